/* A document is a space and everything a person did to it. Whatever changes — the
 * selection, a pin, a recipe, a pane — ends in record(), which takes the whole
 * state, puts it into the history and says "changed"; undoing restores a state.
 * Nothing else needs to know about undo. */

#include "document.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "history.h"
#include "words/statistics.h"

struct _AsterDocument
{
  GObject parent_instance;

  AsterEngine *engine; /* (unowned) */
  AsterSpace *space;
  AsterSelection *selection;
  AsterJob *norms_job; /* makes the norms; kept because it owns them */

  AsterTreatment treatment;
  AsterMetric metric;
  GListStore *panes;
  char *arrangement;
  guint maximised;

  AsterHistory *history;
  gboolean restoring;
};

enum {
  PROP_0,
  PROP_ARRANGEMENT,
  PROP_CAN_REDO,
  PROP_CAN_UNDO,
  PROP_MAXIMISED,
  PROP_METRIC,
  PROP_NORMS,
  PROP_TREATMENT,
  N_PROPS
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterDocument, aster_document, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
notify (AsterDocument *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
record (AsterDocument *self, const char *merge)
{
  if (self->restoring || self->history == NULL)
    return;

  if (aster_history_record (self->history, aster_document_to_variant (self), merge))
    {
      notify (self, PROP_CAN_UNDO);
      notify (self, PROP_CAN_REDO);
      g_signal_emit (self, signals[CHANGED], 0);
    }
}

static void
selection_changed_cb (AsterDocument *self)
{
  record (self, "selection");
}

static void
pins_changed_cb (AsterDocument *self)
{
  record (self, NULL);
}

static void
pane_edited_cb (AsterDocument *self, AsterPane *pane)
{
  g_autofree char *merge = g_strdup_printf ("pane %u", aster_pane_get_id (pane));

  record (self, merge);
}

static void
append_pane (AsterDocument *self, AsterPane *pane)
{
  aster_pane_set_input (pane, self->space, self->treatment);
  g_signal_connect_object (pane, "edited", G_CALLBACK (pane_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_list_store_append (self->panes, pane);
}

static guint
new_id (AsterDocument *self)
{
  guint id = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->panes)); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (G_LIST_MODEL (self->panes), i);

      id = MAX (id, aster_pane_get_id (pane));
    }

  return id + 1;
}

static void
replace_arrangement (AsterDocument *self, char *arrangement)
{
  g_free (self->arrangement);
  self->arrangement = arrangement;
  notify (self, PROP_ARRANGEMENT);
}

/* What a new space is shown in: a map above a text and a table. */
static void
open_first_panes (AsterDocument *self)
{
  static const AsterPaneKind kinds[] = { ASTER_PANE_MAP, ASTER_PANE_TEXT,
                                         ASTER_PANE_TABLE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (AsterPane) pane = aster_pane_new (self->engine, i + 1, kinds[i]);

      append_pane (self, pane);
    }

  self->arrangement = g_strdup ("v 0.66 1 h 0.5 2 3");
}

static gpointer
compute_norms (AsterPulse *pulse, gpointer data, GError **error)
{
  AsterSpace *space = data;
  g_autofree double *norms = g_new (double, MAX (aster_space_n (space), 1));

  if (!aster_statistics_norms (space->vectors, norms, pulse, error))
    return NULL;

  return g_steal_pointer (&norms);
}

static void
norms_finished_cb (AsterDocument *self)
{
  notify (self, PROP_NORMS);
}

static void
aster_document_dispose (GObject *object)
{
  AsterDocument *self = ASTER_DOCUMENT (object);

  if (self->norms_job != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->norms_job, self);
      aster_job_cancel (self->norms_job);
      g_clear_object (&self->norms_job);
    }

  if (self->panes != NULL)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->panes)); i++)
      {
        g_autoptr (AsterPane) pane = g_list_model_get_item (G_LIST_MODEL (self->panes),
                                                            i);

        aster_pane_stop (pane);
      }

  g_clear_object (&self->panes);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->space, aster_space_unref);
  g_clear_pointer (&self->history, aster_history_free);
  g_clear_pointer (&self->arrangement, g_free);

  G_OBJECT_CLASS (aster_document_parent_class)->dispose (object);
}

