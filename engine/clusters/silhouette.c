/* Silhouettes (Rousseeuw 1987): with a the mean distance of a row to the other rows of
 * its cluster and b the least of its mean distances to the rows of another, (b − a) / max
 * (a, b), in [−1, 1]; 0 for a row that is alone in its cluster. Noise has none, and
 * counts for nobody.
 *
 * The mean of 1 − cosine over a cluster is 1 less the product with the mean direction of
 * the cluster, so that cosine silhouettes are exact for any number of rows, at O(n d k).
 * Euclidean ones need every pair: they are exact up to some number of rows and worked out
 * within a sample of so many above it, O(m² d). Distances of many dimensions come from
 * single-precision products, those of few directly. */

#include "clusters/silhouette.h"

#include <string.h>

#include "tools/error.h"
#include "tools/groups.h"
#include "tools/linalg.h"
#include "tools/metric-rows.h"
#include "tools/parallel.h"
#include "tools/random.h"

#define BLOCK  64         /* rows, at most */
#define FEW    16         /* dimensions whose distances are summed directly */
#define WORK   3e7        /* multiplications of one block */
#define COPIED (1u << 18) /* numbers that one block copies */

typedef struct
{
  const AsterClusters *clusters;
  const AsterMetricRows *rows;
  AsterGroups *groups; /* of the m rows that count, by cluster */
  gsize m;
  float *means;  /* COSINE: (n_clusters × d) mean directions */
  float *chosen; /* EUCLIDEAN: (m × d) the rows in that order */
  float *values; /* (m) silhouettes */
} Work;

/* From the mean distances of a row to each cluster, its own left out of its own. */
static float
judge (const Work *self, gsize own, const double *means)
{
  double a = means[own], b = INFINITY;

  if (self->groups->starts[own + 1] - self->groups->starts[own] < 2)
    return 0;
  for (gsize c = 0; c < self->clusters->n_clusters; c++)
    if (c != own && self->groups->starts[c + 1] > self->groups->starts[c] && means[c] < b)
      b = means[c];

  return b == INFINITY || MAX (a, b) <= 0 ? 0 : (float) ((b - a) / MAX (a, b));
}

static void
judge_cosines (gsize begin, gsize end, gpointer user_data)
{
  const Work *self = user_data;
  gsize k = self->clusters->n_clusters, d = self->rows->y->n_cols;
  g_autofree float *asked = g_new (float, (end - begin) * d);
  g_autofree float *products = g_new (float, (end - begin) * k);
  g_autofree double *means = g_new (double, k);

  for (gsize e = begin; e < end; e++)
    memcpy (asked + (e - begin) * d,
            aster_matrix_row (self->rows->y, self->groups->rows[e]), d * sizeof (float));
  aster_linalg_product_nt (asked, end - begin, self->means, k, d, products);

  for (gsize e = begin; e < end; e++)
    {
      gsize own = (gsize) self->clusters->labels[self->groups->rows[e]];
      double size = (double) (self->groups->starts[own + 1] - self->groups->starts[own]);
      /* A row is 0 from itself, also a zero row, which is 1 from any other. */
      double itself = self->rows->inverses[self->groups->rows[e]] > 0 ? 0 : 1;

      for (gsize c = 0; c < k; c++)
        means[c] = MAX (1 - (double) products[(e - begin) * k + c], 0);
      if (size > 1)
        means[own] = MAX ((means[own] * size - itself) / (size - 1), 0);
      self->values[e] = judge (self, own, means);
    }
}

static void
fill_distances (const Work *self, gsize begin, gsize end, gsize e, float *distances)
{
  gsize d = self->rows->y->n_cols;
  const float *row = self->chosen + e * d;

  for (gsize f = 0; f < self->m && d <= FEW; f++)
    {
      const float *other = self->chosen + f * d;
      float sum = 0;

      for (gsize j = 0; j < d; j++)
        sum += (row[j] - other[j]) * (row[j] - other[j]);
      distances[f] = sqrtf (sum);
    }
  for (gsize f = 0; f < self->m && d > FEW; f++)
    {
      float square = 2 * (self->rows->halves[self->groups->rows[e]] +
                          self->rows->halves[self->groups->rows[f]] - distances[f]);

      distances[f] = square > 0 && f != e ? sqrtf (square) : 0;
    }
}

static void
judge_distances (gsize begin, gsize end, gpointer user_data)
{
  const Work *self = user_data;
  gsize k = self->clusters->n_clusters, d = self->rows->y->n_cols;
  g_autofree float *distances = g_new (float, (end - begin) * self->m);
  g_autofree double *means = g_new (double, k);

  if (d > FEW)
    aster_linalg_product_nt (self->chosen + begin * d, end - begin, self->chosen, self->m,
                             d, distances);
  for (gsize e = begin; e < end; e++)
    {
      float *mine = distances + (e - begin) * self->m;
      gsize own = (gsize) self->clusters->labels[self->groups->rows[e]];

      fill_distances (self, begin, end, e, mine);
      for (gsize c = 0; c < k; c++)
        {
          gsize size = self->groups->starts[c + 1] - self->groups->starts[c] - (c == own);
          double sum = 0;

          for (gsize f = self->groups->starts[c]; f < self->groups->starts[c + 1]; f++)
            sum += mine[f];
          means[c] = size > 0 ? sum / (double) size : 0;
        }
      self->values[e] = judge (self, own, means);
    }
}

