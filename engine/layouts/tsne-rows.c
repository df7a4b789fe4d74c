/* Rows for the distance of correlation: that of two rows is the cosine between them once
 * each has lost the mean of its own numbers, so that a metric of cosines serves for both.
 * Means are those of doubles, so that a constant row becomes zero exactly. O(n d). */

#include "layouts/tsne-rows.h"

#include "tools/error.h"
#include "tools/parallel.h"

#define BLOCK_FLOATS (1u << 17u) /* numbers written by a block */

typedef struct
{
  const AsterMatrix *x;
  AsterMatrix *y;
} Rows;

static void
write_rows (gsize begin, gsize end, gpointer data)
{
  Rows *self = data;
  gsize d = self->x->n_cols;

  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (self->x, i);
      float *out = aster_matrix_row (self->y, i);
      double mean = 0;

      for (gsize p = 0; p < d; p++)
        mean += row[p];
      mean /= (double) d;
      for (gsize p = 0; p < d; p++)
        out[p] = (float) (row[p] - mean);
    }
}

/**
 * aster_tsne_rows:
 * @x: (n × d), finite, small enough that sums of a row do not overflow
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * O(n d).
 *
 * Returns: (transfer full) (nullable): (n × d) each row less the mean of its own numbers
 */
AsterMatrix *
aster_tsne_rows (const AsterMatrix *x, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) written = NULL;
  Rows self = { .x = x };
  float *data;

  g_return_val_if_fail (x != NULL, NULL);

  if (!(data = aster_matrix_alloc (x->n_rows, x->n_cols, error)))
    return NULL;
  self.y = written = aster_matrix_new_take (data, x->n_rows, x->n_cols);
  if (!aster_parallel_for_beating (x->n_rows, MAX (BLOCK_FLOATS / MAX (x->n_cols, 1), 1),
                                   write_rows, &self, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&written);
}