static void
aster_document_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  AsterDocument *self = ASTER_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_ARRANGEMENT:
      g_value_set_string (value, self->arrangement);
      break;

    case PROP_CAN_REDO:
      g_value_set_boolean (value, aster_document_can_redo (self));
      break;

    case PROP_CAN_UNDO:
      g_value_set_boolean (value, aster_document_can_undo (self));
      break;

    case PROP_MAXIMISED:
      g_value_set_uint (value, self->maximised);
      break;

    case PROP_METRIC:
      g_value_set_int (value, (int) self->metric);
      break;

    case PROP_NORMS:
      g_value_set_pointer (value, (gpointer) aster_document_get_norms (self));
      break;

    case PROP_TREATMENT:
      g_value_set_int (value, (int) self->treatment);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_document_class_init (AsterDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = aster_document_dispose;
  object_class->get_property = aster_document_get_property;

  properties[PROP_ARRANGEMENT] = g_param_spec_string ("arrangement", NULL, NULL, "",
                                                      flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_MAXIMISED] = g_param_spec_uint ("maximised", NULL, NULL, 0, G_MAXUINT,
                                                  0, flags);
  properties[PROP_METRIC] = g_param_spec_int ("metric", NULL, NULL, 0,
                                              ASTER_N_METRICS - 1, 0, flags);
  properties[PROP_NORMS] = g_param_spec_pointer ("norms", NULL, NULL, flags);
  properties[PROP_TREATMENT] = g_param_spec_int ("treatment", NULL, NULL, 0,
                                                 ASTER_TREATMENT_UNIT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aster_document_init (AsterDocument *self)
{
  self->panes = g_list_store_new (ASTER_TYPE_PANE);
}

static AsterDocument *
document_new (AsterEngine *engine, AsterSpace *space)
{
  AsterDocument *self = g_object_new (ASTER_TYPE_DOCUMENT, NULL);

  self->engine = engine;
  self->space = aster_space_ref (space);
  self->selection = aster_selection_new (aster_space_n (space));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "pins-changed", G_CALLBACK (pins_changed_cb),
                           self, G_CONNECT_SWAPPED);

  self->norms_job = aster_job_new (compute_norms, aster_space_ref (space),
                                   (GDestroyNotify) aster_space_unref, g_free);
  g_signal_connect_swapped (self->norms_job, "notify::finished",
                            G_CALLBACK (norms_finished_cb), self);
  aster_engine_submit (engine, self->norms_job);

  return self;
}

/**
 * aster_document_new:
 * @engine: (transfer none): must outlive the document
 * @space: (transfer none): what is open
 *
 * Returns: (transfer full): a document with the panes that a new space is shown in
 */
AsterDocument *
aster_document_new (AsterEngine *engine, AsterSpace *space)
{
  AsterDocument *self = document_new (engine, space);

  open_first_panes (self);
  self->history = aster_history_new (aster_document_to_variant (self));

  return self;
}

/* (transfer full): floating a{sv}; all that undo and a session keep. */
GVariant *
aster_document_to_variant (AsterDocument *self)
{
  g_auto (GVariantBuilder) panes = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  GVariantDict dict;

  g_return_val_if_fail (ASTER_IS_DOCUMENT (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->panes)); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (G_LIST_MODEL (self->panes), i);

      g_variant_builder_add_value (&panes, aster_pane_to_variant (pane));
    }

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "treatment", "s",
                         aster_treatment_to_string (self->treatment));
  g_variant_dict_insert (&dict, "metric", "s", aster_metric_to_string (self->metric));
  g_variant_dict_insert (&dict, "arrangement", "s", self->arrangement);
  g_variant_dict_insert (&dict, "maximised", "u", self->maximised);
  g_variant_dict_insert_value (&dict, "panes", g_variant_builder_end (&panes));
  g_variant_dict_insert_value (&dict, "selection",
                               aster_selection_snapshot (self->selection));

  return g_variant_dict_end (&dict);
}

/* Panes that stay keep their result and their widget; the others come and go. */
static void
restore_panes (AsterDocument *self, GVariant *states)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < g_variant_n_children (states); i++)
    {
      g_autoptr (GVariant) state = g_variant_get_child_value (states, i);
      AsterPane *pane;
      guint id = 0;

      g_variant_lookup (state, "id", "u", &id);
      if ((pane = aster_document_get_pane (self, id)) != NULL)
        aster_pane_restore (pane, state);
      else
        {
          g_autoptr (AsterPane) fresh = aster_pane_new_from_variant (self->engine, state);

          id = aster_pane_get_id (fresh);
          append_pane (self, fresh);
        }
      g_hash_table_add (kept, GUINT_TO_POINTER (id));
    }

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->panes)); i > 0; i--)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (G_LIST_MODEL (self->panes),
                                                          i - 1);

      if (!g_hash_table_contains (kept, GUINT_TO_POINTER (aster_pane_get_id (pane))))
        {
          aster_pane_stop (pane);
          g_list_store_remove (self->panes, i - 1);
        }
    }
}

