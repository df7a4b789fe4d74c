/* Ranks from 1; numbers that are equal share the mean of their places, so that
 * the order in which they came does not matter; and how far two lists agree, which is
 * Spearman's ρ (1904). O(n log n). */

#include "tools/ranks.h"

#include <math.h>
#include <stdlib.h>

static int
compare_cb (const void *a, const void *b)
{
  double left = **(const double *const *) a, right = **(const double *const *) b;

  return (left > right) - (left < right);
}

/**
 * aster_ranks:
 * @values: (array length=n): none NaN
 * @n: how many
 * @ranks: (out caller-allocated) (array length=n): their ranks, [1, n]
 *
 * O(n log n) time, O(n) memory.
 */
void
aster_ranks (const double *values, gsize n, double *ranks)
{
  g_autofree const double **order = g_new (const double *, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    order[i] = &values[i];
  qsort (order, n, sizeof *order, compare_cb);

  for (gsize first = 0, last; first < n; first = last)
    {
      for (last = first + 1; last < n && *order[last] == *order[first]; last++)
        ;
      for (gsize i = first; i < last; i++)
        ranks[order[i] - values] = 0.5 * (double) (first + last + 1);
    }
}

/**
 * aster_ranks_correlate:
 * @a: (array length=n): ranks from aster_ranks()
 * @b: (array length=n): others
 * @n: how many
 *
 * Returns: Pearson's r of them, [−1, 1], which is Spearman's ρ of what was ranked; NaN
 *   if one of them is constant
 */
double
aster_ranks_correlate (const double *a, const double *b, gsize n)
{
  double mean = 0.5 * (double) (n + 1), ab = 0, aa = 0, bb = 0;

  for (gsize i = 0; i < n; i++)
    {
      ab += (a[i] - mean) * (b[i] - mean);
      aa += (a[i] - mean) * (a[i] - mean);
      bb += (b[i] - mean) * (b[i] - mean);
    }

  return aa > 0 && bb > 0 ? CLAMP (ab / sqrt (aa * bb), -1, 1) : NAN;
}