/* The rows of clusters, or a sample of @most of them, by cluster. */
static gboolean
choose_rows (Work *self, gsize most, guint64 seed, AsterPulse *pulse, GError **error)
{
  const AsterClusters *clusters = self->clusters;
  gsize n = clusters->n - clusters->n_noise, at = 0;
  g_autofree guint32 *rows = g_new (guint32, MAX (n, 1));
  AsterRandom random = aster_random_init (seed, 1);

  for (guint32 i = 0; i < clusters->n; i++)
    if (clusters->labels[i] >= 0)
      rows[at++] = i;
  self->m = MIN (n, most);
  for (gsize i = 0; i < self->m && self->m < n; i++)
    {
      gsize other = i + aster_random_below (&random, n - i);
      guint32 swapped = rows[i];

      rows[i] = rows[other];
      rows[other] = swapped;
    }
  self->groups = aster_groups_new (clusters->labels, rows, self->m, clusters->n_clusters,
                                   pulse, error);

  return self->groups != NULL;
}

static void
add_row (gsize i, double *sum, gconstpointer user_data)
{
  const Work *self = user_data;
  const float *row = aster_matrix_row (self->rows->y, i);

  for (gsize j = 0; j < self->rows->y->n_cols; j++)
    sum[j] += row[j];
}

/* The mean direction of each cluster. A zero row has none. */
static gboolean
average (Work *self, AsterPulse *pulse, GError **error)
{
  gsize d = self->rows->y->n_cols;
  g_autofree double *sums = aster_groups_add_up (self->groups, d, add_row, self, pulse,
                                                 error);

  if (sums == NULL)
    return FALSE;

  self->means = g_new (float, self->groups->n_groups *d);
  for (gsize c = 0; c < self->groups->n_groups; c++)
    {
      gsize size = aster_groups_get_size (self->groups, c);

      for (gsize j = 0; j < d; j++)
        self->means[c * d + j] = size > 0 ? (float) (sums[c * d + j] / (double) size) : 0;
    }

  return TRUE;
}

static void
copy_rows (gsize begin, gsize end, gpointer user_data)
{
  Work *self = user_data;
  gsize d = self->rows->y->n_cols;

  for (gsize e = begin; e < end; e++)
    memcpy (self->chosen + e * d, aster_matrix_row (self->rows->y, self->groups->rows[e]),
            d * sizeof (float));
}

/* The chosen rows one after the other. */
static gboolean
copy (Work *self, AsterPulse *pulse, GError **error)
{
  gsize d = self->rows->y->n_cols;

  self->chosen = g_new (float, self->m *d);
  if (aster_parallel_for_beating (self->m, MAX (1, COPIED / d), copy_rows, self, pulse))
    return TRUE;

  aster_set_cancelled (error);
  return FALSE;
}

/* The coordinate that tells zero rows from all others also makes them alike. */
static void
forget_zero_rows (AsterMetricRows *rows)
{
  gsize d = rows->y->n_cols;

  for (gsize i = 0; rows->n_zero > 0 && i < rows->y->n_rows; i++)
    aster_matrix_row (rows->y, i)[d - 1] = 0;
}

static void
summarise (AsterClusters *self, const Work *work)
{
  double all = 0;

  self->silhouettes = g_new (float, self->n_clusters);
  for (gsize c = 0; c < self->n_clusters; c++)
    {
      gsize size = work->groups->starts[c + 1] - work->groups->starts[c];
      double sum = 0;

      for (gsize e = work->groups->starts[c]; e < work->groups->starts[c + 1]; e++)
        sum += work->values[e];
      all += sum;
      self->silhouettes[c] = size > 0 ? (float) (sum / (double) size) : NAN;
    }
  self->silhouette = all / (double) work->m;
  self->judged = work->m;
}

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->groups, aster_groups_free);
  g_free (self->means);
  g_free (self->chosen);
  g_free (self->values);
}

/**
 * aster_silhouette:
 * @self: clusters that nobody else has yet; receives the silhouettes
 * @x: (n × d) the rows whose distances count
 * @metric: what distance means
 * @sample: rows that Euclidean silhouettes are worked out from, at most
 * @seed: of the sample
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * With fewer than two clusters there is nothing to compare, and nothing is filled in.
 *
 * O(n d k) by cosine for k clusters, O(m² d) otherwise for m rows of the sample.
 *
 * Returns: %FALSE with @error set, and @self untouched, on failure
 */
gboolean
aster_silhouette (AsterClusters *self,
                  AsterMatrix *x,
                  AsterClusterMetric metric,
                  guint sample,
                  guint64 seed,
                  AsterPulse *pulse,
                  GError **error)
{
  AsterPulsePart preparing = aster_pulse_part (pulse, 0, 0.2);
  AsterPulsePart choosing = aster_pulse_part (pulse, 0.2, 0.3);
  AsterPulsePart judging = aster_pulse_part (pulse, 0.3, 1);
  __attribute__ ((cleanup (work_clear))) Work work = { .clusters = self };
  g_autoptr (AsterMetricRows) rows = NULL;
  double each;

  g_return_val_if_fail (self != NULL && x != NULL && x->n_rows == self->n, FALSE);

  if (self->n_clusters < 2)
    return TRUE;
  if (!(rows = aster_metric_rows_new (x, metric, FALSE, &preparing.pulse, error)))
    return FALSE;

  forget_zero_rows (rows);
  work.rows = rows;
  if (!choose_rows (&work, rows->cosine ? self->n : MAX (sample, 2), seed,
                    &choosing.pulse, error) ||
      !(rows->cosine ? average (&work, &choosing.pulse, error)
                     : copy (&work, &choosing.pulse, error)))
    return FALSE;

  work.values = g_new (float, work.m);
  each = (double) (rows->y->n_cols + 8) *
         (double) (rows->cosine ? self->n_clusters : work.m);
  if (!aster_parallel_for_beating (work.m, (gsize) CLAMP (WORK / each, 1, BLOCK),
                                   rows->cosine ? judge_cosines : judge_distances, &work,
                                   &judging.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  summarise (self, &work);

  return TRUE;
}
