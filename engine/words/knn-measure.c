/* How far two rows are apart, in double from the rows as they are.
 *
 * Squared Euclidean distances are sums of squares of differences; the way of a taxi in
 * Manhattan is the sum of their sizes, and is squared as well, so that whoever takes
 * squared distances takes both. A cosine is rounded to
 * a grid of 2⁻⁴⁴, so that rows of one direction and different lengths are ties, at 0
 * from each other, as they are on paper. O(d). */

#include "words/knn-measure.h"

#include <math.h>
#include <stdlib.h>

#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/vector.h"

#define GRID  0x1p-44 /* cosines that differ by less are equal */
#define GRAIN 500000  /* numbers that are squared between two beats */

static void
invert (gsize begin, gsize end, gpointer data)
{
  AsterKnnMeasure *self = data;

  for (gsize i = begin; i < end; i++)
    {
      double norm2 = aster_vector_norm2 (aster_matrix_row (self->x, i), self->x->n_cols);

      self->inverses[i] = norm2 > 0 ? 1 / sqrt (norm2) : 0;
    }
}

/**
 * aster_knn_measure_init:
 * @self: (out caller-allocates): to be cleared whatever is returned
 * @x: (n × d), finite
 * @metric: what near means
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * O(n d) for cosine.
 *
 * Returns: whether distances can be measured
 */
gboolean
aster_knn_measure_init (AsterKnnMeasure *self,
                        const AsterMatrix *x,
                        AsterKnnMetric metric,
                        AsterPulse *pulse,
                        GError **error)
{
  *self = (AsterKnnMeasure){ x, NULL, metric == ASTER_KNN_MANHATTAN };
  if (metric != ASTER_KNN_COSINE)
    return TRUE;

  self->inverses = g_new (double, MAX (x->n_rows, 1));
  if (!aster_parallel_for_beating (x->n_rows, MAX (GRAIN / x->n_cols, 1), invert, self,
                                   pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  return TRUE;
}

void
aster_knn_measure_clear (AsterKnnMeasure *self)
{
  g_clear_pointer (&self->inverses, g_free);
}

static double
measure_way (const float *a, const float *b, gsize d)
{
  double way = 0;

  for (gsize p = 0; p < d; p++)
    way += fabs ((double) a[p] - b[p]);

  return way;
}

/**
 * aster_knn_measure:
 * @self: how distances are measured
 * @i: a row of its matrix
 * @j: another, or the same
 *
 * In double from the rows as they are. O(d).
 *
 * Returns: the squared Euclidean or Manhattan distance of the two, or 1 − their cosine,
 *   [0, 2]; 1 if one of them is a zero row
 */
double
aster_knn_measure (const AsterKnnMeasure *self, gsize i, gsize j)
{
  const float *a = aster_matrix_row (self->x, i), *b = aster_matrix_row (self->x, j);
  gsize d = self->x->n_cols;
  double cosine;

  if (self->is_taxi)
    {
      double way = measure_way (a, b, d);

      return way * way;
    }
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

/**
 * aster_knn_pairs_sort:
 * @pairs: (array length=n): rows and their distances, no NaN
 * @n: how many
 *
 * Nearest first, ties by row. O(n log n).
 */
void
aster_knn_pairs_sort (AsterKnnPair *pairs, gsize n)
{
  qsort (pairs, n, sizeof (AsterKnnPair), compare_pairs);
}

/**
 * aster_knn_pairs_write:
 * @pairs: (array): as many as @row has edges, or more; in order
 * @graph: receives them
 * @row: whose edges they are
 *
 * A distance that no float can hold becomes the largest float. O(edges of @row).
 */
void
aster_knn_pairs_write (const AsterKnnPair *pairs, AsterGraph *graph, gsize row)
{
  gsize at = graph->starts[row], n = graph->starts[row + 1] - at;

  for (gsize e = 0; e < n; e++)
    {
      graph->rows[at + e] = pairs[e].row;
      graph->values[at + e] = (float) MIN (pairs[e].distance, G_MAXFLOAT);
    }
}
