/* The parameters of a t-SNE map as a value: compared, and kept in a session under keys
 * of a dictionary that they share with the other fields of a recipe, whose dims are
 * those of any of its maps. What is read back is brought into its range, since a session
 * file may be damaged or of another version. */

#include "run/tsne-params.h"

#include "tools/dict.h"
#include "tools/limits.h"
#include "tools/names.h"

/* While affinities are joined there are the neighbours, their affinities, these turned
 * round, and both joined, in up to twice as many edges. */
#define BYTES_PER_NEIGHBOUR 36
#define BYTES_PER_POINT     200 /* places, velocities, gains, forces, bins, slots */

static const char *const metric_names[] = { "euclidean", "cosine", "correlation",
                                            "manhattan" };
static const char *const start_names[] = { "components", "noise", "page" };

G_STATIC_ASSERT (G_N_ELEMENTS (metric_names) == ASTER_N_TSNE_METRICS);
G_STATIC_ASSERT (G_N_ELEMENTS (start_names) == ASTER_N_TSNE_STARTS);

/**
 * aster_tsne_metric_to_string:
 * @self: a metric
 *
 * Returns: (transfer none): "euclidean", "cosine", "correlation" or "manhattan", as on
 *   the command line
 */
const char *
aster_tsne_metric_to_string (AsterTsneMetric self)
{
  g_return_val_if_fail (self < ASTER_N_TSNE_METRICS, NULL);

  return metric_names[self];
}

/**
 * aster_tsne_metric_from_string:
 * @name: what aster_tsne_metric_to_string() gives
 * @self: (out): which it names; untouched if none
 *
 * Returns: %FALSE if no metric has that name
 */
gboolean
aster_tsne_metric_from_string (const char *name, AsterTsneMetric *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return aster_names_find (metric_names, ASTER_N_TSNE_METRICS, name, (guint *) self);
}

/**
 * aster_tsne_metric_to_knn:
 * @self: a metric
 *
 * Returns: what near means for a search, once each row has lost its mean if @self is
 *   CORRELATION
 */
AsterKnnMetric
aster_tsne_metric_to_knn (AsterTsneMetric self)
{
  static const AsterKnnMetric metrics[] = { ASTER_KNN_EUCLIDEAN, ASTER_KNN_COSINE,
                                            ASTER_KNN_COSINE, ASTER_KNN_MANHATTAN };

  G_STATIC_ASSERT (G_N_ELEMENTS (metrics) == ASTER_N_TSNE_METRICS);
  g_return_val_if_fail (self < ASTER_N_TSNE_METRICS, ASTER_KNN_EUCLIDEAN);

  return metrics[self];
}

/**
 * aster_tsne_map_params_bytes:
 * @self: what kind of map
 * @n: of how many tokens
 * @d: of how many dimensions
 *
 * Returns: bytes that the map takes at its height, besides the vectors, roughly
 */
guint64
aster_tsne_map_params_bytes (const AsterTsneMapParams *self, gsize n, gsize d)
{
  double k = ASTER_TSNE_NEIGHBOURS *
             aster_tsne_clamp_perplexity (self->tsne.perplexity, n);
  double reduced = self->pca > 0 && d > self->pca ? self->pca : 0;
  double row = BYTES_PER_NEIGHBOUR * MIN (k, (double) n) + sizeof (float) * reduced +
               BYTES_PER_POINT;

  if (self->metric == ASTER_TSNE_CORRELATION)
    row += sizeof (float) * (double) d;

  return (guint64) MIN (row * (double) n, 1e18);
}

/**
 * aster_tsne_map_params_equal:
 * @a: what kind of map
 * @b: another
 *
 * Dimensions do not count: a recipe has its own.
 *
 * Returns: whether all that they ask for is the same
 */
gboolean
aster_tsne_map_params_equal (const AsterTsneMapParams *a, const AsterTsneMapParams *b)
{
  const AsterTsneParams *p = &a->tsne, *q = &b->tsne;

  return p->perplexity == q->perplexity && p->iterations == q->iterations &&
         p->exaggeration == q->exaggeration &&
         p->exaggeration_iterations == q->exaggeration_iterations &&
         p->learning_rate == q->learning_rate && !p->stop_early == !q->stop_early &&
         p->late_exaggeration == q->late_exaggeration && p->begun == q->begun &&
         a->pca == b->pca && a->metric == b->metric && a->start == b->start &&
         a->perturb == b->perturb && a->seed == b->seed;
}

