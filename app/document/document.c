/* A document is a space and everything a person did to it. Whatever changes — the
 * selection, a pin, a recipe, a pane — ends in record(), which takes the whole
 * state, puts it into the history and says "changed"; undoing restores a state.
 * Nothing else needs to know about undo. */

#include "document/document.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "document/first-panes.h"
#include "document/history.h"
#include "document/norms-job.h"
#include "runs/job-drop.h"

struct _AsterDocument
{
  GObject parent_instance;

  AsterEngine *engine;           /* (unowned) */
  AsterAttachments *attachments; /* the space, and the tables it has */
  AsterSelection *selection;
  AsterIsolation *isolation;
  AsterWordSets *sets;
  AsterClassInks *inks;
  AsterJob *norms_job; /* makes the norms; kept because it owns them */

  AsterTreatment treatment;
  AsterMetric metric;
  AsterPaneSet *panes;
  AsterClusterLink *clusters;

  AsterHistory *history;
  gboolean restoring;
};

enum {
  PROP_0,
  PROP_CAN_REDO,
  PROP_CAN_UNDO,
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
  record (self, aster_selection_is_trying (self->selection) ? "selection" : NULL);
}

/* A pin, a set, a table, or rows shown alone: a step of its own. */
static void
record_alone (AsterDocument *self)
{
  record (self, NULL);
}

static void
panes_edited_cb (AsterDocument *self, const char *merge)
{
  record (self, merge);
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

  aster_job_drop (&self->norms_job, self);
  g_clear_object (&self->clusters);
  g_clear_object (&self->panes);
  g_clear_object (&self->sets);
  g_clear_object (&self->inks);
  g_clear_object (&self->isolation);
  g_clear_object (&self->selection);
  g_clear_object (&self->attachments);
  g_clear_pointer (&self->history, aster_history_free);

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
    case PROP_CAN_REDO:
      g_value_set_boolean (value, aster_document_can_redo (self));
      break;

    case PROP_CAN_UNDO:
      g_value_set_boolean (value, aster_document_can_undo (self));
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

  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
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
}

static AsterDocument *
document_new (AsterEngine *engine, AsterSpace *space, GVariant *state)
{
  AsterDocument *self = g_object_new (ASTER_TYPE_DOCUMENT, NULL);

  self->engine = engine;
  self->attachments = aster_attachments_new (space, state);
  g_signal_connect_object (self->attachments, "changed", G_CALLBACK (record_alone), self,
                           G_CONNECT_SWAPPED);
  self->selection = aster_selection_new (aster_space_n (space));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "pins-changed", G_CALLBACK (record_alone),
                           self, G_CONNECT_SWAPPED);

  self->isolation = aster_isolation_new (aster_space_n (space));
  g_signal_connect_object (self->isolation, "changed", G_CALLBACK (record_alone), self,
                           G_CONNECT_SWAPPED);
  self->sets = aster_word_sets_new (aster_space_n (space));
  g_signal_connect_object (self->sets, "changed", G_CALLBACK (record_alone), self,
                           G_CONNECT_SWAPPED);
  self->inks = aster_class_inks_new ();
  g_signal_connect_object (self->inks, "changed", G_CALLBACK (record_alone), self,
                           G_CONNECT_SWAPPED);

  self->panes = aster_pane_set_new (engine);
  aster_pane_set_set_input (self->panes, space, self->treatment);
  g_signal_connect_object (self->panes, "edited", G_CALLBACK (panes_edited_cb), self,
                           G_CONNECT_SWAPPED);

  self->clusters = aster_cluster_link_new (aster_pane_set_get_panes (self->panes),
                                           aster_space_n (space));

  self->norms_job = aster_norms_job_start (engine, space);
  g_signal_connect_swapped (self->norms_job, "notify::finished",
                            G_CALLBACK (norms_finished_cb), self);

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
  AsterDocument *self = document_new (engine, space, NULL);

  aster_first_panes_open (self->panes, self->selection, space);
  self->history = aster_history_new (aster_document_to_variant (self));

  return self;
}