/* Every pane stands in the arrangement, and nothing else does. */
static char *
mend_arrangement (AsterDocument *self, const char *text)
{
  g_autoptr (AsterArrangement) tree = aster_arrangement_from_string (text);
  g_autoptr (AsterArrangement) mended = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);

  mended = g_steal_pointer (&tree);
  for (guint id = 1; mended != NULL && id < 1000; id++)
    if (aster_document_get_pane (self, id) == NULL)
      mended = aster_arrangement_remove (g_steal_pointer (&mended), id);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->panes)); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (G_LIST_MODEL (self->panes), i);
      guint id = aster_pane_get_id (pane);

      if (!aster_arrangement_contains (mended, id))
        mended = aster_arrangement_add (g_steal_pointer (&mended), 0,
                                        GTK_ORIENTATION_HORIZONTAL, id);
    }

  return aster_arrangement_to_string (mended);
}

static void
restore (AsterDocument *self, GVariant *state)
{
  g_autoptr (GVariant) panes = NULL, selection = NULL;
  const char *word = NULL;
  AsterTreatment treatment = self->treatment;
  AsterMetric metric = self->metric;
  guint maximised = 0;

  self->restoring = TRUE;

  if (g_variant_lookup (state, "treatment", "&s", &word))
    aster_treatment_from_string (word, &treatment);
  if (g_variant_lookup (state, "metric", "&s", &word))
    aster_metric_from_string (word, &metric);
  g_variant_lookup (state, "maximised", "u", &maximised);
  aster_document_set_treatment (self, treatment);
  aster_document_set_metric (self, metric);

  panes = g_variant_lookup_value (state, "panes", G_VARIANT_TYPE ("aa{sv}"));
  if (panes != NULL)
    restore_panes (self, panes);

  word = "";
  g_variant_lookup (state, "arrangement", "&s", &word);
  replace_arrangement (self, mend_arrangement (self, word));
  aster_document_set_maximised (
      self, aster_document_get_pane (self, maximised) != NULL ? maximised : 0);

  selection = g_variant_lookup_value (state, "selection", NULL);
  if (selection != NULL)
    aster_selection_restore (self->selection, selection);

  self->restoring = FALSE;
}

/**
 * aster_document_new_from_variant:
 * @engine: (transfer none): must outlive the document
 * @space: (transfer none): what is open
 * @state: from aster_document_to_variant(), perhaps long ago and of another file
 *
 * Whatever in @state does not fit the space is left out.
 *
 * Returns: (transfer full): a document in that state
 */
AsterDocument *
aster_document_new_from_variant (AsterEngine *engine, AsterSpace *space, GVariant *state)
{
  AsterDocument *self = document_new (engine, space);

  restore (self, state);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->panes)) == 0)
    {
      g_clear_pointer (&self->arrangement, g_free);
      open_first_panes (self);
    }
  self->history = aster_history_new (aster_document_to_variant (self));

  return self;
}

AsterEngine *
aster_document_get_engine (AsterDocument *self)
{
  return self->engine;
}

AsterSpace *
aster_document_get_space (AsterDocument *self)
{
  return self->space;
}

AsterSelection *
aster_document_get_selection (AsterDocument *self)
{
  return self->selection;
}

/* (nullable): ‖v‖ of each row as stored, (n); NULL until they are worked out. */
const double *
aster_document_get_norms (AsterDocument *self)
{
  return self->norms_job != NULL ? aster_job_get_result (self->norms_job) : NULL;
}

/* (transfer full): the name of the space for a person. */
char *
aster_document_dup_title (AsterDocument *self)
{
  const AsterOrigin *origin = &self->space->origin;

  if (origin->name != NULL && *origin->name != '\0')
    return g_strdup (origin->name);
  if (origin->path != NULL)
    return g_filename_display_basename (origin->path);

  return g_strdup (_ ("Untitled space"));
}

AsterTreatment
aster_document_get_treatment (AsterDocument *self)
{
  return self->treatment;
}

/* What is done to the vectors before anything is measured; every pane follows. */
void
aster_document_set_treatment (AsterDocument *self, AsterTreatment treatment)
{
  g_return_if_fail (ASTER_IS_DOCUMENT (self));

  if (self->treatment == treatment)
    return;

  self->treatment = treatment;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->panes)); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (G_LIST_MODEL (self->panes), i);

      aster_pane_set_input (pane, self->space, treatment);
    }
  notify (self, PROP_TREATMENT);
  record (self, NULL);
}

AsterMetric
aster_document_get_metric (AsterDocument *self)
{
  return self->metric;
}

void
aster_document_set_metric (AsterDocument *self, AsterMetric metric)
{
  g_return_if_fail (ASTER_IS_DOCUMENT (self));

  if (self->metric == metric)
    return;

  self->metric = metric;
  notify (self, PROP_METRIC);
  record (self, NULL);
}

GListModel *
aster_document_get_panes (AsterDocument *self)
{
  return G_LIST_MODEL (self->panes);
}

