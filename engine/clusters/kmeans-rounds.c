/* The rounds of k-means (Lloyd 1957, published 1982) from given rows: each row belongs to
 * the nearest mean, each mean is that of its rows, again and again. They end when no row
 * changes, when the means move less than 10⁻⁴ of the variance of the rows (squares added
 * up, as scikit-learn measures it), or after 300; rows are then given to the means as
 * they are.
 *
 * Under the cosine rows and means have length 1 (Dhillon and Modha 2001), so that the
 * nearest mean is the one with the largest cosine; ‖x − c‖² = 2 (1 − cosine).
 *
 * Nearest means are found by blocked products x·c − ‖c‖²/2 in single precision, ties by
 * the earlier mean. Means are summed in double, row by row, one mean in one piece, so
 * that the answer is the same on any number of threads. A mean that no row is nearest to
 * goes to the row furthest from its own; where all rows are on means already, there are
 * fewer clusters than were asked for. O(n d k) a round. */

#include "clusters/kmeans-rounds.h"

#include <string.h>

#include "tools/budget.h"
#include "tools/error.h"
#include "tools/groups.h"
#include "tools/linalg.h"
#include "tools/means.h"
#include "tools/parallel.h"

#define MAX_ROUNDS 300
#define TOLERANCE  1e-4
#define BLOCK      256        /* rows whose products are worked out together */
#define WORK       4e7        /* multiplications of one block */
#define MEANS      (1u << 18) /* numbers of the means that one block moves */

typedef struct
{
  const AsterMetricRows *rows;
  gsize n, d, k;
  float *means;        /* (k × d) in single precision, as products take them */
  float *halves;       /* (k) ‖mean‖² / 2 */
  double *sums;        /* (k × d) the means of the last round in double */
  double *shifts;      /* (k) how far each has moved, squared */
  int *labels;         /* (n) */
  float *squares;      /* (n) squared distance to the own mean */
  gsize *changed;      /* (blocks) rows that changed their mean */
  double *slots;       /* (blocks) of a sum */
  AsterGroups *groups; /* rows by their mean */
  double *fresh;       /* (k × d) sums over the rows of each mean */
  gsize grain;
} Work;

static void
work_clear (Work *self)
{
  g_free (self->means);
  g_free (self->halves);
  g_free (self->sums);
  g_free (self->shifts);
  g_free (self->labels);
  g_free (self->squares);
  g_free (self->changed);
  g_free (self->slots);
  g_clear_pointer (&self->groups, aster_groups_free);
  g_free (self->fresh);
}

static gboolean
work_init (Work *self, const AsterMetricRows *rows, gsize k, GError **error)
{
  self->rows = rows;
  self->n = rows->y->n_rows;
  self->d = rows->y->n_cols;
  self->k = k;
  if (!aster_budget_check (self->n + 5 * k, self->d + 8, error))
    return FALSE;

  self->grain = (gsize) CLAMP (WORK / ((double) k * (double) self->d), 8, BLOCK);
  self->means = g_new (float, k * self->d);
  self->halves = g_new (float, k);
  self->sums = g_new (double, k * self->d);
  self->shifts = g_new (double, k);
  self->labels = g_new (int, self->n);
  self->squares = g_new (float, self->n);
  self->changed = g_new (gsize, self->n / self->grain + 1);
  self->slots = g_new (double, self->n / self->grain + 1);
  for (gsize i = 0; i < self->n; i++)
    self->labels[i] = -1;

  return TRUE;
}

/* Takes the means of @sums over into single precision. */
static void
settle (Work *self, gsize c)
{
  double norm2 = 0;

  for (gsize j = 0; j < self->d; j++)
    {
      float value = (float) self->sums[c * self->d + j];

      self->means[c * self->d + j] = value;
      norm2 += (double) value * value;
    }
  self->halves[c] = (float) (norm2 / 2);
}

static void
assign_block (gsize begin, gsize end, gpointer user_data)
{
  const Work *self = user_data;
  g_autofree float *products = g_new (float, (end - begin) * self->k);
  gsize changed = 0;

  aster_linalg_product_nt (aster_matrix_row (self->rows->y, begin), end - begin,
                           self->means, self->k, self->d, products);
  for (gsize i = begin; i < end; i++)
    {
      const float *product = products + (i - begin) * self->k;
      float best = -INFINITY, square;
      int label = 0;

      for (gsize c = 0; c < self->k; c++)
        if (product[c] - self->halves[c] > best)
          {
            best = product[c] - self->halves[c];
            label = (int) c;
          }
      changed += self->labels[i] != label;
      self->labels[i] = label;
      square = 2 * (self->rows->halves[i] - best);
      self->squares[i] = square > 0 ? square : 0;
    }
  self->changed[begin / self->grain] = changed;
}

