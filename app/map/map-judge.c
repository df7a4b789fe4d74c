/* Judges the map of a pane beside it: a job of its own, begun when the picture has been
 * at rest for a moment, at the end of a run or while it is paused. As soon as a point
 * moves, what was said is withdrawn and the job is given up, so that numbers never stand
 * beside a picture that they do not belong to.
 *
 * A map is judged by the distances it was made from. The mean over a sample is enough
 * for the numbers; the recall of every row, which colours need, is looked for when it is
 * asked for, and the numbers stay meanwhile. */

#include "map/map-judge.h"

#include "run/recipe-job.h"
#include "runs/job-drop.h"

#define NEIGHBOURS 10
#define REST_MS    250

struct _AsterMapJudge
{
  GObject parent_instance;

  AsterDocument *document;
  AsterPane *pane;

  AsterLayout *page; /* (nullable) the map that is judged, or was */
  gboolean every_row;
  guint rest_id;
  AsterJob *job;         /* (nullable) */
  AsterQuality *quality; /* (nullable) of @page */
  char *reason;          /* (nullable) why there is none */
  AsterJudgeState told;
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterMapJudge, aster_map_judge, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
emit_changed (AsterMapJudge *self)
{
  self->told = aster_map_judge_get_state (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The map, if no point of it moves. */
static AsterLayout *
get_resting (AsterMapJudge *self)
{
  gboolean moves = aster_pane_is_running (self->pane) &&
                   !aster_pane_is_paused (self->pane);

  return moves || aster_pane_get_kind (self->pane) != ASTER_PANE_MAP
             ? NULL
             : aster_pane_get_layout (self->pane);
}

static void
give_up (AsterMapJudge *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  aster_job_drop (&self->job, self);
}

static void
withdraw (AsterMapJudge *self)
{
  give_up (self);
  g_clear_pointer (&self->quality, aster_quality_unref);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->page, aster_layout_unref);
}

static void
finished_cb (AsterMapJudge *self)
{
  g_autoptr (AsterJob) job = g_steal_pointer (&self->job);
  AsterResult *result = aster_job_get_result (job);
  const GError *error = aster_job_get_error (job);

  g_signal_handlers_disconnect_by_data (job, self);
  if (error != NULL && self->quality == NULL)
    self->reason = g_strdup (error->message);
  if (result != NULL)
    {
      g_clear_pointer (&self->quality, aster_quality_unref);
      self->quality = aster_quality_ref (result->quality);
    }
  emit_changed (self);
}

/* Whether distances of the space are cosines for the map that @recipe makes. */
static gboolean
is_by_cosine (const AsterRecipe *recipe)
{
  switch (recipe->method)
    {
    case ASTER_MAP_TSNE:
      return aster_tsne_metric_to_knn (recipe->tsne.metric) == ASTER_KNN_COSINE;

    case ASTER_MAP_UMAP:
      return recipe->umap.metric == ASTER_UMAP_COSINE;

    case ASTER_MAP_MDS:
      return recipe->mds.cosine;

    case ASTER_MAP_AXES:
      return TRUE;

    case ASTER_MAP_PCA:
    case ASTER_MAP_SVD:
    default:
      return FALSE;
    }
}

static void
begin (AsterMapJudge *self)
{
  AsterSpace *space = aster_document_get_space (self->document);
  AsterEngine *engine = aster_document_get_engine (self->document);
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_QUALITY);
  gsize others = aster_space_n (space) - 1;

  recipe->quality.k = (guint) MIN (NEIGHBOURS, MAX (others, 1));
  recipe->quality.cosine = is_by_cosine (aster_pane_get_recipe (self->pane));
  recipe->quality.every_row = self->every_row;
  self->job = aster_recipe_job_new (recipe, aster_document_get_treatment (self->document),
                                    space, self->page, engine);
  g_signal_connect_swapped (self->job, "notify::finished", G_CALLBACK (finished_cb),
                            self);
  aster_engine_submit (engine, self->job);
}

static gboolean
rest_over_cb (gpointer data)
{
  AsterMapJudge *self = data;

  self->rest_id = 0;
  begin (self);
  emit_changed (self);

  return G_SOURCE_REMOVE;
}

/* The picture has moved, or come to rest. */
static void
update (AsterMapJudge *self)
{
  AsterLayout *page = get_resting (self);
  gboolean is_same = self->page != NULL &&
                     self->page == aster_pane_get_layout (self->pane);
  gboolean had_words = self->page != NULL || self->reason != NULL;

  if (is_same && (page != NULL || self->quality != NULL))
    return;

  withdraw (self);
  if (page != NULL && aster_space_n (aster_document_get_space (self->document)) >= 3)
    {
      self->page = aster_layout_ref (page);
      self->rest_id = g_timeout_add (REST_MS, rest_over_cb, self);
    }

  /* Sixty frames a second change nothing. */
  if (had_words || self->page != NULL || aster_map_judge_get_state (self) != self->told)
    emit_changed (self);
}

/* Distances of the space have become others. */
static void
treatment_cb (AsterMapJudge *self)
{
  withdraw (self);
  update (self);
}

static void
aster_map_judge_dispose (GObject *object)
{
  AsterMapJudge *self = ASTER_MAP_JUDGE (object);

  withdraw (self);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_map_judge_parent_class)->dispose (object);
}

