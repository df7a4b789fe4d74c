/* The panes stand in a list; the arrangement is a line of text that names each of
 * them once. Whatever comes from outside (a saved session, another version) is
 * mended until that is true, so that no pane is ever lost from sight. */

#include "panes/pane-set.h"

#include "panes/pane-preset.h"
#include "panes/pane-state.h"

#define MAX_PANES 12

struct _AsterPaneSet
{
  GObject parent_instance;

  AsterEngine *engine; /* (unowned) */
  AsterSpace *space;   /* (nullable) */
  AsterTreatment treatment;
  GListStore *panes;
  char *arrangement;
  guint maximised;
};

enum { PROP_0, PROP_ARRANGEMENT, PROP_MAXIMISED, N_PROPS };

enum { EDITED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterPaneSet, aster_pane_set, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static guint
get_n (AsterPaneSet *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->panes));
}

/* (transfer none) */
static AsterPane *
get_pane (AsterPaneSet *self, guint i)
{
  g_autoptr (AsterPane) pane = g_list_model_get_item (G_LIST_MODEL (self->panes), i);

  return pane;
}

static void
say_edited (AsterPaneSet *self, const char *merge)
{
  g_signal_emit (self, signals[EDITED], 0, merge);
}

static void
pane_edited_cb (AsterPaneSet *self, AsterPane *pane)
{
  g_autofree char *merge = aster_pane_dup_step (pane);

  say_edited (self, merge);
}

static void
append (AsterPaneSet *self, AsterPane *pane)
{
  aster_pane_set_peers (pane, G_LIST_MODEL (self->panes));
  g_signal_connect_object (pane, "edited", G_CALLBACK (pane_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_list_store_append (self->panes, pane);
}

/* Panes compute once all that came are there, since one may refer to another. */
static void
set_off (AsterPaneSet *self)
{
  for (guint i = 0; self->space != NULL && i < get_n (self); i++)
    aster_pane_set_input (get_pane (self, i), self->space, self->treatment);
}

static void
drop (AsterPaneSet *self, guint position)
{
  AsterPane *pane = get_pane (self, position);

  aster_pane_stop (pane);
  aster_pane_set_peers (pane, NULL);
  g_signal_handlers_disconnect_by_func (pane, pane_edited_cb, self);
  g_list_store_remove (self->panes, position);
}

static guint
new_id (AsterPaneSet *self)
{
  guint id = 0;

  for (guint i = 0; i < get_n (self); i++)
    id = MAX (id, aster_pane_get_id (get_pane (self, i)));

  return id + 1;
}

static void
replace_arrangement (AsterPaneSet *self, char *arrangement)
{
  g_free (self->arrangement);
  self->arrangement = arrangement;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARRANGEMENT]);
}

static void
replace_maximised (AsterPaneSet *self, guint id)
{
  if (self->maximised == id)
    return;

  self->maximised = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAXIMISED]);
}

/* (transfer full): @text with every pane in it, and nothing else. */
static char *
mend (AsterPaneSet *self, const char *text)
{
  guint ids[MAX_PANES];

  for (guint i = 0; i < get_n (self); i++)
    ids[i] = aster_pane_get_id (get_pane (self, i));

  return aster_arrangement_mend (text, ids, get_n (self));
}

static void
aster_pane_set_dispose (GObject *object)
{
  AsterPaneSet *self = ASTER_PANE_SET (object);

  for (guint i = 0; self->panes != NULL && i < get_n (self); i++)
    {
      aster_pane_stop (get_pane (self, i));
      aster_pane_set_peers (get_pane (self, i), NULL);
    }
  g_clear_object (&self->panes);
  g_clear_pointer (&self->space, aster_space_unref);
  g_clear_pointer (&self->arrangement, g_free);

  G_OBJECT_CLASS (aster_pane_set_parent_class)->dispose (object);
}

