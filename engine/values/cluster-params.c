/* What is asked of a clustering, as a value: compared, named, kept in a session. */

#include "values/clusters.h"

#include "tools/dict.h"
#include "tools/names.h"

#define USUAL_POINTS 4 /* of DBSCAN */

static const char *const method_names[] = { "dbscan", "hdbscan", "kmeans" };
static const char *const selection_names[] = { "eom", "leaf" };
static const char *const metric_names[] = { "cosine", "euclidean" };

/**
 * aster_cluster_params_equal:
 * @a: parameters
 * @b: others
 *
 * Returns: whether every field is the same, also those that belong to another method
 */
gboolean
aster_cluster_params_equal (const AsterClusterParams *a, const AsterClusterParams *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->method == b->method && a->metric == b->metric && !a->on_map == !b->on_map &&
         a->eps == b->eps && a->min_points == b->min_points &&
         a->min_cluster_size == b->min_cluster_size && a->selection == b->selection &&
         a->k == b->k && a->seed == b->seed && a->sample == b->sample;
}

/**
 * aster_cluster_params_get_min_points:
 * @self: parameters
 *
 * Returns: rows, itself among them, that a row needs within reach, at least 1: what 0
 *   stands for where the field is 0
 */
guint
aster_cluster_params_get_min_points (const AsterClusterParams *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->min_points > 0)
    return self->min_points;

  return self->method == ASTER_CLUSTER_HDBSCAN ? self->min_cluster_size : USUAL_POINTS;
}

/**
 * aster_cluster_method_to_string:
 * @self: a method
 *
 * Returns: (transfer none): "dbscan", "hdbscan" or "kmeans", as on the command line
 */
const char *
aster_cluster_method_to_string (AsterClusterMethod self)
{
  g_return_val_if_fail (self < ASTER_N_CLUSTER_METHODS, NULL);

  return method_names[self];
}

/**
 * aster_cluster_method_from_string:
 * @name: (nullable): as aster_cluster_method_to_string() writes it
 * @self: (out): the method, untouched if there is none
 *
 * Returns: whether there is a method of that name
 */
gboolean
aster_cluster_method_from_string (const char *name, AsterClusterMethod *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return aster_names_find (method_names, ASTER_N_CLUSTER_METHODS, name, (guint *) self);
}

/**
 * aster_cluster_selection_to_string:
 * @self: a way to choose clusters of the condensed tree
 *
 * Returns: (transfer none): "eom" or "leaf", as on the command line and in the
 *   literature
 */
const char *
aster_cluster_selection_to_string (AsterClusterSelection self)
{
  g_return_val_if_fail (self < ASTER_N_CLUSTER_SELECTIONS, NULL);

  return selection_names[self];
}

/**
 * aster_cluster_selection_from_string:
 * @name: (nullable): as aster_cluster_selection_to_string() writes it
 * @self: (out): the selection, untouched if there is none
 *
 * Returns: whether there is a selection of that name
 */
gboolean
aster_cluster_selection_from_string (const char *name, AsterClusterSelection *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return aster_names_find (selection_names, ASTER_N_CLUSTER_SELECTIONS, name,
                           (guint *) self);
}

/**
 * aster_cluster_metric_to_string:
 * @self: a metric
 *
 * Returns: (transfer none): "cosine" or "euclidean", as on the command line
 */
const char *
aster_cluster_metric_to_string (AsterClusterMetric self)
{
  g_return_val_if_fail (self < ASTER_N_CLUSTER_METRICS, NULL);

  return metric_names[self];
}

/**
 * aster_cluster_metric_from_string:
 * @name: (nullable): as aster_cluster_metric_to_string() writes it
 * @self: (out): the metric, untouched if there is none
 *
 * Returns: whether there is a metric of that name
 */
gboolean
aster_cluster_metric_from_string (const char *name, AsterClusterMetric *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return aster_names_find (metric_names, ASTER_N_CLUSTER_METRICS, name, (guint *) self);
}

/**
 * aster_cluster_params_write:
 * @self: parameters
 * @dict: a recipe on its way into a session
 *
 * Adds every field under its own key; enumerations as their names.
 */
void
aster_cluster_params_write (const AsterClusterParams *self, GVariantDict *dict)
{
  g_variant_dict_insert (dict, "cluster-method", "s",
                         aster_cluster_method_to_string (self->method));
  g_variant_dict_insert (dict, "cluster-metric", "s",
                         aster_cluster_metric_to_string (self->metric));
  g_variant_dict_insert (dict, "on-map", "b", self->on_map);
  g_variant_dict_insert (dict, "eps", "d", self->eps);
  g_variant_dict_insert (dict, "min-points", "u", self->min_points);
  g_variant_dict_insert (dict, "min-cluster-size", "u", self->min_cluster_size);
  g_variant_dict_insert (dict, "cluster-selection", "s",
                         aster_cluster_selection_to_string (self->selection));
  g_variant_dict_insert (dict, "means", "u", self->k);
  g_variant_dict_insert (dict, "cluster-seed", "t", self->seed);
  g_variant_dict_insert (dict, "silhouette-sample", "u", self->sample);
}

/**
 * aster_cluster_params_read:
 * @self: (inout): parameters, by default as the caller set them
 * @dict: a recipe out of a session, which anybody may have written
 *
 * Reads with suspicion: numbers are brought into their ranges, and what is not there or
 * makes no sense stays as it is.
 */
void
aster_cluster_params_read (AsterClusterParams *self, GVariantDict *dict)
{
  const char *name;
  gboolean on_map;

  if (g_variant_dict_lookup (dict, "cluster-method", "&s", &name))
    aster_cluster_method_from_string (name, &self->method);
  if (g_variant_dict_lookup (dict, "cluster-metric", "&s", &name))
    aster_cluster_metric_from_string (name, &self->metric);
  if (g_variant_dict_lookup (dict, "on-map", "b", &on_map))
    self->on_map = on_map;
  aster_dict_read_number (dict, "eps", 0, G_MAXDOUBLE, &self->eps);
  aster_dict_read_count (dict, "min-points", 0, ASTER_CLUSTER_MAX_POINTS,
                         &self->min_points);
  aster_dict_read_count (dict, "min-cluster-size", 2, ASTER_CLUSTER_MAX_SIZE,
                         &self->min_cluster_size);
  if (g_variant_dict_lookup (dict, "cluster-selection", "&s", &name))
    aster_cluster_selection_from_string (name, &self->selection);
  aster_dict_read_count (dict, "means", 1, ASTER_CLUSTER_MAX_K, &self->k);
  g_variant_dict_lookup (dict, "cluster-seed", "t", &self->seed);
  aster_dict_read_count (dict, "silhouette-sample", 2, G_MAXUINT, &self->sample);
}
