/* Norms, and a summary of a column of numbers.
 *
 * Values that are NaN or infinite are what nothing is known about: they are left
 * out. O(n d) for norms, O(n) for the rest. */

#include "words/statistics.h"

#include <math.h>

#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/vector.h"

#define BLOCK_FLOATS (1u << 18) /* numbers read by a block, well below 1 ms */

typedef struct
{
  const AsterMatrix *x;
  double *norms; /* (n) */
} Norms;

static void
norms_block (gsize begin, gsize end, gpointer user_data)
{
  Norms *self = user_data;

  for (gsize i = begin; i < end; i++)
    self->norms[i] = sqrt (
        aster_vector_norm2 (aster_matrix_row (self->x, i), self->x->n_cols));
}

/**
 * aster_statistics_norms:
 * @x: (n × d), finite
 * @norms: (out caller-allocates): (n) Euclidean length of each row
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * O(n d).
 *
 * Returns: %FALSE with @error set if a beat said so
 */
gboolean
aster_statistics_norms (const AsterMatrix *x,
                        double *norms,
                        AsterPulse *pulse,
                        GError **error)
{
  Norms self = { x, norms };

  g_return_val_if_fail (x != NULL && norms != NULL, FALSE);

  if (!aster_parallel_for_beating (x->n_rows, MAX (1, BLOCK_FLOATS / x->n_cols),
                                   norms_block, &self, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  return TRUE;
}

/**
 * aster_statistics_summarise:
 * @values: (array length=n): any numbers
 * @n: how many
 *
 * What is not finite does not count. The mean is summed about the first value, so that
 * equal values have exactly that mean. O(n).
 *
 * Returns: how many are finite, their range and their mean; NaN where none is
 */
AsterSummary
aster_statistics_summarise (const double *values, gsize n)
{
  AsterSummary self = { 0, NAN, NAN, NAN };
  double first = 0, sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!isfinite (values[i]))
        continue;
      if (self.n++ == 0)
        first = self.min = self.max = values[i];
      self.min = MIN (self.min, values[i]);
      self.max = MAX (self.max, values[i]);
      sum += values[i] - first;
    }
  if (self.n > 0)
    self.mean = first + sum / (double) self.n;

  return self;
}
