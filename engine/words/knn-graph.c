/* The one door to the neighbours of a map.
 *
 * The exact search costs n² (a d + b) + c n k: products, one comparison a pair, and the
 * sorting of what was found. Below a minute of a common two-core machine it is what a
 * map gets; above, the approximate one. The choice depends on n, d and k alone, never on
 * a clock, so that the same space gives the same map on every machine and under any load.
 *
 * Whoever takes an approximate graph learns from it how much of the truth it holds. */

#include "words/knn-graph.h"

#include "words/knn-near.h"

#define PATIENCE 60 /* seconds that are worth the truth */

/* Seconds of a common two-core machine of 2023. */
#define PER_PRODUCT   8e-12   /* one multiplication of a score */
#define PER_SCORE     1.5e-10 /* its comparison */
#define PER_NEIGHBOUR 3e-8    /* its place in a list */
#define NEAR          0.1     /* of all pairs: what the approximate search scores */
#define PER_FOUND     2e-7    /* the place of an approximate neighbour in a list */
#define TAXI          3       /* multiplications that take as long as one step of a way */

/**
 * get_width:
 * @metric: what near means
 * @d: dimensions
 *
 * Returns: dimensions whose products take as long as what @metric asks of @d
 */
static gsize
get_width (AsterKnnMetric metric, gsize d)
{
  return metric == ASTER_KNN_MANHATTAN ? TAXI * d : d;
}

/**
 * aster_knn_estimate:
 * @n: rows
 * @d: dimensions, as wide as the metric makes them
 * @k: neighbours of each row
 *
 * Returns: seconds that the exact search takes on two common processors, roughly
 */
double
aster_knn_estimate (gsize n, gsize d, gsize k)
{
  double rows = (double) n;

  return rows * rows * (PER_PRODUCT * (double) d + PER_SCORE) +
         rows * (double) k * PER_NEIGHBOUR;
}

/**
 * aster_knn_is_dear:
 * @n: rows
 * @d: dimensions
 * @k: neighbours of each row
 *
 * Returns: whether the exact search takes more than a minute, so that the approximate one
 *   is taken in its stead
 */
gboolean
aster_knn_is_dear (gsize n, gsize d, gsize k)
{
  return aster_knn_estimate (n, d, k) > PATIENCE;
}

/**
 * aster_knn_graph_estimate:
 * @metric: what near means
 * @n: rows
 * @d: dimensions
 * @k: neighbours of each row
 *
 * Returns: seconds that the search which is taken takes on two common processors,
 *   roughly: the exact one, or the approximate one where that is dear
 */
double
aster_knn_graph_estimate (AsterKnnMetric metric, gsize n, gsize d, gsize k)
{
  gsize width = get_width (metric, d);
  double seconds = aster_knn_estimate (n, width, k);

  return aster_knn_is_dear (n, width, k)
             ? NEAR * seconds + (double) n * (double) k * PER_FOUND
             : seconds;
}

/**
 * aster_knn_graph:
 * @x: (n × d), finite, small enough that products do not overflow
 * @params: how many neighbours, and what near means
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_DOMAIN or
 *   %ASTER_ERROR_NO_MEMORY
 *
 * The graph says in its recall whether it is exact. O(n² d), about a tenth of it where
 * the approximate search is taken.
 *
 * Returns: (transfer full) (nullable): k edges from each row, nearest first
 */
AsterGraph *
aster_knn_graph (const AsterMatrix *x,
                 const AsterKnnParams *params,
                 AsterPulse *pulse,
                 GError **error)
{
  gboolean near;

  g_return_val_if_fail (x != NULL && params != NULL && params->k > 0, NULL);

  near = params->method == ASTER_KNN_APPROXIMATE ||
         (params->method == ASTER_KNN_BY_COST &&
          aster_knn_is_dear (x->n_rows, get_width (params->metric, x->n_cols),
                             params->k));
  if (near)
    return aster_knn_near (x, params->k, params->metric, params->seed, pulse, error);

  return aster_knn (x, params->k, params->metric, pulse, error);
}