static void
aster_map_judge_class_init (AsterMapJudgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_map_judge_dispose;

  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_MAP_JUDGE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aster_map_judge_init (AsterMapJudge *self)
{
}

/**
 * aster_map_judge_new:
 * @document: (transfer none): whose space the map is of
 * @pane: (transfer none): a map
 *
 * Returns: (transfer full): what can be said of that map, kept up to date
 */
AsterMapJudge *
aster_map_judge_new (AsterDocument *document, AsterPane *pane)
{
  static const char *const events[] = { "notify::layout", "notify::running",
                                        "notify::paused", "notify::kind" };
  AsterMapJudge *self = g_object_new (ASTER_TYPE_MAP_JUDGE, NULL);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    g_signal_connect_object (pane, events[i], G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::treatment", G_CALLBACK (treatment_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return self;
}

AsterPane *
aster_map_judge_get_pane (AsterMapJudge *self)
{
  g_return_val_if_fail (ASTER_IS_MAP_JUDGE (self), NULL);

  return self->pane;
}

AsterJudgeState
aster_map_judge_get_state (AsterMapJudge *self)
{
  g_return_val_if_fail (ASTER_IS_MAP_JUDGE (self), ASTER_JUDGE_SILENT);

  if (self->quality != NULL)
    return ASTER_JUDGE_SAYING;
  if (self->job != NULL || self->rest_id != 0)
    return ASTER_JUDGE_WORKING;

  return aster_pane_is_running (self->pane) ? ASTER_JUDGE_WAITING : ASTER_JUDGE_SILENT;
}

/* (transfer none) (nullable): of the map that is there, and of no other. */
AsterQuality *
aster_map_judge_get_quality (AsterMapJudge *self)
{
  g_return_val_if_fail (ASTER_IS_MAP_JUDGE (self), NULL);

  return self->quality;
}

/* (nullable): why nothing can be said of the map, for a person. */
const char *
aster_map_judge_get_reason (AsterMapJudge *self)
{
  g_return_val_if_fail (ASTER_IS_MAP_JUDGE (self), NULL);

  return self->reason;
}

/**
 * aster_map_judge_set_every_row:
 * @self: a judge
 * @every_row: whether the recall of every row is wanted, also where that takes long
 */
void
aster_map_judge_set_every_row (AsterMapJudge *self, gboolean every_row)
{
  g_return_if_fail (ASTER_IS_MAP_JUDGE (self));

  if (self->every_row == every_row)
    return;

  self->every_row = every_row;
  if (!every_row || self->page == NULL || self->rest_id != 0 ||
      (self->quality != NULL && self->quality->n_recalls == self->quality->n))
    return;

  give_up (self);
  begin (self);
  emit_changed (self);
}

/* Whether more is being looked for: the first numbers, or the recall of every row. */
gboolean
aster_map_judge_is_looking (AsterMapJudge *self)
{
  g_return_val_if_fail (ASTER_IS_MAP_JUDGE (self), FALSE);

  return self->job != NULL || self->rest_id != 0;
}

/* Whether distances of the space are cosines for the map that is judged. */
gboolean
aster_map_judge_is_by_cosine (AsterMapJudge *self)
{
  g_return_val_if_fail (ASTER_IS_MAP_JUDGE (self), FALSE);

  return is_by_cosine (aster_pane_get_recipe (self->pane));
}
