/* A pane holds what to compute and what came of it. A change of its recipe waits
 * for 150 ms of rest and then becomes one job; the job before it is cancelled, so
 * a result that is shown always belongs to the recipe that is shown. Until the new
 * result arrives the old one stays: a picture never goes blank for a slider. */

#include "pane.h"

#include "run/recipe-job.h"

#define REST_MS 150

struct _AsterPane
{
  GObject parent_instance;

  AsterEngine *engine; /* (unowned) */
  guint id;
  AsterPaneKind kind;
  AsterRecipe *recipe;
  char *colour; /* what a map is coloured by: a column, "" for nothing */

  AsterSpace *space; /* (nullable) */
  AsterTreatment treatment;

  AsterJob *job;       /* (nullable) under way */
  guint rest_id;       /* source that ends the rest, or 0 */
  AsterResult *result; /* (nullable) */
  AsterLayout *layout; /* (nullable) the final one, or the latest frame */
  char *error;         /* (nullable) for a person */
};

enum {
  PROP_0,
  PROP_COLOUR,
  PROP_FRACTION,
  PROP_KIND,
  PROP_LAYOUT,
  PROP_RECIPE,
  PROP_RESULT,
  PROP_RUNNING,
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

static void
set_layout (AsterPane *self, AsterLayout *layout)
{
  if (self->layout == layout)
    return;

  g_clear_pointer (&self->layout, aster_layout_unref);
  if (layout != NULL)
    self->layout = aster_layout_ref (layout);
  notify (self, PROP_LAYOUT);
}

static void
drop_job (AsterPane *self)
{
  if (self->job == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->job, self);
  aster_job_cancel (self->job);
  g_clear_object (&self->job);
}

static void
job_fraction_cb (AsterPane *self)
{
  notify (self, PROP_FRACTION);
}

static void
job_layout_cb (AsterPane *self)
{
  set_layout (self, aster_job_get_layout (self->job));
}

static void
job_finished_cb (AsterPane *self)
{
  g_autoptr (AsterJob) job = g_steal_pointer (&self->job);
  AsterResult *result = aster_job_get_result (job);
  const GError *error = aster_job_get_error (job);

  g_signal_handlers_disconnect_by_data (job, self);
  g_clear_pointer (&self->error, g_free);

  if (error != NULL)
    self->error = g_strdup (error->message);
  else if (result != NULL)
    {
      g_clear_pointer (&self->result, aster_result_unref);
      self->result = aster_result_ref (result);
      set_layout (self, result->layout);
    }

  notify (self, PROP_RESULT);
  notify (self, PROP_RUNNING);
}

/* A table shows what is there; an expression without words has nothing to ask. */
static gboolean
is_computed (AsterPane *self)
{
  if (self->kind == ASTER_PANE_QUERY ||
      (self->kind == ASTER_PANE_VALUES && self->recipe->values == ASTER_VALUES_COSINE))
    return self->recipe->query != NULL && *self->recipe->query != '\0';

  return self->kind != ASTER_PANE_TABLE;
}

/**
 * aster_pane_run:
 * @self: a pane
 *
 * Computes the recipe now; what was under way is given up.
 */
void
aster_pane_run (AsterPane *self)
{
  g_return_if_fail (ASTER_IS_PANE (self));

  g_clear_handle_id (&self->rest_id, g_source_remove);
  drop_job (self);
  if (self->space == NULL || !is_computed (self))
    {
      notify (self, PROP_RUNNING);
      return;
    }

  self->job = aster_recipe_job_new (self->recipe, self->treatment, self->space, NULL,
                                    self->engine);
  g_signal_connect_swapped (self->job, "notify::fraction", G_CALLBACK (job_fraction_cb),
                            self);
  g_signal_connect_swapped (self->job, "notify::layout", G_CALLBACK (job_layout_cb),
                            self);
  g_signal_connect_swapped (self->job, "notify::finished", G_CALLBACK (job_finished_cb),
                            self);
  aster_engine_submit (self->engine, self->job);
  notify (self, PROP_RUNNING);
}

/* Gives up what is under way; what is shown stays. */
void
aster_pane_stop (AsterPane *self)
{
  g_return_if_fail (ASTER_IS_PANE (self));

  g_clear_handle_id (&self->rest_id, g_source_remove);
  drop_job (self);
  notify (self, PROP_RUNNING);
}

static gboolean
rest_over_cb (gpointer data)
{
  AsterPane *self = data;

  self->rest_id = 0;
  aster_pane_run (self);

  return G_SOURCE_REMOVE;
}

static void
run_after_rest (AsterPane *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rest_over_cb, self);
}