/* (transfer none) (nullable) */
AsterPane *
aster_document_get_pane (AsterDocument *self, guint id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->panes)); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (G_LIST_MODEL (self->panes), i);

      if (aster_pane_get_id (pane) == id)
        return pane;
    }

  return NULL;
}

static void
place_pane (AsterDocument *self,
            AsterPane *pane,
            guint beside,
            GtkOrientation orientation)
{
  g_autoptr (AsterArrangement) tree = aster_arrangement_from_string (self->arrangement);
  g_autoptr (AsterArrangement) grown = aster_arrangement_add (
      g_steal_pointer (&tree), beside, orientation, aster_pane_get_id (pane));

  self->maximised = 0;
  notify (self, PROP_MAXIMISED);
  replace_arrangement (self, aster_arrangement_to_string (grown));
  record (self, NULL);
}

/**
 * aster_document_add_pane:
 * @self: a document
 * @kind: what it shows
 * @beside: the pane that gives half of its room, or 0 for the whole grid
 * @orientation: whether the new one stands to the right or below
 *
 * Returns: (transfer none): the new pane, already computing
 */
AsterPane *
aster_document_add_pane (AsterDocument *self,
                         AsterPaneKind kind,
                         guint beside,
                         GtkOrientation orientation)
{
  g_autoptr (AsterPane) pane = NULL;

  g_return_val_if_fail (ASTER_IS_DOCUMENT (self), NULL);

  pane = aster_pane_new (self->engine, new_id (self), kind);
  append_pane (self, pane);
  place_pane (self, pane, beside, orientation);

  return pane;
}

/* (transfer none) (nullable): a second pane beside @id with the same recipe. */
AsterPane *
aster_document_duplicate_pane (AsterDocument *self, guint id)
{
  AsterPane *original = aster_document_get_pane (self, id);
  g_autoptr (AsterPane) pane = NULL;
  g_autoptr (GVariant) state = NULL;

  g_return_val_if_fail (original != NULL, NULL);

  pane = aster_pane_new (self->engine, new_id (self), aster_pane_get_kind (original));
  state = g_variant_ref_sink (aster_pane_to_variant (original));
  aster_pane_restore (pane, state);
  append_pane (self, pane);
  place_pane (self, pane, id, GTK_ORIENTATION_HORIZONTAL);

  return pane;
}

void
aster_document_close_pane (AsterDocument *self, guint id)
{
  AsterPane *pane = aster_document_get_pane (self, id);
  g_autoptr (AsterArrangement) tree = NULL;
  guint position;

  g_return_if_fail (pane != NULL);

  tree = aster_arrangement_remove (aster_arrangement_from_string (self->arrangement), id);
  if (self->maximised == id)
    {
      self->maximised = 0;
      notify (self, PROP_MAXIMISED);
    }
  replace_arrangement (self, aster_arrangement_to_string (tree));

  aster_pane_stop (pane);
  if (g_list_store_find (self->panes, pane, &position))
    g_list_store_remove (self->panes, position);
  record (self, NULL);
}

const char *
aster_document_get_arrangement (AsterDocument *self)
{
  return self->arrangement;
}

/* See arrangement.h; what does not name each pane once is mended. */
void
aster_document_set_arrangement (AsterDocument *self, const char *arrangement)
{
  g_autofree char *mended = NULL;

  g_return_if_fail (ASTER_IS_DOCUMENT (self));

  mended = mend_arrangement (self, arrangement);
  if (g_strcmp0 (mended, self->arrangement) == 0)
    return;

  replace_arrangement (self, g_steal_pointer (&mended));
  record (self, "arrangement");
}

guint
aster_document_get_maximised (AsterDocument *self)
{
  return self->maximised;
}

void
aster_document_set_maximised (AsterDocument *self, guint id)
{
  g_return_if_fail (ASTER_IS_DOCUMENT (self));

  if (self->maximised == id)
    return;

  self->maximised = id;
  notify (self, PROP_MAXIMISED);
  record (self, NULL);
}

gboolean
aster_document_can_undo (AsterDocument *self)
{
  return self->history != NULL && aster_history_can_undo (self->history);
}

gboolean
aster_document_can_redo (AsterDocument *self)
{
  return self->history != NULL && aster_history_can_redo (self->history);
}

static void
land (AsterDocument *self, GVariant *state)
{
  if (state == NULL)
    return;

  restore (self, state);
  notify (self, PROP_CAN_UNDO);
  notify (self, PROP_CAN_REDO);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
aster_document_undo (AsterDocument *self)
{
  g_return_if_fail (ASTER_IS_DOCUMENT (self));

  land (self, aster_history_undo (self->history));
}

void
aster_document_redo (AsterDocument *self)
{
  g_return_if_fail (ASTER_IS_DOCUMENT (self));

  land (self, aster_history_redo (self->history));
}