/* Gives every row to its nearest mean and counts those that @changed. */
static gboolean
assign (Work *self, gsize *changed, AsterPulse *pulse, GError **error)
{
  if (!aster_parallel_for_beating (self->n, self->grain, assign_block, self, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  *changed = 0;
  for (gsize begin = 0; begin < self->n; begin += self->grain)
    *changed += self->changed[begin / self->grain];

  return TRUE;
}

/* The row that is furthest from its mean, the first of equals. */
static gsize
find_furthest (const Work *self)
{
  gsize furthest = 0;

  for (gsize i = 1; i < self->n; i++)
    if (self->squares[i] > self->squares[furthest])
      furthest = i;

  return furthest;
}

/* A mean without rows takes the row that is furthest from its own, which may leave that
 * one without. @sizes (k) are their rows. */
static gboolean
fill_empty (Work *self, gsize *sizes, AsterPulse *pulse)
{
  for (gsize c = 0; c < self->k; c++)
    {
      gsize furthest;

      if (sizes[c] > 0)
        continue;
      if (!aster_pulse_beat (pulse, 0, NULL))
        return FALSE;
      furthest = find_furthest (self);
      if (!(self->squares[furthest] > self->rows->slack))
        return TRUE;
      sizes[self->labels[furthest]]--;
      sizes[c]++;
      self->labels[furthest] = (int) c;
      self->squares[furthest] = 0;
    }

  return TRUE;
}

/* Rows by their mean, none of which is without rows if that can be. */
static gboolean
group_rows (Work *self, AsterPulse *pulse, GError **error)
{
  g_autofree gsize *sizes = g_new0 (gsize, self->k);

  for (gsize i = 0; i < self->n; i++)
    sizes[self->labels[i]]++;
  if (!fill_empty (self, sizes, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  g_clear_pointer (&self->groups, aster_groups_free);
  self->groups = aster_groups_new (self->labels, NULL, self->n, self->k, pulse, error);

  return self->groups != NULL;
}

static void
add_row (gsize i, double *sum, gconstpointer user_data)
{
  const Work *self = user_data;
  const float *row = aster_matrix_row (self->rows->y, i);

  for (gsize j = 0; j < self->d; j++)
    sum[j] += row[j];
}

/* Moves means to the middle of their rows. */
static void
move_block (gsize begin, gsize end, gpointer user_data)
{
  Work *self = user_data;

  for (gsize c = begin; c < end; c++)
    {
      double *mean = self->sums + c * self->d;
      const double *sum = self->fresh + c * self->d;
      gsize size = aster_groups_get_size (self->groups, c);
      double norm2 = 0, shift = 0, divisor = (double) size;

      self->shifts[c] = 0;
      if (size == 0)
        continue;

      for (gsize j = 0; j < self->d; j++)
        norm2 += sum[j] * sum[j];
      if (self->rows->cosine && norm2 > 0)
        divisor = sqrt (norm2);
      for (gsize j = 0; j < self->d; j++)
        {
          double value = sum[j] / divisor;

          shift += (value - mean[j]) * (value - mean[j]);
          mean[j] = value;
        }
      self->shifts[c] = shift;
      settle (self, c);
    }
}

static gboolean
average (Work *self, AsterPulse *pulse, GError **error)
{
  if (!group_rows (self, pulse, error))
    return FALSE;
  g_free (self->fresh);
  self->fresh = aster_groups_add_up (self->groups, self->d, add_row, self, pulse, error);
  if (self->fresh == NULL)
    return FALSE;
  if (aster_parallel_for_beating (self->k, MAX (1, MEANS / self->d), move_block, self,
                                  pulse))
    return TRUE;

  aster_set_cancelled (error);
  return FALSE;
}

/* What the means may still move when they are taken as settled. */
static gboolean
find_tolerance (const Work *self, double *tolerance, AsterPulse *pulse, GError **error)
{
  g_autofree double *means = aster_column_means (self->rows->y, pulse, error);
  double squares = 0;

  if (means == NULL)
    return FALSE;
  for (gsize i = 0; i < self->n; i++)
    squares += 2 * (double) self->rows->halves[i];
  squares /= (double) self->n;
  for (gsize j = 0; j < self->d; j++)
    squares -= means[j] * means[j];
  *tolerance = TOLERANCE * MAX (squares, 0) / (double) self->d;

  return TRUE;
}

/* Rounds until nothing moves; how many, or 0 with @error set if it failed. */
static guint
iterate (Work *self, double tolerance, AsterPulse *pulse, GError **error)
{
  gsize changed;

  for (guint round = 1; round <= MAX_ROUNDS; round++)
    {
      double from = 1 - 10 / (double) (round + 9), to = 1 - 10 / (double) (round + 10);
      AsterPulsePart assigning = aster_pulse_part (pulse, from, (from + to) / 2);
      AsterPulsePart averaging = aster_pulse_part (pulse, (from + to) / 2, to);
      double shift = 0;

      if (!assign (self, &changed, &assigning.pulse, error))
        return 0;
      if (changed == 0)
        return round;
      if (!average (self, &averaging.pulse, error))
        return 0;

      for (gsize c = 0; c < self->k; c++)
        shift += self->shifts[c];
      if (shift <= tolerance)
        return assign (self, &changed, &averaging.pulse, error) ? round : 0;
    }

  return assign (self, &changed, pulse, error) ? MAX_ROUNDS : 0;
}

static void
measure_block (gsize begin, gsize end, gpointer user_data)
{
  const Work *self = user_data;
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (self->rows->y, i);
      const double *mean = self->sums + (gsize) self->labels[i] * self->d;

      for (gsize j = 0; j < self->d; j++)
        sum += (row[j] - mean[j]) * (row[j] - mean[j]);
    }
  self->slots[begin / self->grain] = sum;
}

/* Σ squared distance to the own mean, in the units of the rows as given. */
static double
get_inertia (const Work *self)
{
  double inertia = 0;

  for (gsize begin = 0; begin < self->n; begin += self->grain)
    inertia += self->slots[begin / self->grain];

  return inertia / (self->rows->scale * self->rows->scale);
}

static AsterClusters *
run (Work *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart measuring = aster_pulse_part (pulse, 0, 0.1);
  AsterPulsePart iterating = aster_pulse_part (pulse, 0.1, 0.95);
  AsterPulsePart summing = aster_pulse_part (pulse, 0.95, 1);
  AsterClusters *clusters;
  double tolerance;
  guint rounds;

  if (!find_tolerance (self, &tolerance, &measuring.pulse, error))
    return NULL;
  for (gsize c = 0; c < self->k; c++)
    settle (self, c);
  if ((rounds = iterate (self, tolerance, &iterating.pulse, error)) == 0)
    return NULL;
  if (!aster_parallel_for_beating (self->n, self->grain, measure_block, self,
                                   &summing.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  clusters = aster_clusters_new (g_memdup2 (self->labels, self->n * sizeof (int)),
                                 self->n);
  clusters->params.method = ASTER_CLUSTER_KMEANS;
  clusters->params.metric = self->rows->cosine ? ASTER_CLUSTER_COSINE
                                               : ASTER_CLUSTER_EUCLIDEAN;
  clusters->params.k = (guint) self->k;
  clusters->n_zero = self->rows->n_zero;
  clusters->inertia = get_inertia (self);
  clusters->iterations = rounds;

  return clusters;
}

/**
 * aster_kmeans_rounds:
 * @rows: (n × d) rows of some length, under EUCLIDEAN or COSINE
 * @start: (k) rows that the means begin on
 * @k: clusters, from 1 to n
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_NO_MEMORY, %ASTER_ERROR_CANCELLED
 *
 * O(n d k) a round.
 *
 * Returns: (transfer full) (nullable): clusters, with labels, inertia and rounds
 */
AsterClusters *
aster_kmeans_rounds (const AsterMetricRows *rows,
                     const guint32 *start,
                     guint k,
                     AsterPulse *pulse,
                     GError **error)
{
  __attribute__ ((cleanup (work_clear))) Work work = { 0 };

  if (!work_init (&work, rows, k, error))
    return NULL;
  for (gsize c = 0; c < k; c++)
    for (gsize j = 0; j < work.d; j++)
      work.sums[c * work.d + j] = aster_matrix_row (rows->y, start[c])[j];

  return run (&work, pulse, error);
}
