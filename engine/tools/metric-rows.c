/* Distances are always worked out from the rows as they were given, in double, so that
 * what is near the border of anything falls on the side where it belongs. What is not
 * near a border is found with something faster:
 *
 *   few dimensions, Euclidean   a k-d tree, for whoever wants one
 *   anything else               products y·yᵀ in single precision
 *
 * The rows y of products are centred where that makes them much shorter (their distances
 * cancel less), scaled where their squares would overflow, and of length 1 under the
 * cosine, where ‖y_i − y_j‖² = 2 (1 − cosine). A zero row has no direction and is 1 from
 * every other row: it gets a coordinate of its own, which makes it so. A product of d
 * terms of single precision is off by at most about d · 2⁻²⁴ times the lengths. O(n d).
 */

#include "tools/metric-rows.h"

#include <glib/gi18n-lib.h>

#include "tools/error.h"
#include "tools/means.h"
#include "tools/parallel.h"

#define TAME     1e12       /* numbers whose squares do not overflow */
#define GRAIN    (1u << 17) /* numbers looked at between two beats */
#define ROUNDING 0x1.0p-24  /* of single precision */

typedef struct
{
  AsterMetricRows *self;
  gsize grain;     /* rows of a block */
  float *largest;  /* (blocks) of x, without sign */
  double *squares; /* (n) squared lengths, of x and then of y */
  const double *means;
  gboolean centred; /* rows lose the mean */
} Making;

static void
look (gsize begin, gsize end, gpointer data)
{
  const Making *making = data;
  const AsterMatrix *x = making->self->x;
  float largest = 0;

  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (x, i);

      for (gsize j = 0; j < x->n_cols; j++)
        largest = fabsf (row[j]) > largest ? fabsf (row[j]) : largest;
      making->squares[i] = aster_vector_norm2 (row, x->n_cols);
    }
  making->largest[begin / making->grain] = largest;
}

static void
write_euclidean (gsize begin, gsize end, gpointer data)
{
  const Making *making = data;
  const AsterMetricRows *self = making->self;

  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (self->x, i);
      float *out = aster_matrix_row (self->y, i);

      for (gsize j = 0; j < self->x->n_cols; j++)
        out[j] = (float) ((row[j] - (making->centred ? making->means[j] : 0)) *
                          self->scale);
    }
}

static void
write_unit (gsize begin, gsize end, gpointer data)
{
  const Making *making = data;
  const AsterMetricRows *self = making->self;
  gsize d = self->x->n_cols;

  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (self->x, i);
      float *out = aster_matrix_row (self->y, i);

      for (gsize j = 0; j < d; j++)
        out[j] = (float) (row[j] * self->inverses[i]);
      if (self->n_zero > 0)
        out[d] = self->inverses[i] == 0;
    }
}

static void
measure (gsize begin, gsize end, gpointer data)
{
  const Making *making = data;
  const AsterMatrix *y = making->self->y;

  for (gsize i = begin; i < end; i++)
    making->squares[i] = aster_vector_norm2 (aster_matrix_row (y, i), y->n_cols);
}

/* Whether the mean is most of what the rows have in common. */
static gboolean
is_far_from_zero (const Making *making)
{
  const AsterMatrix *x = making->self->x;
  double centre = 0, all = 0;

  for (gsize j = 0; j < x->n_cols; j++)
    centre += making->means[j] * making->means[j];
  for (gsize i = 0; i < x->n_rows; i++)
    all += making->squares[i];

  return 2 * centre * (double) x->n_rows > all;
}

/* How large the numbers may be. */
static void
choose_scale (Making *making)
{
  float largest = 0;

  for (gsize b = 0; b * making->grain < making->self->x->n_rows; b++)
    largest = MAX (largest, making->largest[b]);
  making->self->scale = largest > TAME || (largest > 0 && largest < 1 / TAME)
                            ? 1 / (double) largest
                            : 1;
}

