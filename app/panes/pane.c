/* A pane holds what to compute and what came of it, and says so when either changes.
 * When it computes, and from where, is the matter of pane-run.c. */

#include "panes/pane-private.h"

enum {
  PROP_0,
  PROP_COLOUR,
  PROP_FRACTION,
  PROP_HIDDEN,
  PROP_KIND,
  PROP_LAYOUT,
  PROP_LISTING,
  PROP_PAUSED,
  PROP_RECIPE,
  PROP_RESULT,
  PROP_RUNNING,
  PROP_STEP,
  PROP_STYLE,
  PROP_WAITING,
  N_PROPS
};

enum { EDITED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterPane, aster_pane, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
notify (AsterPane *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* What the work shows is what the pane shows, under the same name. */
static void
work_notify_cb (AsterPane *self, GParamSpec *pspec)
{
  g_object_notify (G_OBJECT (self), pspec->name);
}

static void
aster_pane_dispose (GObject *object)
{
  AsterPane *self = ASTER_PANE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_weak_pointer (&self->awaited);
  g_clear_weak_pointer (&self->followed);
  g_clear_pointer (&self->page, aster_layout_unref);
  if (self->work != NULL)
    g_signal_handlers_disconnect_by_data (self->work, self);
  g_clear_object (&self->work);
  if (self->labels != NULL)
    g_signal_handlers_disconnect_by_data (self->labels, self);
  g_clear_object (&self->labels);
  g_clear_pointer (&self->space, aster_space_unref);
  g_clear_pointer (&self->recipe, aster_recipe_free);
  g_clear_pointer (&self->colour, g_free);
  g_clear_pointer (&self->hidden, g_strfreev);
  g_clear_pointer (&self->listing, g_variant_unref);

  G_OBJECT_CLASS (aster_pane_parent_class)->dispose (object);
}

static void
aster_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AsterPane *self = ASTER_PANE (object);

  switch (prop_id)
    {
    case PROP_COLOUR:
      g_value_set_string (value, self->colour);
      break;

    case PROP_FRACTION:
      g_value_set_double (value, aster_pane_get_fraction (self));
      break;

    case PROP_HIDDEN:
      g_value_set_boxed (value, aster_pane_get_hidden (self));
      break;

    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;

    case PROP_LAYOUT:
      g_value_set_boxed (value, aster_pane_get_layout (self));
      break;

    case PROP_LISTING:
      g_value_set_variant (value, self->listing);
      break;

    case PROP_PAUSED:
      g_value_set_boolean (value, aster_pane_is_paused (self));
      break;

    case PROP_RECIPE:
      g_value_set_boxed (value, self->recipe);
      break;

    case PROP_RESULT:
      g_value_set_boxed (value, aster_pane_get_result (self));
      break;

    case PROP_RUNNING:
      g_value_set_boolean (value, aster_pane_is_running (self));
      break;

    case PROP_STEP:
      g_value_set_pointer (value, (gpointer) aster_pane_get_step (self));
      break;

    case PROP_STYLE:
      g_value_set_pointer (value, &self->style);
      break;

    case PROP_WAITING:
      g_value_set_boolean (value, aster_pane_is_waiting (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_pane_class_init (AsterPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = aster_pane_dispose;
  object_class->get_property = aster_pane_get_property;

  properties[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, "", flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   flags);
  /* What a legend shows no more; there is nothing hidden when the colours mean another
   * thing. */
  properties[PROP_HIDDEN] = g_param_spec_boxed ("hidden", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_KIND] = g_param_spec_uint ("kind", NULL, NULL, 0, ASTER_PANE_VALUES, 0,
                                             flags);
  properties[PROP_LAYOUT] = g_param_spec_boxed ("layout", NULL, NULL, ASTER_TYPE_LAYOUT,
                                                flags);
  properties[PROP_LISTING] = g_param_spec_variant ("listing", NULL, NULL,
                                                   G_VARIANT_TYPE_VARDICT, NULL, flags);
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, flags);
  properties[PROP_RECIPE] = g_param_spec_boxed ("recipe", NULL, NULL, ASTER_TYPE_RECIPE,
                                                flags);
  /* Notified when a run ends, with a new result or with an error. */
  properties[PROP_RESULT] = g_param_spec_boxed ("result", NULL, NULL, ASTER_TYPE_RESULT,
                                                flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_STEP] = g_param_spec_pointer ("step", NULL, NULL, flags);
  properties[PROP_STYLE] = g_param_spec_pointer ("style", NULL, NULL, flags);
  /* For somebody who says run, or for another map. */
  properties[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* A person changed the recipe, the kind or the colours: something to undo. */
  signals[EDITED] = g_signal_new ("edited", ASTER_TYPE_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
labels_edited_cb (AsterPane *self, const char *merge)
{
  self->labels_edited = TRUE;
  self->label_step = merge;
  g_signal_emit (self, signals[EDITED], 0);
  self->labels_edited = FALSE;
}

static void
aster_pane_init (AsterPane *self)
{
  self->colour = g_strdup ("");
  self->style = (AsterPlotStyle) ASTER_PLOT_STYLE_INIT;
  self->listing = aster_pane_listing_new ();
  self->labels = aster_label_edits_new ();
  g_signal_connect_swapped (self->labels, "edited", G_CALLBACK (labels_edited_cb), self);
}

/**
 * aster_pane_new:
 * @engine: (transfer none): runs the jobs; must outlive the pane
 * @id: a number that no other pane of the document has, above 0
 * @kind: what it shows
 *
 * Returns: (transfer full): a pane with the default recipe of its kind
 */
AsterPane *
aster_pane_new (AsterEngine *engine, guint id, AsterPaneKind kind)
{
  AsterPane *self = g_object_new (ASTER_TYPE_PANE, NULL);

  self->engine = engine;
  self->id = id;
  self->kind = kind;
  self->recipe = aster_recipe_new (aster_pane_kind_get_recipe (kind));
  self->work = aster_work_new (engine);
  g_signal_connect_swapped (self->work, "notify", G_CALLBACK (work_notify_cb), self);

  return self;
}

static void
replace_recipe (AsterPane *self, AsterRecipe *recipe)
{
  aster_recipe_free (self->recipe);
  self->recipe = recipe;
  notify (self, PROP_RECIPE);
}

static void
replace_colour (AsterPane *self, const char *colour)
{
  if (g_strcmp0 (self->colour, colour) == 0)
    return;

  g_free (self->colour);
  self->colour = g_strdup (colour);
  aster_pane_take_hidden (self, NULL);
  notify (self, PROP_COLOUR);
}

static void
replace_kind (AsterPane *self, AsterPaneKind kind)
{
  if (self->kind == kind)
    return;

  aster_pane_wait_no_more (self);
  aster_work_forget (self->work);
  self->kind = kind;
  replace_recipe (self, aster_recipe_new (aster_pane_kind_get_recipe (kind)));
  notify (self, PROP_KIND);
}

/**
 * aster_pane_become:
 * @self: a pane
 * @kind: what it shows
 * @recipe: (transfer none): of that kind
 * @colour: what a map is coloured by
 *
 * Takes all three over at once, without asking to be remembered for undo, and
 * computes what has changed.
 */
void
aster_pane_become (AsterPane *self,
                   AsterPaneKind kind,
                   const AsterRecipe *recipe,
                   const char *colour)
{
  gboolean stale, goes_on;

  g_return_if_fail (ASTER_IS_PANE (self));

  stale = aster_pane_get_result (self) == NULL || self->kind != kind;
  goes_on = self->kind == kind && aster_pane_goes_on_to (self, recipe);
  replace_kind (self, kind);
  replace_colour (self, colour);
  if (recipe->kind == aster_pane_kind_get_recipe (kind) &&
      !aster_recipe_equal (recipe, self->recipe))
    {
      replace_recipe (self, aster_recipe_copy (recipe));
      stale = TRUE;
    }

  if (stale && goes_on)
    aster_pane_run_after_rest (self, FALSE);
  else if (stale)
    aster_pane_run_if_cheap (self);
}

guint
aster_pane_get_id (AsterPane *self)
{
  return self->id;
}

AsterPaneKind
aster_pane_get_kind (AsterPane *self)
{
  return self->kind;
}

/* Another kind of picture in the same place, with the default recipe of its kind. */
void
aster_pane_set_kind (AsterPane *self, AsterPaneKind kind)
{
  g_return_if_fail (ASTER_IS_PANE (self));

  if (self->kind == kind)
    return;

  replace_kind (self, kind);
  aster_pane_run (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/**
 * aster_pane_set_input:
 * @self: a pane
 * @space: (nullable): what the recipe is applied to
 * @treatment: what is done to its vectors first
 *
 * Computes at once if either differs from what it was.
 */
void
aster_pane_set_input (AsterPane *self, AsterSpace *space, AsterTreatment treatment)
{
  g_return_if_fail (ASTER_IS_PANE (self));

  if (self->space == space && self->treatment == treatment)
    return;

  if (self->space != space)
    {
      g_clear_pointer (&self->space, aster_space_unref);
      self->space = space != NULL ? aster_space_ref (space) : NULL;
    }
  self->treatment = treatment;
  aster_pane_run_if_cheap (self);
}

const AsterRecipe *
aster_pane_get_recipe (AsterPane *self)
{
  return self->recipe;
}

/**
 * aster_pane_set_recipe:
 * @self: a pane
 * @recipe: (transfer none): of the kind that the pane has
 *
 * What a person edited. Computes after 150 ms of rest, from the picture that is there if
 * that makes sense.
 */
void
aster_pane_set_recipe (AsterPane *self, const AsterRecipe *recipe)
{
  gboolean goes_on;

  g_return_if_fail (ASTER_IS_PANE (self));
  g_return_if_fail (recipe->kind == aster_pane_kind_get_recipe (self->kind));

  if (aster_recipe_equal (self->recipe, recipe))
    return;

  goes_on = aster_pane_goes_on_to (self, recipe);
  replace_recipe (self, aster_recipe_copy (recipe));
  aster_pane_run_after_rest (self, !goes_on);
  g_signal_emit (self, signals[EDITED], 0);
}

/* What a person chose: the map begins anew from that of the pane @id. */
void
aster_pane_choose_source (AsterPane *self, guint id)
{
  g_return_if_fail (ASTER_IS_PANE (self));

  if (aster_pane_get_source (self) == id)
    return;

  aster_pane_set_source (self, id);
  notify (self, PROP_RECIPE);
  aster_pane_run_after_rest (self, TRUE);
  g_signal_emit (self, signals[EDITED], 0);
}

const char *
aster_pane_get_colour (AsterPane *self)
{
  return self->colour;
}

/* @colour: the name of a column, or "" for none. Nothing is computed again. */
void
aster_pane_set_colour (AsterPane *self, const char *colour)
{
  g_return_if_fail (ASTER_IS_PANE (self));

  if (g_strcmp0 (self->colour, colour) == 0)
    return;

  replace_colour (self, colour);
  g_signal_emit (self, signals[EDITED], 0);
}

/* (transfer none): what a person did to the labels of a map. */
AsterLabelEdits *
aster_pane_get_labels (AsterPane *self)
{
  return self->labels;
}

/* (transfer full) (nullable): while "edited" is emitted, what steps of the same kind have
 * in common: made soon after one another they are undone as one. */
char *
aster_pane_dup_step (AsterPane *self)
{
  return self->labels_edited ? g_strdup (self->label_step)
                             : g_strdup_printf ("pane %u", self->id);
}

/* (transfer none): how a map is drawn. */
const AsterPlotStyle *
aster_pane_get_style (AsterPane *self)
{
  return &self->style;
}

/* As undo and sessions do it: nobody edited anything. */
void
aster_pane_take_style (AsterPane *self, const AsterPlotStyle *style)
{
  g_return_if_fail (ASTER_IS_PANE (self) && style != NULL);

  if (aster_plot_style_equal (&self->style, style))
    return;

  self->style = *style;
  notify (self, PROP_STYLE);
}

/* What a person chose. Nothing is computed again. */
void
aster_pane_set_style (AsterPane *self, const AsterPlotStyle *style)
{
  g_return_if_fail (ASTER_IS_PANE (self) && style != NULL);

  if (aster_plot_style_equal (&self->style, style))
    return;

  aster_pane_take_style (self, style);
  g_signal_emit (self, signals[EDITED], 0);
}

/* (transfer none) (nullable): what came of the last run that ended well. */
AsterResult *
aster_pane_get_result (AsterPane *self)
{
  return aster_work_get_result (self->work);
}

AsterLayout *
aster_pane_get_layout (AsterPane *self)
{
  return aster_work_get_layout (self->work);
}

/* (nullable): why the last run came to nothing, for a person. */
const char *
aster_pane_get_error (AsterPane *self)
{
  return aster_work_get_error (self->work);
}
