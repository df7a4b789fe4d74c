/* How far a map can be trusted.
 *
 * Let kNN(i) be the k nearest rows of row i in the space, kNN′(i) its k nearest points on
 * the page, itself left out of both, and r(i, j), r′(i, j) the rank of j among the
 * others, 1 for the nearest.
 *
 *   neighbour recall  = mean over i of |kNN(i) ∩ kNN′(i)| / k
 *   trustworthiness   = 1 − (2/G) Σᵢ Σ_{j ∈ kNN′(i) \ kNN(i)} (r(i, j) − k)
 *   continuity        = 1 − (2/G) Σᵢ Σ_{j ∈ kNN(i) \ kNN′(i)} (r′(i, j) − k)
 *
 * (Venna and Kaski 2001), with G the most that twice the sum can be: n k (2n − 3k − 1)
 * for k < n/2, and n (n − k)(n − k − 1) above (Lueks and others 2011). The first falls
 * with strangers that the page shows as near, the second with neighbours it has torn
 * apart. Spearman's ρ of all distances tells of the map at large.
 *
 * Ranks need all n distances of a row: O(n² d) for all rows. Above a few seconds' worth,
 * a sample of rows is asked instead, drawn with a seed; whoever shows the numbers says
 * so. Neighbours on the page are always exact and come from a tree. The recall of every
 * row needs the neighbours of every row, which a graph may bring. */

#include "compare/quality.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "compare/quality-pairs.h"
#include "compare/quality-ranks.h"
#include "tools/budget.h"
#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/point-tree.h"
#include "tools/random.h"

#define PATIENCE  5e10 /* multiplications that all ranks may take: a few seconds */
#define PER_SCORE 48   /* multiplications that counting one rank is worth */
#define LEAST     1000 /* rows of a sample: a mean of shares to about 0.01 */
#define TREE_ROWS 256  /* of a block that looks neighbours up on the page */

typedef struct
{
  const AsterMatrix *x; /* (n × d) */
  const AsterMatrix *y; /* (n × 2 or 3) */
  const AsterQualityParams *params;
  const AsterGraph *near; /* (nullable) k or more edges from each row, nearest first */
  AsterPointTree *tree;
  guint32 *page; /* (n × k) */
  AsterQuality *quality;
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->tree, aster_point_tree_free);
  g_clear_pointer (&self->quality, aster_quality_unref);
  g_free (self->page);
}

/**
 * aster_quality_params_get_n_sampled:
 * @self: what is asked for
 * @n: points of a map
 * @d: dimensions of its space
 *
 * Returns: how many of them are asked for their ranks; @n where it is all
 */
gsize
aster_quality_params_get_n_sampled (const AsterQualityParams *self, gsize n, gsize d)
{
  double rows = PATIENCE / ((double) MAX (n, 1) * (double) (d + PER_SCORE));

  g_return_val_if_fail (self != NULL, 0);

  if (self->sample > 0)
    return MIN (n, self->sample);

  return rows >= (double) n ? n : MIN (n, (gsize) MAX (rows, LEAST));
}

static gboolean
check_map (const AsterMatrix *y, GError **error)
{
  gboolean apart = FALSE;

  for (gsize i = 0; i < y->n_rows; i++)
    for (gsize p = 0; p < y->n_cols; p++)
      {
        float v = aster_matrix_row (y, i)[p];

        if (!isfinite (v))
          {
            g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                         _ ("Token %zu of the map has a place that is not a finite "
                            "number; make the map again."),
                         i + 1);
            return FALSE;
          }
        apart = apart || v != aster_matrix_row (y, 0)[p];
      }

  if (!apart)
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                         _ ("All tokens of the map are in one place, so nobody is near "
                            "or far on it."));

  return apart;
}

static gboolean
check (const AsterMatrix *y, guint k, GError **error)
{
  gsize n = y->n_rows;

  if (n < 3)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("The quality of a map needs at least 3 tokens; here are %zu."), n);
      return FALSE;
    }
  if (k >= n)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("%u neighbours are asked for and each token has only %zu others; "
                      "ask for fewer."),
                   k, n - 1);
      return FALSE;
    }

  return check_map (y, error) && aster_budget_check (n, k, error);
}

