/* Every distance between rows, for work that needs all of them more than once.
 *
 * n rows have n² distances, which are never stored: a tile of a few rows by some
 * hundred columns is one product in single precision, and whoever wants the tile again
 * has it worked out again. ‖a − b‖² = ‖a‖² + ‖b‖² − 2 a·b cancels where rows lie far
 * from 0 and near each other, so the mean is removed first; a distance is then good to
 * about 4e-4 of the length of its rows where it is smallest, and to 1e-6 where it is of
 * their size. A row is at 0 from itself exactly.
 *
 * O(d) a distance; O(n d) memory. */

#include "tools/distances.h"

#include <math.h>

#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/means.h"
#include "tools/vector.h"
#include "tools/wide.h"

#define BLOCK    1.5e8 /* multiplications of one block of rows: a few ms */
#define MIN_ROWS 4
#define MAX_ROWS 128

static void
centre (AsterMatrix *rows, const double *means)
{
  for (gsize i = 0; i < rows->n_rows; i++)
    {
      float *row = aster_matrix_row (rows, i);

      for (gsize j = 0; j < rows->n_cols; j++)
        row[j] = (float) (row[j] - means[j]);
    }
}

/* Every row at length 1; a zero row stays. */
static void
normalise (AsterMatrix *rows)
{
  for (gsize i = 0; i < rows->n_rows; i++)
    {
      float *row = aster_matrix_row (rows, i);
      double norm = sqrt (aster_vector_norm2 (row, rows->n_cols));

      for (gsize j = 0; norm > 0 && j < rows->n_cols; j++)
        row[j] = (float) (row[j] / norm);
    }
}

/**
 * aster_distances_new:
 * @x: (n × d), finite, small enough that squares do not overflow
 * @cosine: 1 − cosine instead of the Euclidean distance
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): what tiles are made of. O(n d).
 */
AsterDistances *
aster_distances_new (const AsterMatrix *x,
                     gboolean cosine,
                     AsterPulse *pulse,
                     GError **error)
{
  g_autoptr (AsterDistances) self = g_new0 (AsterDistances, 1);
  g_autofree double *means = NULL;

  g_return_val_if_fail (x != NULL, NULL);

  self->cosine = cosine;
  if (!(means = aster_column_means (x, pulse, error)) ||
      !(self->rows = aster_matrix_copy (x, error)))
    return NULL;

  if (cosine)
    normalise (self->rows);
  else
    centre (self->rows, means);
  self->norms2 = g_new (float, MAX (x->n_rows, 1));
  for (gsize i = 0; i < x->n_rows; i++)
    self->norms2[i] = (float) aster_vector_norm2 (aster_matrix_row (self->rows, i),
                                                  x->n_cols);

  return g_steal_pointer (&self);
}

void
aster_distances_free (AsterDistances *self)
{
  g_clear_pointer (&self->rows, aster_matrix_unref);
  g_free (self->norms2);
  g_free (self);
}

/**
 * aster_distances_get_grain:
 * @self: distances
 *
 * Returns: how many rows against all others make a block of the parallel loop, 4 to 128
 */
gsize
aster_distances_get_grain (const AsterDistances *self)
{
  double n = (double) self->rows->n_rows, d = (double) self->rows->n_cols;

  return (gsize) CLAMP (BLOCK / (MAX (n, 1) * (d + MAX_ROWS)), MIN_ROWS, MAX_ROWS);
}

/* Turns products (m) into distances. */
ASTER_WIDE static void
finish_euclidean (float *out, float norm2, const float *norms2, gsize m)
{
  for (gsize j = 0; j < m; j++)
    {
      float square = norm2 + norms2[j] - 2 * out[j];

      out[j] = sqrtf (square > 0 ? square : 0);
    }
}

ASTER_WIDE static void
finish_cosine (float *out, gsize m)
{
  for (gsize j = 0; j < m; j++)
    {
      float distance = 1 - out[j];

      distance = distance > 0 ? distance : 0;
      out[j] = distance < 2 ? distance : 2;
    }
}

/**
 * aster_distances_tile:
 * @self: distances
 * @row: the first row of the tile
 * @n: how many rows
 * @column: its first column
 * @m: how many columns
 * @out: (n × m), row-major; overwritten
 *
 * On the calling thread. O(n m d).
 */
void
aster_distances_tile (
    const AsterDistances *self, gsize row, gsize n, gsize column, gsize m, float *out)
{
  aster_linalg_product_nt (aster_matrix_row (self->rows, row), n,
                           aster_matrix_row (self->rows, column), m, self->rows->n_cols,
                           out);
  for (gsize i = 0; i < n; i++)
    {
      if (self->cosine)
        finish_cosine (out + i * m, m);
      else
        finish_euclidean (out + i * m, self->norms2[row + i], self->norms2 + column, m);
      if (row + i >= column && row + i < column + m)
        out[i * m + row + i - column] = 0;
    }
}
