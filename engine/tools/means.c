/* The mean of each column.
 *
 * Each block of rows sums into a slot of its own, in double, and the slots are
 * added in order: the same bytes on any number of threads. There are at most
 * MAX_SLOTS of them, so that they stay small beside the matrix. O(n d). */

#include "tools/means.h"

#include <glib/gi18n-lib.h>

#include "tools/error.h"
#include "tools/parallel.h"

#define BLOCK_FLOATS (1u << 19) /* numbers in a block, well below 1 ms */
#define MAX_SLOTS    256

typedef struct
{
  const AsterMatrix *x;
  gsize grain;   /* rows a slot */
  double *slots; /* (n_slots × d) */
} Sums;

static void
sum_block (gsize begin, gsize end, gpointer user_data)
{
  Sums *sums = user_data;
  gsize d = sums->x->n_cols;
  double *slot = sums->slots + begin / sums->grain * d;

  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (sums->x, i);

      for (gsize j = 0; j < d; j++)
        slot[j] += row[j];
    }
}

/**
 * aster_column_means:
 * @x: (n × d), finite
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (array) (nullable): d means, all 0 if @x has no rows;
 *   free with g_free()
 */
double *
aster_column_means (const AsterMatrix *x, AsterPulse *pulse, GError **error)
{
  g_autofree double *slots = NULL, *means = NULL;
  Sums sums = { x, 0, NULL };
  gsize n, d, n_slots;

  g_return_val_if_fail (x != NULL, NULL);

  n = x->n_rows;
  d = x->n_cols;
  sums.grain = MAX (MAX (1, BLOCK_FLOATS / d), (n + MAX_SLOTS - 1) / MAX_SLOTS);
  n_slots = (n + sums.grain - 1) / sums.grain;
  means = g_new0 (double, d);
  sums.slots = slots = g_try_new0 (double, MAX (n_slots, 1) * d);
  if (slots == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("There is not enough memory for the means of %zu columns."), d);
      return NULL;
    }

  if (!aster_parallel_for_beating (n, sums.grain, sum_block, &sums, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  for (gsize s = 0; s < n_slots; s++)
    for (gsize j = 0; j < d; j++)
      means[j] += slots[s * d + j];
  for (gsize j = 0; j < d; j++)
    means[j] /= (double) MAX (n, 1);

  return g_steal_pointer (&means);
}
