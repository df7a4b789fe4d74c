/* A start takes the columns of eigenvectors, of principal components or of another map,
 * each around 0, and scales them all by one number, such that nineteen of twenty
 * coordinates lie within 5 and none beyond 10: the width at which pulls and pushes of a
 * UMAP are about even. A few far points, such as the corners of a localised eigenvector
 * or one huge outlier, would otherwise squeeze all others into one place. A little
 * noise parts points in the same place; a column without any width, or one that
 * is not there, is noise altogether, since points that begin on one line would never
 * leave it. O(n). */

#include "run/umap-start.h"

#include <math.h>
#include <stdlib.h>

#include "tools/random.h"

#define MOST   0.95 /* of all coordinates */
#define WITHIN 5.0
#define EDGE   10.0
#define NOISE  1e-4  /* what parts points in one place, to either side */
#define SAMPLE 16384 /* coordinates that are looked at, evenly spaced */
#define FLAT   1e-6  /* of the widest column: no width at all */

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float p = *(const float *) a, q = *(const float *) b;

  return p < q ? -1 : p > q;
}

/* Column @c around 0, into @start; returns its standard deviation. */
static double
take_column (AsterMatrix *start, const AsterMatrix *from, gsize c)
{
  double sum = 0, squares = 0, n = (double) from->n_rows;

  for (gsize i = 0; i < from->n_rows; i++)
    sum += aster_matrix_row (from, i)[c];
  for (gsize i = 0; i < from->n_rows; i++)
    {
      double v = aster_matrix_row (from, i)[c] - sum / n;

      aster_matrix_row (start, i)[c] = (float) v;
      squares += v * v;
    }

  return sqrt (squares / n);
}

/* The size within which most coordinates of @start lie; the largest if that is 0. */
static double
find_reach (const AsterMatrix *start)
{
  gsize size = start->n_rows * start->n_cols,
        stride = (size / SAMPLE) * start->n_cols + 1;
  gsize n = (size + stride - 1) / stride;
  g_autofree float *sizes = g_new (float, n);

  for (gsize i = 0; i < n; i++)
    sizes[i] = fabsf (start->data[i * stride]);
  qsort (sizes, n, sizeof (float), compare_floats);
  for (gsize i = (gsize) (MOST * (double) (n - 1)); i < n; i++)
    if (sizes[i] > 0)
      return sizes[i];

  return 1;
}

/* A little of it where there is something, or all of it where there is nothing. */
static void
add_noise (AsterMatrix *start, gsize c, gboolean is_flat, guint64 seed)
{
  AsterRandom random = aster_random_init (seed, c);

  for (gsize i = 0; i < start->n_rows; i++)
    aster_matrix_row (
        start, i)[c] += (float) (is_flat
                                     ? WITHIN / 2 * aster_random_normal (&random)
                                     : NOISE * (2 * aster_random_double (&random) - 1));
}

/**
 * aster_umap_start_new:
 * @n: number of points, at least 1
 * @dims: 2 or 3
 * @from: (nullable): (n × 1 or more) what to begin with, finite; %NULL for noise alone
 * @seed: of the noise
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * O(n).
 *
 * Returns: (transfer full) (nullable): (n × @dims)
 */
AsterMatrix *
aster_umap_start_new (
    gsize n, guint dims, const AsterMatrix *from, guint64 seed, GError **error)
{
  AsterMatrix *start = aster_matrix_new (n, dims, error);
  gsize usable = from != NULL ? MIN (from->n_cols, dims) : 0;
  double widths[3] = { 0, 0, 0 }, widest = 0, scale;

  g_return_val_if_fail (from == NULL || from->n_rows == n, NULL);

  if (start == NULL)
    return NULL;

  for (gsize c = 0; c < usable; c++)
    {
      widths[c] = take_column (start, from, c);
      widest = MAX (widest, widths[c]);
    }
  scale = WITHIN / find_reach (start);
  for (gsize i = 0; i < n * dims; i++)
    start->data[i] = (float) CLAMP (scale * start->data[i], -EDGE, EDGE);
  for (gsize c = 0; c < dims; c++)
    add_noise (start, c, !(widths[c] > FLAT * widest), seed);

  return start;
}