static void
aster_pane_set_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  AsterPaneSet *self = ASTER_PANE_SET (object);

  switch (prop_id)
    {
    case PROP_ARRANGEMENT:
      g_value_set_string (value, self->arrangement);
      break;

    case PROP_MAXIMISED:
      g_value_set_uint (value, self->maximised);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_pane_set_class_init (AsterPaneSetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = aster_pane_set_dispose;
  object_class->get_property = aster_pane_set_get_property;

  properties[PROP_ARRANGEMENT] = g_param_spec_string (
      "arrangement", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MAXIMISED] = g_param_spec_uint (
      "maximised", NULL, NULL, 0, G_MAXUINT, 0,
      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EDITED] = g_signal_new ("edited", ASTER_TYPE_PANE_SET, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
aster_pane_set_init (AsterPaneSet *self)
{
  self->panes = g_list_store_new (ASTER_TYPE_PANE);
  self->arrangement = g_strdup ("");
}

/* @engine: (transfer none): runs the jobs of the panes; must outlive them */
AsterPaneSet *
aster_pane_set_new (AsterEngine *engine)
{
  AsterPaneSet *self = g_object_new (ASTER_TYPE_PANE_SET, NULL);

  self->engine = engine;

  return self;
}

/* Every pane computes from these, now and when it is added. */
void
aster_pane_set_set_input (AsterPaneSet *self, AsterSpace *space, AsterTreatment treatment)
{
  g_return_if_fail (ASTER_IS_PANE_SET (self) && space != NULL);

  if (self->space != space)
    {
      g_clear_pointer (&self->space, aster_space_unref);
      self->space = aster_space_ref (space);
    }
  self->treatment = treatment;
  set_off (self);
}

GListModel *
aster_pane_set_get_panes (AsterPaneSet *self)
{
  return G_LIST_MODEL (self->panes);
}

/* (transfer none) (nullable) */
AsterPane *
aster_pane_set_find (AsterPaneSet *self, guint id)
{
  for (guint i = 0; i < get_n (self); i++)
    if (aster_pane_get_id (get_pane (self, i)) == id)
      return get_pane (self, i);

  return NULL;
}

static void
place (AsterPaneSet *self, AsterPane *pane, guint beside, GtkOrientation orientation)
{
  AsterArrangement *tree = aster_arrangement_from_string (self->arrangement);

  tree = aster_arrangement_add (tree, beside, orientation, aster_pane_get_id (pane));
  replace_maximised (self, 0);
  replace_arrangement (self, aster_arrangement_to_string (tree));
  aster_arrangement_free (tree);
  say_edited (self, NULL);
}

/**
 * aster_pane_set_add:
 * @self: a set of panes
 * @kind: what the new one shows
 * @beside: the pane that gives half of its room, or 0 for the whole grid
 * @orientation: whether the new one stands to the right or below
 *
 * Returns: (transfer none) (nullable): the new pane, already computing; %NULL if
 *   there are as many as can be read, 12
 */
AsterPane *
aster_pane_set_add (AsterPaneSet *self,
                    AsterPaneKind kind,
                    guint beside,
                    GtkOrientation orientation)
{
  g_autoptr (AsterPane) pane = NULL;

  g_return_val_if_fail (ASTER_IS_PANE_SET (self), NULL);

  if (get_n (self) >= MAX_PANES)
    return NULL;

  pane = aster_pane_new (self->engine, new_id (self), kind);
  append (self, pane);
  set_off (self);
  place (self, pane, beside, orientation);

  return pane;
}

/* (transfer none) (nullable): a second pane beside @id with the same recipe. */
AsterPane *
aster_pane_set_duplicate (AsterPaneSet *self, guint id)
{
  AsterPane *original = aster_pane_set_find (self, id);
  g_autoptr (AsterPane) pane = NULL;
  g_autoptr (GVariant) state = NULL;

  g_return_val_if_fail (original != NULL, NULL);

  if (get_n (self) >= MAX_PANES)
    return NULL;

  pane = aster_pane_new (self->engine, new_id (self), aster_pane_get_kind (original));
  state = g_variant_ref_sink (aster_pane_state_save (original));
  aster_pane_state_restore (pane, state);
  append (self, pane);
  set_off (self);
  place (self, pane, id, GTK_ORIENTATION_HORIZONTAL);

  return pane;
}

void
aster_pane_set_close (AsterPaneSet *self, guint id)
{
  AsterPane *pane = aster_pane_set_find (self, id);
  guint position;

  g_return_if_fail (pane != NULL);

  if (self->maximised == id)
    replace_maximised (self, 0);
  if (g_list_store_find (self->panes, pane, &position))
    drop (self, position);
  replace_arrangement (self, mend (self, self->arrangement));
  say_edited (self, NULL);
}

const char *
aster_pane_set_get_arrangement (AsterPaneSet *self)
{
  return self->arrangement;
}

/* See arrangement.h; what does not name each pane once is mended. */
void
aster_pane_set_set_arrangement (AsterPaneSet *self, const char *arrangement)
{
  g_autofree char *mended = NULL;

  g_return_if_fail (ASTER_IS_PANE_SET (self));

  mended = mend (self, arrangement);
  if (g_strcmp0 (mended, self->arrangement) == 0)
    return;

  replace_arrangement (self, g_steal_pointer (&mended));
  say_edited (self, "arrangement");
}

static AsterPane *
find_kind (AsterPaneSet *self, AsterPaneKind kind)
{
  for (guint i = 0; i < get_n (self); i++)
    if (aster_pane_get_kind (get_pane (self, i)) == kind)
      return get_pane (self, i);

  return NULL;
}

static gboolean
is_among (guint id, const guint *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;

  return FALSE;
}

/**
 * aster_pane_set_arrange:
 * @self: a set of panes
 * @name: of a preset, see pane-preset.h
 *
 * One click for a common task. The first pane of each kind that is wanted stays as
 * it is, kinds that are missing come, the other panes are closed.
 */
void
aster_pane_set_arrange (AsterPaneSet *self, const char *name)
{
  const AsterPanePreset *preset = aster_pane_preset_find (name);
  guint ids[ASTER_PRESET_PANES] = { 0 };
  g_autofree char *tree = NULL;

  g_return_if_fail (ASTER_IS_PANE_SET (self));
  g_return_if_fail (preset != NULL);

  for (guint i = 0; i < preset->n; i++)
    {
      AsterPane *pane = find_kind (self, preset->kinds[i]);

      if (pane == NULL)
        {
          g_autoptr (AsterPane) fresh = aster_pane_new (self->engine, new_id (self),
                                                        preset->kinds[i]);

          append (self, fresh);
          pane = fresh;
        }
      ids[i] = aster_pane_get_id (pane);
    }

  for (guint i = get_n (self); i > 0; i--)
    if (!is_among (aster_pane_get_id (get_pane (self, i - 1)), ids, preset->n))
      drop (self, i - 1);
  set_off (self);

  tree = aster_pane_preset_dup_arrangement (preset, ids);
  replace_maximised (self, 0);
  replace_arrangement (self, mend (self, tree));
  say_edited (self, NULL);
}

guint
aster_pane_set_get_maximised (AsterPaneSet *self)
{
  return self->maximised;
}

void
aster_pane_set_set_maximised (AsterPaneSet *self, guint id)
{
  g_return_if_fail (ASTER_IS_PANE_SET (self));

  if (self->maximised == id || (id != 0 && aster_pane_set_find (self, id) == NULL))
    return;

  replace_maximised (self, id);
  say_edited (self, NULL);
}

/* Adds «panes», «arrangement» and «maximised» to @state. */
void
aster_pane_set_save (AsterPaneSet *self, GVariantDict *state)
{
  g_auto (GVariantBuilder) panes = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < get_n (self); i++)
    g_variant_builder_add_value (&panes, aster_pane_state_save (get_pane (self, i)));

  g_variant_dict_insert (state, "arrangement", "s", self->arrangement);
  g_variant_dict_insert (state, "maximised", "u", self->maximised);
  g_variant_dict_insert_value (state, "panes", g_variant_builder_end (&panes));
}

/* Panes that stay keep their result and their widget; the others come and go. */
static void
restore_panes (AsterPaneSet *self, GVariant *states)
{
  guint ids[MAX_PANES], n = 0;

  for (gsize i = 0; i < g_variant_n_children (states) && n < MAX_PANES; i++)
    {
      g_autoptr (GVariant) state = g_variant_get_child_value (states, i);
      AsterPane *pane;
      guint id = aster_pane_state_get_id (state);

      if (id == 0 || is_among (id, ids, n))
        continue;

      if ((pane = aster_pane_set_find (self, id)) != NULL)
        aster_pane_state_restore (pane, state);
      else
        {
          g_autoptr (AsterPane) fresh = aster_pane_new (self->engine, id, ASTER_PANE_MAP);

          aster_pane_state_restore (fresh, state);
          append (self, fresh);
        }
      ids[n++] = id;
    }

  for (guint i = get_n (self); i > 0; i--)
    if (!is_among (aster_pane_get_id (get_pane (self, i - 1)), ids, n))
      drop (self, i - 1);
  set_off (self);
}

/* Becomes what @state says; see aster_pane_set_save(). */
void
aster_pane_set_restore (AsterPaneSet *self, GVariant *state)
{
  g_autoptr (GVariant) panes = g_variant_lookup_value (state, "panes",
                                                       G_VARIANT_TYPE ("aa{sv}"));
  const char *arrangement = "";
  guint maximised = 0;

  g_return_if_fail (ASTER_IS_PANE_SET (self));

  if (panes == NULL)
    return;

  g_variant_lookup (state, "arrangement", "&s", &arrangement);
  g_variant_lookup (state, "maximised", "u", &maximised);
  restore_panes (self, panes);
  replace_arrangement (self, mend (self, arrangement));
  replace_maximised (self, aster_pane_set_find (self, maximised) != NULL ? maximised : 0);
}