/* (transfer full): floating a{sv}; all that undo and a session keep. */
GVariant *
aster_document_to_variant (AsterDocument *self)
{
  GVariantDict dict;

  g_return_val_if_fail (ASTER_IS_DOCUMENT (self), NULL);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "treatment", "s",
                         aster_treatment_to_string (self->treatment));
  g_variant_dict_insert (&dict, "metric", "s", aster_metric_to_string (self->metric));
  aster_attachments_save (self->attachments, &dict);
  aster_pane_set_save (self->panes, &dict);
  g_variant_dict_insert_value (&dict, "selection",
                               aster_selection_snapshot (self->selection));
  g_variant_dict_insert_value (&dict, "isolation",
                               aster_isolation_snapshot (self->isolation));
  g_variant_dict_insert_value (&dict, "sets", aster_word_sets_snapshot (self->sets));
  g_variant_dict_insert_value (&dict, "inks", aster_class_inks_snapshot (self->inks));

  return g_variant_dict_end (&dict);
}

static void
restore (AsterDocument *self, GVariant *state)
{
  g_autoptr (GVariant) selection = NULL, isolation = NULL, sets = NULL;
  g_autoptr (GVariant) inks = NULL;
  const char *word = NULL;
  AsterTreatment treatment = self->treatment;
  AsterMetric metric = self->metric;

  self->restoring = TRUE;

  if (g_variant_lookup (state, "treatment", "&s", &word))
    aster_treatment_from_string (word, &treatment);
  if (g_variant_lookup (state, "metric", "&s", &word))
    aster_metric_from_string (word, &metric);
  aster_document_set_treatment (self, treatment);
  aster_document_set_metric (self, metric);

  /* Before the panes, which may be coloured by its columns. */
  aster_attachments_restore (self->attachments, state);
  aster_pane_set_restore (self->panes, state);

  selection = g_variant_lookup_value (state, "selection", NULL);
  if (selection != NULL)
    aster_selection_restore (self->selection, selection);

  isolation = g_variant_lookup_value (state, "isolation", NULL);
  if (isolation != NULL)
    aster_isolation_restore (self->isolation, isolation);

  sets = g_variant_lookup_value (state, "sets", NULL);
  if (sets != NULL)
    aster_word_sets_restore (self->sets, sets);

  inks = g_variant_lookup_value (state, "inks", NULL);
  if (inks != NULL)
    aster_class_inks_restore (self->inks, inks);

  self->restoring = FALSE;
}

/**
 * aster_document_new_from_variant:
 * @engine: (transfer none): must outlive the document
 * @space: (transfer none): what is open, with the tables that @state has
 * @state: from aster_document_to_variant(), perhaps long ago and of another file
 *
 * Whatever in @state does not fit the space is left out.
 *
 * Returns: (transfer full): a document in that state
 */
AsterDocument *
aster_document_new_from_variant (AsterEngine *engine, AsterSpace *space, GVariant *state)
{
  AsterDocument *self = document_new (engine, space, state);

  restore (self, state);
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
  return aster_attachments_get_space (self->attachments);
}

/* (transfer none): the tables that give it columns; says when it has others. */
AsterAttachments *
aster_document_get_attachments (AsterDocument *self)
{
  return self->attachments;
}

AsterSelection *
aster_document_get_selection (AsterDocument *self)
{
  return self->selection;
}

/* (transfer none): which rows are looked at alone. */
AsterIsolation *
aster_document_get_isolation (AsterDocument *self)
{
  return self->isolation;
}

/* (transfer none): the clusters among what the panes show. */
AsterClusterLink *
aster_document_get_clusters (AsterDocument *self)
{
  g_return_val_if_fail (ASTER_IS_DOCUMENT (self), NULL);

  return self->clusters;
}

/* (transfer none): the colours that classes were given. */
AsterClassInks *
aster_document_get_inks (AsterDocument *self)
{
  return self->inks;
}

/* (transfer none): the sets that a person made. */
AsterWordSets *
aster_document_get_sets (AsterDocument *self)
{
  return self->sets;
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
  const AsterOrigin *origin = &aster_document_get_space (self)->origin;

  if (origin->name != NULL && *origin->name != '\0')
    return aster_text_escape (origin->name);
  if (origin->path != NULL)
    return aster_path_dup_shown (origin->path);

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
  aster_pane_set_set_input (self->panes, aster_document_get_space (self), treatment);
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

/* (transfer none): the panes that show the space. */
AsterPaneSet *
aster_document_get_panes (AsterDocument *self)
{
  return self->panes;
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
