/* A start takes the columns of principal components, or of another map, as far as they
 * have any width, and Gaussian noise for the others: points that begin on one line, or in
 * one place, would never leave it. A perturbed start has noise on top of that, so many
 * times as wide as the wider axis. Each column draws from a stream of its own, noise on
 * top from streams further on: the same seed is the same start. O(n). */

#include "run/tsne-start.h"

#include <math.h>

#include "tools/random.h"

#define FLAT       1e-6 /* of the widest column: no width at all */
#define PERTURBING 8    /* the first stream of noise on top */

static double
get_width (const AsterMatrix *x, gsize column)
{
  double sum = 0, squares = 0, n = (double) x->n_rows;

  for (gsize i = 0; i < x->n_rows; i++)
    {
      double v = aster_matrix_row (x, i)[column];

      sum += v;
      squares += v * v;
    }

  return sqrt (MAX (squares / n - sum / n * (sum / n), 0));
}

/* Noise of that width instead of, or on top of, what is in @column. */
static void
add_noise (AsterMatrix *start, gsize column, double width, AsterRandom random)
{
  for (gsize i = 0; i < start->n_rows; i++)
    aster_matrix_row (start,
                      i)[column] += (float) (width * aster_random_normal (&random));
}

/**
 * aster_tsne_start_new:
 * @n: number of points
 * @from: (nullable): (n × 1 or more) components or a map, finite; %NULL for noise alone
 * @params: how many dims, the perturbation and the seed
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * O(n).
 *
 * Returns: (transfer full) (nullable): (n × dims)
 */
AsterMatrix *
aster_tsne_start_new (gsize n,
                      const AsterMatrix *from,
                      const AsterTsneMapParams *params,
                      GError **error)
{
  AsterMatrix *start;
  gsize usable = from != NULL ? MIN (from->n_cols, params->dims) : 0;
  double widths[3] = { 0, 0, 0 }, widest = 0;

  g_return_val_if_fail (from == NULL || from->n_rows == n, NULL);
  g_return_val_if_fail (params->dims == 2 || params->dims == 3, NULL);

  if (!(start = aster_matrix_new (n, params->dims, error)))
    return NULL;

  for (gsize c = 0; c < usable; c++)
    {
      widths[c] = get_width (from, c);
      widest = MAX (widest, widths[c]);
    }
  for (gsize c = 0; c < usable; c++)
    if (widths[c] > FLAT * widest)
      for (gsize i = 0; i < n; i++)
        aster_matrix_row (start, i)[c] = aster_matrix_row (from, i)[c];

  widest = widest > 0 ? widest : 1;
  for (gsize c = 0; c < params->dims; c++)
    {
      if (!(widths[c] > FLAT * widest))
        add_noise (start, c, widest, aster_random_init (params->seed, c));
      if (params->perturb > 0)
        add_noise (start, c, params->perturb * widest,
                   aster_random_init (params->seed, PERTURBING + c));
    }

  return start;
}