/**
 * aster_tsne_map_params_write:
 * @self: what kind of map
 * @dict: of a recipe; receives each parameter under a key of its own
 *
 * What is there under these keys is replaced.
 */
void
aster_tsne_map_params_write (const AsterTsneMapParams *self, GVariantDict *dict)
{
  const AsterTsneParams *tsne = &self->tsne;

  g_variant_dict_insert (dict, "perplexity", "d", tsne->perplexity);
  g_variant_dict_insert (dict, "iterations", "u", tsne->iterations);
  g_variant_dict_insert (dict, "exaggeration", "d", tsne->exaggeration);
  g_variant_dict_insert (dict, "exaggeration-iterations", "u",
                         tsne->exaggeration_iterations);
  g_variant_dict_insert (dict, "late-exaggeration", "d", tsne->late_exaggeration);
  g_variant_dict_insert (dict, "begun", "u", tsne->begun);
  g_variant_dict_insert (dict, "learning-rate", "d", tsne->learning_rate);
  g_variant_dict_insert (dict, "stop-early", "b", tsne->stop_early);
  g_variant_dict_insert (dict, "pca", "u", self->pca);
  g_variant_dict_insert (dict, "tsne-metric", "s",
                         aster_tsne_metric_to_string (self->metric));
  g_variant_dict_insert (dict, "tsne-start", "s", start_names[self->start]);
  g_variant_dict_insert (dict, "perturb", "d", self->perturb);
  g_variant_dict_insert (dict, "seed", "t", self->seed);
}

/* Version 0.1 had a switch for each of the two. */
static void
look_up_switches (AsterTsneMapParams *self, GVariantDict *dict)
{
  gboolean is;

  if (g_variant_dict_lookup (dict, "cosine", "b", &is) && is)
    self->metric = ASTER_TSNE_COSINE;
  if (g_variant_dict_lookup (dict, "random", "b", &is) && is)
    self->start = ASTER_TSNE_NOISE;
}

/**
 * aster_tsne_map_params_read:
 * @self: what kind of map; changed where @dict has something sound to say
 * @dict: of a recipe, maybe written by another version or damaged
 *
 * A key that is missing, of another type or with a name nobody knows changes nothing; so
 * does a NaN or a real number below its range. All else is brought into its range.
 * Switches of version 0.1 are understood.
 */
void
aster_tsne_map_params_read (AsterTsneMapParams *self, GVariantDict *dict)
{
  AsterTsneParams *tsne = &self->tsne;
  const guint many = ASTER_TSNE_MAX_ITERATIONS;
  const double most = ASTER_TSNE_MAX_EXAGGERATION;
  const char *name;
  gboolean stop_early;

  aster_dict_read_number (dict, "perplexity", 1, ASTER_TSNE_MAX_PERPLEXITY,
                          &tsne->perplexity);
  aster_dict_read_number (dict, "exaggeration", 1, most, &tsne->exaggeration);
  aster_dict_read_number (dict, "late-exaggeration", 1, most, &tsne->late_exaggeration);
  aster_dict_read_number (dict, "learning-rate", 0, ASTER_TSNE_MAX_RATE,
                          &tsne->learning_rate);
  aster_dict_read_number (dict, "perturb", 0, ASTER_TSNE_MAX_PERTURB, &self->perturb);
  aster_dict_read_count (dict, "iterations", 1, many, &tsne->iterations);
  aster_dict_read_count (dict, "exaggeration-iterations", 0, many,
                         &tsne->exaggeration_iterations);
  aster_dict_read_count (dict, "begun", 0, many, &tsne->begun);
  aster_dict_read_count (dict, "pca", 0, ASTER_MAX_DIMS, &self->pca);
  if (g_variant_dict_lookup (dict, "stop-early", "b", &stop_early))
    tsne->stop_early = stop_early;
  look_up_switches (self, dict);
  if (g_variant_dict_lookup (dict, "tsne-metric", "&s", &name))
    aster_tsne_metric_from_string (name, &self->metric);
  if (g_variant_dict_lookup (dict, "tsne-start", "&s", &name))
    aster_names_find (start_names, ASTER_N_TSNE_STARTS, name, (guint *) &self->start);
  g_variant_dict_lookup (dict, "seed", "t", &self->seed);
}
