/* Norms, summaries and histograms of a column of numbers.
 *
 * Values that are NaN or infinite are what nothing is known about: they are left
 * out of every count. O(n d) for norms, O(n) for the rest. */

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

/**
 * aster_histogram_new:
 * @values: (n) numbers; those that are not finite are left out
 * @n: how many
 * @n_bins: how many bins, at least 1
 *
 * Bins of equal width from the least to the greatest value. Each holds its lower end; the
 * last holds its upper end too. If all values are the same they stand in the middle of a
 * range of width 1; without any, the range is [0, 1]. O(n).
 *
 * Returns: (transfer full): the histogram
 */
AsterHistogram *
aster_histogram_new (const double *values, gsize n, gsize n_bins)
{
  AsterSummary summary = aster_statistics_summarise (values, n);
  AsterHistogram *self;

  g_return_val_if_fail (n_bins > 0, NULL);

  self = g_new0 (AsterHistogram, 1);
  self->n_bins = n_bins;
  self->counts = g_new0 (guint64, n_bins);
  self->low = summary.n > 0 ? summary.min : 0;
  self->high = summary.n > 0 ? summary.max : 1;
  if (self->low == self->high)
    {
      self->low -= 0.5;
      self->high += 0.5;
    }

  for (gsize i = 0; i < n; i++)
    if (isfinite (values[i]))
      {
        /* Halves, so that the width of the widest range is still finite. */
        double place = (values[i] / 2 - self->low / 2) / (self->high / 2 - self->low / 2);

        self->counts[MIN ((gsize) (place * (double) n_bins), n_bins - 1)]++;
      }

  return self;
}

void
aster_histogram_free (AsterHistogram *self)
{
  g_free (self->counts);
  g_free (self);
}
