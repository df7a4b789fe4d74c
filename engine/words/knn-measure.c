/* How far two rows are apart, in double from the rows as they are.
 *
 * Squared Euclidean distances are sums of squares of differences. A cosine is rounded to
 * a grid of 2⁻⁴⁴, so that rows of one direction and different lengths are ties, at 0
 * from each other, as they are on paper. O(d). */

#include "words/knn-measure.h"

#include <math.h>
#include <stdlib.h>

#include "tools/vector.h"

#define GRID 0x1p-44 /* cosines that differ by less are equal */

/* Takes no pulse: one pass over the rows. */
AsterKnnMeasure
aster_knn_measure_init (const AsterMatrix *x, AsterKnnMetric metric)
{
  AsterKnnMeasure self = { x, NULL };

  if (metric == ASTER_KNN_EUCLIDEAN)
    return self;

  self.inverses = g_new (double, MAX (x->n_rows, 1));
  for (gsize i = 0; i < x->n_rows; i++)
    {
      double norm2 = aster_vector_norm2 (aster_matrix_row (x, i), x->n_cols);

      self.inverses[i] = norm2 > 0 ? 1 / sqrt (norm2) : 0;
    }

  return self;
}

void
aster_knn_measure_clear (AsterKnnMeasure *self)
{
  g_clear_pointer (&self->inverses, g_free);
}

/* The squared Euclidean distance of rows @i and @j, or 1 − their cosine. */
double
aster_knn_measure (const AsterKnnMeasure *self, gsize i, gsize j)
{
  const float *a = aster_matrix_row (self->x, i), *b = aster_matrix_row (self->x, j);
  gsize d = self->x->n_cols;
  double cosine;

  if (self->inverses == NULL)
    return aster_vector_distance2 (a, b, d);
  if (self->inverses[i] == 0 || self->inverses[j] == 0)
    return 1;

  cosine = aster_vector_dot (a, b, d) * self->inverses[i] * self->inverses[j];

  return rint ((1 - cosine) / GRID) * GRID;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const AsterKnnPair *p = a, *q = b;

  return p->distance != q->distance ? (p->distance < q->distance ? -1 : 1)
                                    : (p->row < q->row ? -1 : p->row > q->row);
}

/* Brings @pairs (n) into their order. */
void
aster_knn_pairs_sort (AsterKnnPair *pairs, gsize n)
{
  qsort (pairs, n, sizeof (AsterKnnPair), compare_pairs);
}
