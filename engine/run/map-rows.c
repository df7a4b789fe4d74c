/* vectors ─▶ huge rows drawn in ─▶ (means of rows removed) ─▶ (components) ─▶ neighbours.
 *
 * t-SNE and UMAP look at rows in the same way before each makes a graph of its own. The
 * components that a map starts from are kept by the engine under what they were made
 * from: two maps of the same rows, by either method, find them once. */

#include "run/map-rows.h"

#include "layouts/pca.h"
#include "layouts/tsne-rows.h"
#include "tools/tame.h"
#include "words/knn-graph.h"

#define COMPONENTS 3 /* of a start, as many as a page has at most */

/**
 * aster_map_rows_prepare:
 * @self: rows as they were given
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Makes of @self->x what a search can take: squares that can be summed, and rows without
 * means where that is asked for. To be called once, before anything else.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_map_rows_prepare (AsterMapRows *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart taming = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart centring = aster_pulse_part (pulse, 0.5, 1);

  if (!aster_tame_outliers (self->x, &self->tamed, &self->n_drawn, &taming.pulse, error))
    return FALSE;
  if (self->tamed != NULL)
    self->x = self->tamed;
  if (!self->without_means)
    return TRUE;

  if (!(self->centred = aster_tsne_rows (self->x, &centring.pulse, error)))
    return FALSE;
  self->x = self->centred;

  return TRUE;
}

/* The rows whose distances count. */
static const AsterMatrix *
reduce (AsterMapRows *self, AsterPulse *pulse, GError **error)
{
  if (self->pca == 0 || self->x->n_cols <= self->pca)
    return self->x;
  if (self->reduced == NULL)
    self->reduced = aster_pca_reduce (self->x, self->pca, pulse, error);

  return self->reduced;
}

/**
 * aster_map_rows_get_components:
 * @self: rows that are prepared
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_NO_MEMORY or
 *   %ASTER_ERROR_DOMAIN, as of aster_pca_reduce()
 *
 * Returns: (transfer full) (nullable): (n × 3, or as many as there are) the principal
 *   components, from the widest
 */
AsterMatrix *
aster_map_rows_get_components (AsterMapRows *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart reducing = aster_pulse_part (pulse, 0, 0.9);
  AsterPulsePart placing = aster_pulse_part (pulse, 0.9, 1);
  g_autofree char *kept = g_strdup_printf ("components %u %d:%s", self->pca,
                                           self->without_means, self->key);
  AsterMatrix *components = aster_engine_recall (self->engine, kept);
  const AsterMatrix *x;

  if (components == NULL && (x = reduce (self, &reducing.pulse, error)) &&
      (components = aster_pca_reduce (x, COMPONENTS, &placing.pulse, error)))
    aster_engine_keep (self->engine, kept, components);

  return components;
}

/**
 * aster_map_rows_find_neighbours:
 * @self: rows that are prepared, at least 2
 * @k: neighbours of each, 1 or more; n − 1 where there are fewer
 * @metric: what near means
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): each row's neighbours, nearest first
 */
AsterGraph *
aster_map_rows_find_neighbours (
    AsterMapRows *self, gsize k, AsterKnnMetric metric, AsterPulse *pulse, GError **error)
{
  AsterPulsePart reducing = aster_pulse_part (pulse, 0, 0.1);
  AsterPulsePart searching = aster_pulse_part (pulse, 0.1, 1);
  const AsterMatrix *x = reduce (self, &reducing.pulse, error);
  AsterKnnParams params = ASTER_KNN_DEFAULTS;

  if (x == NULL)
    return NULL;
  params.k = CLAMP (k, 1, x->n_rows - 1);
  params.metric = metric;

  return aster_knn_graph (x, &params, &searching.pulse, error);
}

/* Lets go of all that was made of the rows. */
void
aster_map_rows_clear (AsterMapRows *self)
{
  g_clear_pointer (&self->tamed, aster_matrix_unref);
  g_clear_pointer (&self->centred, aster_matrix_unref);
  g_clear_pointer (&self->reduced, aster_matrix_unref);
}