static void
page_block (gsize begin, gsize end, gpointer data)
{
  const Work *self = data;
  guint k = self->params->k;
  g_autofree AsterNear *items = g_new (AsterNear, k);

  for (gsize point = begin; point < end; point++)
    {
      AsterNearest nearest = { items, 0, k };
      gsize i = self->tree->rows[point];

      aster_point_tree_find (self->tree, point, &nearest);
      for (guint e = 0; e < k; e++)
        self->page[i * k + e] = items[e].row;
    }
}

static gboolean
find_on_page (Work *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart sorting = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart finding = aster_pulse_part (pulse, 0.3, 1);
  gsize n = self->y->n_rows;
  guint k = self->params->k;

  if (!(self->tree = aster_point_tree_new (self->y, &sorting.pulse, error)))
    return FALSE;
  if (!(self->page = g_try_new (guint32, n * k)))
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("There is not enough memory to judge a map of %zu tokens."), n);
      return FALSE;
    }
  if (!aster_parallel_for_beating (n, TREE_ROWS, page_block, self, &finding.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  return TRUE;
}

/* @m of @n rows, each set of them as likely as any other, in order (Knuth's S). */
static guint32 *
draw_rows (gsize n, gsize m, guint64 seed)
{
  AsterRandom random = aster_random_init (seed, 0);
  guint32 *rows = g_new (guint32, MAX (m, 1));
  gsize drawn = 0;

  for (gsize i = 0; drawn < m; i++)
    if (m == n || aster_random_below (&random, n - i) < m - drawn)
      rows[drawn++] = (guint32) i;

  return rows;
}

/* Half of what the sum of all ranks beyond k may come to, per row. */
static double
get_worst (gsize n, guint k)
{
  double m = (double) n, neighbours = k;

  return 2 * neighbours < m ? neighbours * (2 * m - 3 * neighbours - 1) / 2
                            : (m - neighbours) * (m - neighbours - 1) / 2;
}

/* Sums of whole numbers, so that their order does not matter. */
static void
summarise (Work *self, const guint32 *rows, const AsterQualityRow *said, gsize m)
{
  AsterQuality *quality = self->quality;
  double worst = get_worst (quality->n, quality->k) * (double) m;
  guint64 shared = 0, strange = 0, torn = 0;

  for (gsize i = 0; i < m; i++)
    {
      quality->recalls[rows[i]] = (float) said[i].shared / (float) quality->k;
      shared += said[i].shared;
      strange += said[i].strange;
      torn += said[i].torn;
    }

  quality->n_sampled = quality->n_recalls = m;
  quality->exact = m == quality->n;
  quality->knn_recall = (double) shared / ((double) m * quality->k);
  quality->trustworthiness = worst > 0 ? 1 - (double) strange / worst : 1;
  quality->continuity = worst > 0 ? 1 - (double) torn / worst : 1;
}

static gboolean
rank (Work *self, AsterPulse *pulse, GError **error)
{
  gsize n = self->x->n_rows;
  gsize m = aster_quality_params_get_n_sampled (self->params, n, self->x->n_cols);
  g_autofree guint32 *rows = draw_rows (n, m, self->params->seed);
  g_autofree AsterQualityRow *said = g_new (AsterQualityRow, m);

  if (!aster_quality_rank_rows (self->x, self->y, self->page, rows, m, self->params->k,
                                self->params->cosine, said, pulse, error))
    return FALSE;
  summarise (self, rows, said, m);

  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 p = *(const guint32 *) a, q = *(const guint32 *) b;

  return (p > q) - (p < q);
}

/* How many rows stand in both lists (k), which are put in order. */
static guint
count_shared (guint32 *a, guint32 *b, guint k)
{
  guint shared = 0;

  qsort (a, k, sizeof *a, compare_rows);
  qsort (b, k, sizeof *b, compare_rows);
  for (guint i = 0, j = 0; i < k && j < k;)
    {
      shared += a[i] == b[j];
      if (a[i] <= b[j])
        i++;
      else
        j++;
    }

  return shared;
}

static void
recall_block (gsize begin, gsize end, gpointer data)
{
  const Work *self = data;
  guint k = self->params->k;
  g_autofree guint32 *near = g_new (guint32, k);

  for (gsize i = begin; i < end; i++)
    {
      memcpy (near, self->near->rows + self->near->starts[i], k * sizeof *near);
      self->quality->recalls[i] = (float) count_shared (self->page + i * k, near, k) /
                                  (float) k;
    }
}

/* What the graph says of every row takes the place of what a sample said. */
static gboolean
recall_all (Work *self, AsterPulse *pulse, GError **error)
{
  AsterQuality *quality = self->quality;
  double sum = 0;

  if (!aster_parallel_for_beating (quality->n, TREE_ROWS, recall_block, self, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  for (gsize i = 0; i < quality->n; i++)
    sum += quality->recalls[i];
  /* The mean of a few that are true is better than that of all by neighbours that are
   * not. */
  if (isnan (self->near->recall))
    quality->knn_recall = sum / (double) quality->n;
  quality->near_recall = self->near->recall;
  quality->n_recalls = quality->n;

  return TRUE;
}

static gboolean
correlate (Work *self, AsterPulse *pulse, GError **error)
{
  AsterQuality *quality = self->quality;
  double n = (double) quality->n;

  if (!aster_quality_correlate_pairs (self->x, self->y, self->params->cosine,
                                      self->params->seed, &quality->spearman,
                                      &quality->n_pairs, pulse, error))
    return FALSE;
  quality->all_pairs = (double) quality->n_pairs == 0.5 * n * (n - 1);

  return TRUE;
}

/**
 * aster_quality_measure:
 * @x: (n × d), finite: the space
 * @y: (n × 2 or 3): its map
 * @params: how many neighbours, by which distances
 * @near: (nullable): @params->k or more neighbours of every row of @x by the same
 *   distances, nearest first, exact; brings the recall of every row where ranks come
 *   from a sample
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_DOMAIN (too few tokens for @params->k, or a
 *   map that is in one place or not finite), %ASTER_ERROR_CANCELLED or
 *   %ASTER_ERROR_NO_MEMORY
 *
 * The same numbers for the same seed on any number of threads. O(n² d), or a few seconds
 * where a sample takes its place.
 *
 * Returns: (transfer full) (nullable): what can be said of the map
 */
AsterQuality *
aster_quality_measure (const AsterMatrix *x,
                       const AsterMatrix *y,
                       const AsterQualityParams *params,
                       const AsterGraph *near,
                       AsterPulse *pulse,
                       GError **error)
{
  AsterPulsePart finding = aster_pulse_part (pulse, 0, 0.1);
  AsterPulsePart ranking = aster_pulse_part (pulse, 0.1, 0.8);
  AsterPulsePart recalling = aster_pulse_part (pulse, 0.8, 0.85);
  AsterPulsePart correlating = aster_pulse_part (pulse, 0.85, 1);
  __attribute__ ((cleanup (work_clear)))
  Work work = { .x = x, .y = y, .params = params, .near = near };

  g_return_val_if_fail (x != NULL && y != NULL && params != NULL, NULL);
  g_return_val_if_fail (x->n_rows == y->n_rows && x->n_cols > 0, NULL);
  g_return_val_if_fail (y->n_cols == 2 || y->n_cols == 3, NULL);
  g_return_val_if_fail (params->k > 0, NULL);
  g_return_val_if_fail (near == NULL || near->n == x->n_rows, NULL);

  if (!check (y, params->k, error))
    return NULL;

  work.quality = aster_quality_new (x->n_rows);
  work.quality->k = params->k;
  work.quality->cosine = params->cosine;
  if (!find_on_page (&work, &finding.pulse, error) ||
      !rank (&work, &ranking.pulse, error) ||
      (near != NULL && !work.quality->exact &&
       !recall_all (&work, &recalling.pulse, error)) ||
      !correlate (&work, &correlating.pulse, error))
    return NULL;

  return g_steal_pointer (&work.quality);
}