static void
aster_pane_dispose (GObject *object)
{
  AsterPane *self = ASTER_PANE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  drop_job (self);
  g_clear_pointer (&self->space, aster_space_unref);
  g_clear_pointer (&self->result, aster_result_unref);
  g_clear_pointer (&self->layout, aster_layout_unref);
  g_clear_pointer (&self->recipe, aster_recipe_free);
  g_clear_pointer (&self->colour, g_free);
  g_clear_pointer (&self->error, g_free);

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

    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;

    case PROP_LAYOUT:
      g_value_set_boxed (value, self->layout);
      break;

    case PROP_RECIPE:
      g_value_set_boxed (value, self->recipe);
      break;

    case PROP_RESULT:
      g_value_set_boxed (value, self->result);
      break;

    case PROP_RUNNING:
      g_value_set_boolean (value, aster_pane_is_running (self));
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
  properties[PROP_KIND] = g_param_spec_uint ("kind", NULL, NULL, 0, ASTER_PANE_VALUES, 0,
                                             flags);
  properties[PROP_LAYOUT] = g_param_spec_boxed ("layout", NULL, NULL, ASTER_TYPE_LAYOUT,
                                                flags);
  properties[PROP_RECIPE] = g_param_spec_boxed ("recipe", NULL, NULL, ASTER_TYPE_RECIPE,
                                                flags);
  /* Notified when a run ends, with a new result or with an error. */
  properties[PROP_RESULT] = g_param_spec_boxed ("result", NULL, NULL, ASTER_TYPE_RESULT,
                                                flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* A person changed the recipe, the kind or the colours: something to undo. */
  signals[EDITED] = g_signal_new ("edited", ASTER_TYPE_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
aster_pane_init (AsterPane *self)
{
  self->colour = g_strdup ("");
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
  notify (self, PROP_COLOUR);
}

static void
replace_kind (AsterPane *self, AsterPaneKind kind)
{
  if (self->kind == kind)
    return;

  aster_pane_stop (self);
  g_clear_pointer (&self->result, aster_result_unref);
  g_clear_pointer (&self->error, g_free);
  set_layout (self, NULL);
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
  gboolean stale;

  g_return_if_fail (ASTER_IS_PANE (self));

  stale = self->result == NULL || self->kind != kind;
  replace_kind (self, kind);
  replace_colour (self, colour);
  if (recipe->kind == aster_pane_kind_get_recipe (kind) &&
      !aster_recipe_equal (recipe, self->recipe))
    {
      replace_recipe (self, aster_recipe_copy (recipe));
      stale = TRUE;
    }

  if (stale)
    aster_pane_run (self);
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
  aster_pane_run (self);
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
 * What a person edited. Computes after 150 ms of rest.
 */
void
aster_pane_set_recipe (AsterPane *self, const AsterRecipe *recipe)
{
  g_return_if_fail (ASTER_IS_PANE (self));
  g_return_if_fail (recipe->kind == aster_pane_kind_get_recipe (self->kind));

  if (aster_recipe_equal (self->recipe, recipe))
    return;

  replace_recipe (self, aster_recipe_copy (recipe));
  run_after_rest (self);
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

/* (transfer none) (nullable): what came of the last run that ended well. */
AsterResult *
aster_pane_get_result (AsterPane *self)
{
  return self->result;
}

AsterLayout *
aster_pane_get_layout (AsterPane *self)
{
  return self->layout;
}

/* (nullable): why the last run came to nothing, for a person. */
const char *
aster_pane_get_error (AsterPane *self)
{
  return self->error;
}

double
aster_pane_get_fraction (AsterPane *self)
{
  return self->job != NULL ? aster_job_get_fraction (self->job) : 0;
}

gboolean
aster_pane_is_running (AsterPane *self)
{
  return self->job != NULL;
}
