/* What a recipe costs is what its verbs cost, each by its own formula:
 *
 *   treatment, axes        n d, twice
 *   components             n d m + m³, m = min(d, 768) columns that are correlated
 *   neighbours             as knn-graph.c says, exact or approximate
 *   t-SNE                  n k for affinities; n for each iteration, and a grid
 *   UMAP                   n k for weights; n (k + 16) for each epoch
 *   clusters               neighbours and as much again for a tree; on a page n log n;
 *                          k-means n d k for each of some forty rounds of each
 *                          start
 *   quality, hubness       neighbours, and n d for each row that is asked for its ranks
 *
 * The constants are seconds of a common two-core machine of 2023, measured by
 * tests/bench/bench-estimate; more processors share all but a tenth of the work. It is an
 * answer to «now, or after lunch?» and not a promise: within a factor of two. */

#include "run/estimate.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clusters/kmeans.h"
#include "tools/budget.h"
#include "tools/error.h"
#include "tools/parallel.h"
#include "words/knn-graph.h"

#define COMMON_CORES 2.0
#define ALONE        0.1    /* of the work that one processor does alone */
#define PER_CELL     1e-9   /* a number read and written */
#define PER_PRODUCT  4e-11  /* a multiplication of the products of components */
#define PER_CUBE     1e-9   /* of an eigenproblem of d columns */
#define MOST_COLUMNS 768.0  /* beyond, components are found by iteration */
#define PER_AFFINITY 7e-8   /* one neighbour's, with the search for the width */
#define PER_POINT    1.3e-7 /* a point of t-SNE in one iteration */
#define PER_GRID     1e-4   /* the grid of t-SNE in one iteration */
#define PER_EDGE     2.2e-9 /* an edge of UMAP, or a stranger, in one epoch */
#define STRANGERS    16.0   /* that a point of UMAP meets in one epoch */
#define BOTH_WAYS    1.5   /* edges for each neighbour, once both directions are joined */
#define PER_PAIR     4e-10 /* a pair of MDS in one step */

#define PER_RANK 1e-9 /* a row whose rank is counted */
#define PER_LEAF 6e-6 /* a point of a page whose clusters are looked for */
#define ROUNDS   40.0 /* of k-means, commonly */
#define SPARE    12   /* neighbours beyond min points that clusters are made from */

/* How many times faster than the common machine this one is. */
static double
get_speed (void)
{
  double p = aster_parallel_get_threads ();

  return (ALONE + (1 - ALONE) / COMMON_CORES) / (ALONE + (1 - ALONE) / p);
}

static AsterEstimate
estimate_components (double n, double d)
{
  double m = MIN (d, MOST_COLUMNS);
  AsterEstimate cost = { n * d * PER_CELL + n * d * m * PER_PRODUCT +
                             m * m * m * PER_CUBE,
                         (n * d + 2 * d * m) * sizeof (float) };

  return cost;
}

/* The k nearest of n rows, of which components are taken first. */
static AsterEstimate
estimate_neighbours (AsterKnnMetric metric, double n, double d, guint pca, double k)
{
  gboolean reduced = pca > 0 && d > pca;
  double kept = reduced ? pca : d;
  AsterEstimate cost = { 0, 0 };

  if (reduced)
    cost = estimate_components (n, d);
  /* Rows are made ready, and then searched. */
  cost.seconds += n * kept * PER_CELL +
                  aster_knn_graph_estimate (metric, (gsize) n, (gsize) kept, (gsize) k);
  cost.bytes += n * (kept + 2 * k) * sizeof (float) + n * sizeof (gsize);

  return cost;
}

static AsterEstimate
estimate_tsne (const AsterTsneMapParams *params, double n, double d)
{
  double k = 3 * aster_tsne_clamp_perplexity (params->tsne.perplexity, (gsize) n);
  AsterEstimate cost = estimate_neighbours (aster_tsne_metric_to_knn (params->metric), n,
                                            d, params->pca, k);
  double iterations = params->tsne.iterations > params->tsne.begun
                          ? params->tsne.iterations - params->tsne.begun
                          : 0;

  cost.seconds += n * k * PER_AFFINITY + iterations * (n * PER_POINT + PER_GRID);
  /* Both halves of every affinity, and two dozen numbers a point. */
  cost.bytes += n * (4 * k + 24) * sizeof (float);

  return cost;
}

static AsterEstimate
estimate_umap (const AsterUmapMapParams *params, double n, double d)
{
  double k = MIN (params->neighbours, n);
  AsterEstimate cost = estimate_neighbours (aster_umap_metric_to_knn (params->metric), n,
                                            d, params->pca, k);
  double epochs = aster_umap_params_get_epochs (&params->umap, (gsize) n);

  cost.seconds += n * k * PER_AFFINITY +
                  epochs * n * (BOTH_WAYS * k + STRANGERS) * PER_EDGE;
  /* Both halves of every edge, once as a graph and once padded, and the start's block. */
  cost.bytes += n * (14 * k + 64) * sizeof (float);

  return cost;
}

