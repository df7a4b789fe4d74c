/* The true neighbours of a few rows, to judge a search by.
 *
 * Recall is the share of the true k nearest that an approximate search finds (Aumüller,
 * Bernhardsson and Faithfull 2020): who is no farther than the true k-th counts, so that
 * one of several equally near rows is as good as another. Over s rows of k neighbours
 * each, its standard error is at most 1/(2 √s).
 *
 * O(s n d) time, O(s k) memory. */

#include "words/knn-sample.h"

#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/random.h"

#define PIECE 2e8 /* multiplications between two beats */
#define SOME  4   /* rows that are judged between two beats */

typedef struct
{
  AsterKnnSample *sample;
  const AsterKnnSearch *search;
} Finding;

typedef struct
{
  const AsterKnnSample *sample;
  const AsterKnnSearch *search;
  const AsterGraph *graph;
  gsize *found; /* (n / 2) */
} Judging;

static void
find_true (gsize begin, gsize end, gpointer data)
{
  const Finding *self = data;
  const AsterKnnSearch *search = self->search;
  g_autofree AsterKnnKey *keys = g_new (AsterKnnKey, (end - begin) * search->room);
  AsterKnnShortlist lists[ASTER_KNN_BLOCK];

  for (gsize s = begin; s < end; s++)
    lists[s - begin] = aster_knn_shortlist_init (search, self->sample->places[s],
                                                 keys + (s - begin) * search->room);
  aster_knn_shortlists_meet (search, lists, end - begin, 0,
                             search->scores->panels->n_panels);

  for (gsize s = begin; s < end; s++)
    {
      g_autofree AsterKnnPair *pairs = aster_knn_shortlist_finish (search,
                                                                   &lists[s - begin]);

      memcpy (self->sample->pairs + s * search->k, pairs,
              search->k * sizeof (AsterKnnPair));
    }
}

/**
 * aster_knn_sample_new:
 * @search: what is looked for
 * @n: rows, at most as many as there are
 * @seed: of the choice of rows
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * One row out of each of @n equal runs of places. O(rows × d) for each of them.
 *
 * Returns: (transfer full) (nullable): their true neighbours
 */
AsterKnnSample *
aster_knn_sample_new (const AsterKnnSearch *search,
                      gsize n,
                      guint64 seed,
                      AsterPulse *pulse,
                      GError **error)
{
  const AsterPanels *panels = search->scores->panels;
  g_autoptr (AsterKnnSample) self = g_new0 (AsterKnnSample, 1);
  AsterRandom random = aster_random_init (seed, 0);
  Finding finding = { self, search };
  gsize grain = (gsize) (PIECE / (double) panels->n / (double) panels->d);

  self->n = n;
  self->k = search->k;
  self->places = g_new (gsize, MAX (n, 1));
  self->pairs = g_new (AsterKnnPair, MAX (n * self->k, 1));
  for (gsize s = 0; s < n; s++)
    {
      gsize begin = s * panels->n / n, end = (s + 1) * panels->n / n;

      self->places[s] = begin + aster_random_below (&random, end - begin);
    }

  grain = CLAMP (grain / ASTER_PANEL_STEP * ASTER_PANEL_STEP, ASTER_PANEL_STEP,
                 ASTER_KNN_BLOCK);
  if (!aster_parallel_for_beating (n, grain, find_true, &finding, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
aster_knn_sample_free (AsterKnnSample *self)
{
  g_free (self->places);
  g_free (self->pairs);
  g_free (self);
}

/* Rows 2 @begin + 1, 2 @begin + 3 … of the sample. */
static void
judge (gsize begin, gsize end, gpointer data)
{
  const Judging *self = data;
  const AsterKnnSearch *search = self->search;
  gsize k = search->k;

  for (gsize h = begin; h < end; h++)
    {
      gsize place = self->sample->places[2 * h + 1];
      guint32 row = search->order != NULL ? search->order[place] : (guint32) place;
      const guint32 *others = self->graph->rows + self->graph->starts[row];
      double farthest = self->sample->pairs[(2 * h + 2) * k - 1].distance;

      for (gsize e = 0; e < k; e++)
        self->found[h] += aster_knn_measure (&search->measure, row, others[e]) <=
                          farthest;
    }
}

/**
 * aster_knn_sample_judge:
 * @self: the truth
 * @search: what was looked for
 * @graph: (inout): what was found, k rows for each; learns its recall
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * Every other row of the sample counts, those by which nothing has been chosen.
 *
 * Returns: whether the graph has been judged
 */
gboolean
aster_knn_sample_judge (const AsterKnnSample *self,
                        const AsterKnnSearch *search,
                        AsterGraph *graph,
                        AsterPulse *pulse,
                        GError **error)
{
  g_autofree gsize *found = g_new0 (gsize, MAX (self->n, 1));
  Judging judging = { self, search, graph, found };
  gsize sum = 0, n = self->n / 2 * self->k;

  if (!aster_parallel_for_beating (self->n / 2, SOME, judge, &judging, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  for (gsize s = 0; s < self->n / 2; s++)
    sum += found[s];
  graph->recall = n > 0 ? (double) sum / (double) n : 1;

  return TRUE;
}
