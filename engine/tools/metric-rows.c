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

#define TAME        1e12 /* numbers whose squares do not overflow */
#define ROWS_A_BEAT 1024
#define ROUNDING    0x1.0p-24 /* of single precision */

static float
find_largest (const AsterMatrix *x)
{
  float largest = 0;

  for (gsize i = 0; i < x->n_rows * x->n_cols; i++)
    largest = fabsf (x->data[i]) > largest ? fabsf (x->data[i]) : largest;

  return largest;
}

/* Whether the mean is most of what the rows have in common. */
static gboolean
is_far_from_zero (const AsterMatrix *x, const double *means)
{
  double centre = 0, all = 0;

  for (gsize j = 0; j < x->n_cols; j++)
    centre += means[j] * means[j];
  for (gsize i = 0; i < x->n_rows; i++)
    all += aster_vector_norm2 (aster_matrix_row (x, i), x->n_cols);

  return 2 * centre * (double) x->n_rows > all;
}

static gboolean
make_euclidean (AsterMetricRows *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart averaging = aster_pulse_part (pulse, 0, 0.5);
  gsize n = self->x->n_rows, d = self->x->n_cols;
  g_autofree double *means = NULL;
  float largest = find_largest (self->x);
  gboolean centred;

  self->scale = largest > TAME || (largest > 0 && largest < 1 / TAME)
                    ? 1 / (double) largest
                    : 1;
  if (!(means = aster_column_means (self->x, &averaging.pulse, error)) ||
      !(self->y = aster_matrix_new (n, d, error)))
    return FALSE;

  centred = is_far_from_zero (self->x, means);
  for (gsize i = 0; i < n; i++)
    {
      const float *row = aster_matrix_row (self->x, i);
      float *out = aster_matrix_row (self->y, i);

      if (i % ROWS_A_BEAT == 0 &&
          !aster_pulse_beat (pulse, 0.5 + 0.5 * (double) i / (double) n, NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      for (gsize j = 0; j < d; j++)
        out[j] = (float) ((row[j] - (centred ? means[j] : 0)) * self->scale);
    }

  return TRUE;
}

static gboolean
make_unit (AsterMetricRows *self, AsterPulse *pulse, GError **error)
{
  gsize n = self->x->n_rows, d = self->x->n_cols;

  self->inverses = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      double norm2 = aster_vector_norm2 (aster_matrix_row (self->x, i), d);

      self->inverses[i] = norm2 > 0 ? 1 / sqrt (norm2) : 0;
      self->n_zero += norm2 == 0;
    }
  if (!(self->y = aster_matrix_new (n, d + (self->n_zero > 0), error)))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      const float *row = aster_matrix_row (self->x, i);
      float *out = aster_matrix_row (self->y, i);

      if (i % ROWS_A_BEAT == 0 &&
          !aster_pulse_beat (pulse, (double) i / (double) n, NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      for (gsize j = 0; j < d; j++)
        out[j] = (float) (row[j] * self->inverses[i]);
      if (self->n_zero > 0)
        out[d] = self->inverses[i] == 0;
    }

  return TRUE;
}

static void
measure (AsterMetricRows *self)
{
  gsize n = self->y->n_rows, d = self->y->n_cols;
  double most = 0;

  self->halves = g_new (float, n);
  for (gsize i = 0; i < n; i++)
    {
      double norm2 = aster_vector_norm2 (aster_matrix_row (self->y, i), d);

      most = MAX (most, norm2);
      self->halves[i] = (float) (norm2 / 2);
    }
  self->slack = 4 * ((double) d + 8) * ROUNDING * most;
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
  if (self->cosine ? !make_unit (self, pulse, error)
                   : !make_euclidean (self, pulse, error))
    return NULL;
  measure (self);

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