static AsterEstimate
estimate_clusters (const AsterClusterParams *params, double n, double d)
{
  double k = aster_cluster_params_get_min_points (params) + SPARE;
  AsterEstimate cost = { n * d * PER_CELL, n * d * sizeof (float) };

  if (params->method == ASTER_CLUSTER_KMEANS)
    cost.seconds += aster_kmeans_count_starts ((gsize) n, (gsize) d, params->k) * ROUNDS *
                    n * d * params->k * PER_PRODUCT;
  else if (params->on_map)
    cost.seconds += n * PER_LEAF;
  else
    cost.seconds += 2 * aster_knn_estimate ((gsize) n, (gsize) d, (gsize) k);
  /* Lists of neighbours, in double as well, and a dozen numbers a row. */
  cost.bytes += n * (8 * k + 24) * sizeof (float);

  return cost;
}

static AsterEstimate
estimate_quality (const AsterQualityParams *params, double n, double d)
{
  gsize m = aster_quality_params_get_n_sampled (params, (gsize) n, (gsize) d);
  AsterEstimate cost = { (double) m * n * (d * PER_PRODUCT + PER_RANK),
                         n * (params->k + 16.0) * sizeof (float) };
  AsterEstimate near = estimate_neighbours (
      params->cosine ? ASTER_KNN_COSINE : ASTER_KNN_EUCLIDEAN, n, d, 0, params->k);

  if (params->every_row && (double) m < n)
    {
      cost.seconds += near.seconds;
      cost.bytes += near.bytes;
    }

  return cost;
}

/**
 * aster_recipe_estimate:
 * @recipe: what would be computed
 * @n: rows of the space
 * @d: its dimensions
 *
 * Any thread. O(1).
 *
 * Returns: what it costs, if nothing of it is kept from before
 */
AsterEstimate
aster_recipe_estimate (const AsterRecipe *recipe, gsize n, gsize d)
{
  gsize mapped = recipe != NULL && recipe->rows != NULL ? MIN (recipe->rows->n, n) : n;
  double rows = (double) mapped, columns = (double) d, cells = rows * columns;
  AsterEstimate cost = { cells * PER_CELL, rows * sizeof (double) * 4 };

  g_return_val_if_fail (recipe != NULL, cost);

  if (recipe->kind == ASTER_RECIPE_CLUSTERS)
    cost = estimate_clusters (&recipe->clusters, rows, columns);
  if (recipe->kind == ASTER_RECIPE_VALUES && recipe->values == ASTER_VALUES_HUBNESS)
    cost = estimate_neighbours (ASTER_KNN_COSINE, rows, columns, 0, recipe->k);
  if (recipe->kind == ASTER_RECIPE_QUALITY)
    cost = estimate_quality (&recipe->quality, rows, columns);
  if (recipe->kind == ASTER_RECIPE_MAP)
    switch (recipe->method)
      {
      case ASTER_MAP_TSNE:
        cost = estimate_tsne (&recipe->tsne, rows, columns);
        break;

      case ASTER_MAP_UMAP:
        cost = estimate_umap (&recipe->umap, rows, columns);
        break;

      case ASTER_MAP_PCA:
      case ASTER_MAP_SVD:
        cost = estimate_components (rows, columns);
        break;

      case ASTER_MAP_MDS:
        cost = estimate_components (rows, columns);
        cost.seconds += aster_mds_map_estimate (mapped, d, &recipe->mds);
        cost.bytes += rows * 16 * sizeof (double);
        break;

      case ASTER_MAP_AXES:
      default:
        break;
      }

  cost.bytes += rows * recipe->dims * sizeof (float);
  if (recipe->treatment != ASTER_TREATMENT_RAW)
    {
      cost.seconds += 2 * (double) n * columns * PER_CELL;
      cost.bytes += (double) n * columns * sizeof (float);
    }
  cost.seconds /= get_speed ();

  return cost;
}

/**
 * aster_estimate_fits:
 * @self: what a recipe costs
 * @kind: what it computes
 * @n: rows of the space
 * @d: its dimensions
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * Returns: whether there is as much memory as it takes
 */
gboolean
aster_estimate_fits (
    const AsterEstimate *self, AsterRecipeKind kind, gsize n, gsize d, GError **error)
{
  guint64 budget = aster_budget_get ();
  g_autofree char *need = NULL, *have = NULL;

  if (self->bytes <= (double) budget)
    return TRUE;

  need = g_format_size ((guint64) MIN (self->bytes, 1e18));
  have = g_format_size (budget);
  g_set_error (
      error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
      kind == ASTER_RECIPE_MAP
          /* Translators: the first and the last are sizes, like “3.4 GB”. */
          ? _ ("This takes about %s of memory for %zu tokens of %zu dimensions, and %s "
               "may be used. Open fewer tokens, or choose PCA.")
          /* Translators: the first and the last are sizes, like “3.4 GB”. */
          : _ ("This takes about %s of memory for %zu tokens of %zu dimensions, and %s "
               "may be used. Open fewer tokens."),
      need, n, d, have);

  return FALSE;
}