/* What rows of length 1 take from those that are there. */
static void
invert (Making *making)
{
  AsterMetricRows *self = making->self;
  gsize n = self->x->n_rows;

  self->inverses = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      self->inverses[i] = making->squares[i] > 0 ? 1 / sqrt (making->squares[i]) : 0;
      self->n_zero += making->squares[i] == 0;
    }
}

static void
keep_halves (Making *making)
{
  AsterMetricRows *self = making->self;
  gsize n = self->y->n_rows;
  double most = 0;

  self->halves = g_new (float, n);
  for (gsize i = 0; i < n; i++)
    {
      most = MAX (most, making->squares[i]);
      self->halves[i] = (float) (making->squares[i] / 2);
    }
  self->slack = 4 * ((double) self->y->n_cols + 8) * ROUNDING * most;
}

/* The rows y. */
static gboolean
make (AsterMetricRows *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart looking = aster_pulse_part (pulse, 0, 0.2);
  AsterPulsePart averaging = aster_pulse_part (pulse, 0.2, 0.5);
  AsterPulsePart writing = aster_pulse_part (pulse, 0.5, 0.8);
  AsterPulsePart measuring = aster_pulse_part (pulse, 0.8, 1);
  gsize n = self->x->n_rows, d = self->x->n_cols, grain = MAX (GRAIN / d, 1);
  g_autofree float *largest = g_new0 (float, n / grain + 1);
  g_autofree double *squares = g_new (double, n), *means = NULL;
  Making making = { self, grain, largest, squares, NULL, FALSE };
  gboolean beats = aster_parallel_for_beating (n, grain, look, &making, &looking.pulse);

  if (beats && self->cosine)
    invert (&making);
  if (beats && !self->cosine)
    {
      choose_scale (&making);
      if (!(making.means = means = aster_column_means (self->x, &averaging.pulse, error)))
        return FALSE;
      making.centred = is_far_from_zero (&making);
    }
  if (beats)
    {
      /* Not zeroed, which would take a tenth of a second without a beat. */
      gsize width = d + (self->n_zero > 0);
      float *data = aster_matrix_alloc (n, width, error);

      if (data == NULL)
        return FALSE;
      self->y = aster_matrix_new_take (data, n, width);
    }
  if (!beats ||
      !aster_parallel_for_beating (n, grain, self->cosine ? write_unit : write_euclidean,
                                   &making, &writing.pulse) ||
      !aster_parallel_for_beating (n, grain, measure, &making, &measuring.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  keep_halves (&making);

  return TRUE;
}

/**
 * aster_metric_rows_new:
 * @x: (n × d) finite
 * @metric: what distance means
 * @tree: whether a tree is better than rows for products where there can be one
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): the rows
 */
AsterMetricRows *
aster_metric_rows_new (AsterMatrix *x,
                       AsterClusterMetric metric,
                       gboolean tree,
                       AsterPulse *pulse,
                       GError **error)
{
  g_autoptr (AsterMetricRows) self = NULL;

  g_return_val_if_fail (x != NULL && x->n_rows > 0 && x->n_cols > 0, NULL);

  self = g_new0 (AsterMetricRows, 1);
  self->x = aster_matrix_ref (x);
  self->cosine = metric == ASTER_CLUSTER_COSINE;
  self->scale = 1;

  if (tree && !self->cosine && x->n_cols <= ASTER_POINT_TREE_MAX_DIMS)
    {
      if (!(self->tree = aster_point_tree_new (x, pulse, error)))
        return NULL;
      return g_steal_pointer (&self);
    }
  if (!make (self, pulse, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
aster_metric_rows_free (AsterMetricRows *self)
{
  aster_matrix_unref (self->x);
  g_free (self->inverses);
  g_clear_pointer (&self->tree, aster_point_tree_free);
  g_clear_pointer (&self->y, aster_matrix_unref);
  g_free (self->halves);
  g_free (self);
}
