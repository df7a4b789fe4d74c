/* What a UMAP is asked for, as a value: compared, and kept in the dictionary of a
 * recipe under keys of its own, since t-SNE has parameters of the same names. It is read
 * with the suspicion of recipe-value.c. */

#include "run/umap-map.h"
#include "tools/dict.h"
#include "tools/limits.h"
#include "tools/names.h"

static const char *const start_names[] = { "spectral", "pca", "random", "page" };
static const char *const metric_names[] = { "euclidean", "cosine", "manhattan" };

G_STATIC_ASSERT (G_N_ELEMENTS (start_names) == ASTER_N_UMAP_STARTS);
G_STATIC_ASSERT (G_N_ELEMENTS (metric_names) == ASTER_N_UMAP_METRICS);

/**
 * aster_umap_start_to_string:
 * @self: a start
 *
 * Returns: (transfer none): "spectral", "pca", "random" or "page"
 */
const char *
aster_umap_start_to_string (AsterUmapStart self)
{
  g_return_val_if_fail (self < ASTER_N_UMAP_STARTS, NULL);

  return start_names[self];
}

/**
 * aster_umap_start_from_string:
 * @name: what aster_umap_start_to_string() gives
 * @self: (out): which it names; untouched if none
 *
 * Returns: %FALSE if no start has that name
 */
gboolean
aster_umap_start_from_string (const char *name, AsterUmapStart *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return aster_names_find (start_names, ASTER_N_UMAP_STARTS, name, (guint *) self);
}

/**
 * aster_umap_metric_to_string:
 * @self: a metric
 *
 * Returns: (transfer none): "euclidean", "cosine" or "manhattan", as on the command line
 */
const char *
aster_umap_metric_to_string (AsterUmapMetric self)
{
  g_return_val_if_fail (self < ASTER_N_UMAP_METRICS, NULL);

  return metric_names[self];
}

/**
 * aster_umap_metric_to_knn:
 * @self: a metric
 *
 * Returns: what near means for a search for neighbours
 */
AsterKnnMetric
aster_umap_metric_to_knn (AsterUmapMetric self)
{
  static const AsterKnnMetric metrics[] = { ASTER_KNN_EUCLIDEAN, ASTER_KNN_COSINE,
                                            ASTER_KNN_MANHATTAN };

  G_STATIC_ASSERT (G_N_ELEMENTS (metrics) == ASTER_N_UMAP_METRICS);
  g_return_val_if_fail (self < ASTER_N_UMAP_METRICS, ASTER_KNN_EUCLIDEAN);

  return metrics[self];
}

/**
 * aster_umap_metric_from_string:
 * @name: what aster_umap_metric_to_string() gives
 * @self: (out): which it names; untouched if none
 *
 * Returns: %FALSE if no metric has that name
 */
gboolean
aster_umap_metric_from_string (const char *name, AsterUmapMetric *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return aster_names_find (metric_names, ASTER_N_UMAP_METRICS, name, (guint *) self);
}

/**
 * aster_umap_map_params_equal:
 * @a: what kind of map
 * @b: another
 *
 * Returns: whether all that they ask for is the same
 */
gboolean
aster_umap_map_params_equal (const AsterUmapMapParams *a, const AsterUmapMapParams *b)
{
  const AsterUmapParams *p = &a->umap, *q = &b->umap;

  return p->min_dist == q->min_dist && p->spread == q->spread && p->epochs == q->epochs &&
         p->negatives == q->negatives && p->learning_rate == q->learning_rate &&
         p->seed == q->seed && a->neighbours == b->neighbours && a->metric == b->metric &&
         a->pca == b->pca && a->start == b->start;
}

/**
 * aster_umap_map_params_write:
 * @self: what kind of map
 * @dict: of a recipe; receives each parameter under a key of its own
 *
 * What is there under these keys is replaced.
 */
void
aster_umap_map_params_write (const AsterUmapMapParams *self, GVariantDict *dict)
{
  const AsterUmapParams *umap = &self->umap;

  g_variant_dict_insert (dict, "umap-neighbours", "u", self->neighbours);
  g_variant_dict_insert (dict, "umap-min-dist", "d", umap->min_dist);
  g_variant_dict_insert (dict, "umap-spread", "d", umap->spread);
  g_variant_dict_insert (dict, "umap-epochs", "u", umap->epochs);
  g_variant_dict_insert (dict, "umap-negatives", "u", umap->negatives);
  g_variant_dict_insert (dict, "umap-learning-rate", "d", umap->learning_rate);
  g_variant_dict_insert (dict, "umap-seed", "t", umap->seed);
  g_variant_dict_insert (dict, "umap-metric", "s",
                         aster_umap_metric_to_string (self->metric));
  g_variant_dict_insert (dict, "umap-pca", "u", self->pca);
  g_variant_dict_insert (dict, "umap-start", "s",
                         aster_umap_start_to_string (self->start));
}

/**
 * aster_umap_map_params_read:
 * @self: what kind of map; changed where @dict has something sound to say
 * @dict: of a recipe, maybe written by another version or damaged
 *
 * A key that is missing, of another type or with a name nobody knows changes nothing; so
 * does a NaN or a real number below its range. All else is brought into its range, and
 * min_dist below the spread. The switch of version 0.1 is understood.
 */
void
aster_umap_map_params_read (AsterUmapMapParams *self, GVariantDict *dict)
{
  AsterUmapParams *umap = &self->umap;
  const char *start, *metric;
  gboolean cosine;

  aster_dict_read_count (dict, "umap-neighbours", ASTER_UMAP_MIN_NEIGHBOURS,
                         ASTER_UMAP_MAX_NEIGHBOURS, &self->neighbours);
  aster_dict_read_number (dict, "umap-spread", ASTER_UMAP_MIN_SPREAD,
                          ASTER_UMAP_MAX_SPREAD, &umap->spread);
  aster_dict_read_number (dict, "umap-min-dist", 0, umap->spread, &umap->min_dist);
  umap->min_dist = MIN (umap->min_dist, umap->spread);
  aster_dict_read_count (dict, "umap-epochs", 0, ASTER_UMAP_MAX_EPOCHS, &umap->epochs);
  aster_dict_read_count (dict, "umap-negatives", 0, ASTER_UMAP_MAX_NEGATIVES,
                         &umap->negatives);
  aster_dict_read_number (dict, "umap-learning-rate", ASTER_UMAP_MIN_RATE,
                          ASTER_UMAP_MAX_RATE, &umap->learning_rate);
  g_variant_dict_lookup (dict, "umap-seed", "t", &umap->seed);
  /* Version 0.1 had a switch for two of them. */
  if (g_variant_dict_lookup (dict, "umap-cosine", "b", &cosine))
    self->metric = cosine ? ASTER_UMAP_COSINE : ASTER_UMAP_EUCLIDEAN;
  if (g_variant_dict_lookup (dict, "umap-metric", "&s", &metric))
    aster_umap_metric_from_string (metric, &self->metric);
  aster_dict_read_count (dict, "umap-pca", 0, ASTER_MAX_DIMS, &self->pca);
  if (g_variant_dict_lookup (dict, "umap-start", "&s", &start))
    aster_umap_start_from_string (start, &self->start);
}
