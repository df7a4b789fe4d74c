/* treated vectors, and the page of another pane ─▶ how far that page can be trusted.
 *
 * Where ranks come from a sample and the recall of every row is asked for, the neighbours
 * of every row are found first, by far the dearest part, and kept by the engine: the next
 * map of the same space is judged by the same. They are exact where that takes less than
 * a minute, and else the quality says how many of the true ones they hold. */

#include <glib/gi18n-lib.h>

#include "run/recipe-run.h"
#include "tools/error.h"
#include "words/knn-graph.h"

#define SEARCHING 0.9 /* of the time, where the neighbours of every row are found */

static AsterGraph *
get_neighbours (const AsterRecipeRun *self, AsterPulse *pulse, GError **error)
{
  const AsterQualityParams *params = &self->recipe->quality;
  g_autofree char *what = g_strdup_printf ("near %u %d", params->k, !!params->cosine);
  g_autofree char *key = aster_recipe_run_dup_key (self, what);
  AsterKnnParams search = ASTER_KNN_DEFAULTS;
  AsterGraph *near = aster_engine_recall_graph (self->engine, key);

  if (near != NULL)
    return near;

  search.k = params->k;
  search.metric = params->cosine ? ASTER_KNN_COSINE : ASTER_KNN_EUCLIDEAN;
  near = aster_knn_graph (self->x, &search, pulse, error);
  if (near != NULL)
    aster_engine_keep_graph (self->engine, key, near);

  return near;
}

/**
 * aster_quality_recipe_run:
 * @self: a recipe of kind QUALITY and what it is worked out from
 * @result: receives what can be said of the page
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_MISSING (there is no page),
 *   %ASTER_ERROR_DOMAIN, %ASTER_ERROR_NO_MEMORY or %ASTER_ERROR_CANCELLED
 *
 * Costs what aster_quality_measure() costs, and where every row is asked for a search for
 * the neighbours of all rows, which the engine keeps.
 *
 * Returns: %FALSE with @error set on failure; @result is then to be thrown away
 */
gboolean
aster_quality_recipe_run (const AsterRecipeRun *self,
                          AsterResult *result,
                          AsterPulse *pulse,
                          GError **error)
{
  const AsterQualityParams *params = &self->recipe->quality;
  gsize n = self->x->n_rows;
  gboolean searches = params->every_row && params->k < n &&
                      aster_quality_params_get_n_sampled (params, n, self->x->n_cols) < n;
  double share = searches ? SEARCHING : 0;
  AsterPulsePart searching = aster_pulse_part (pulse, 0, share);
  AsterPulsePart measuring = aster_pulse_part (pulse, share, 1);
  g_autoptr (AsterGraph) near = NULL;

  if (self->page == NULL)
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_MISSING,
                           _ ("There is no map yet whose quality could be told."));
      return FALSE;
    }
  if (searches && !(near = get_neighbours (self, &searching.pulse, error)))
    return FALSE;

  result->quality = aster_quality_measure (self->x, self->page->positions, params, near,
                                           &measuring.pulse, error);

  return result->quality != NULL;
}
