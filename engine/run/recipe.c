/* A recipe says what to compute, as a plain value: it can be compared, kept in a
 * session, undone and written as a command line. Running one is where verbs meet,
 * one file a kind, and nothing else makes them meet:
 *
 *   MAP    treat ─▶ pca | svd | axes | t-SNE              → a layout
 *   TEXT   cut the text ─▶ treat ─▶ tint                  → pieces and their tints
 *   QUERY  treat ─▶ evaluate ─▶ neighbours, four metrics  → a vector and rankings
 *   VALUES treat ─▶ cosine with an expression | hubness   → a number for every row
 *   CLUSTERS  treat ─▶ dbscan | hdbscan | k-means ─▶ names ─▶ silhouettes → clusters
 *
 * Expressions are worked out on the treated vectors, so that «king − man» in the
 * centred space is a difference of centred vectors. Treated matrices and
 * the axes of PCA and SVD are kept by the engine under the id of their space, since every
 * pane of a space asks for the same ones. What a recipe costs is what its verbs cost; it
 * adds nothing of its own. */

#include "run/recipe.h"

#include <glib/gi18n-lib.h>

#include "run/estimate.h"
#include "run/recipe-run.h"
#include "tools/error.h"

/* The treated vectors of the space, from the engine's shelf if they are there. */
static AsterMatrix *
treat (const AsterRecipeRun *self, AsterPulse *pulse, GError **error)
{
  AsterTreatment treatment = self->recipe->treatment;
  g_autofree char *key = NULL;
  AsterMatrix *x;

  if (treatment == ASTER_TREATMENT_RAW)
    return aster_matrix_ref (self->space->vectors);

  key = aster_recipe_run_dup_key (self, "treated");
  if ((x = aster_engine_recall (self->engine, key)) != NULL)
    return x;
  if ((x = aster_treatment_apply (treatment, self->space->vectors, pulse, error)) != NULL)
    aster_engine_keep (self->engine, key, x);

  return x;
}

/* What no memory is large enough for is not begun. Queries and texts take next to none,
 * but for treated vectors that others have mostly kept. */
static gboolean
fits (const AsterRecipe *self, AsterSpace *space, GError **error)
{
  gsize n = aster_space_n (space), d = aster_space_d (space);
  AsterEstimate cost = aster_recipe_estimate (self, n, d);

  return self->kind == ASTER_RECIPE_QUERY || self->kind == ASTER_RECIPE_TEXT ||
         aster_estimate_fits (&cost, self->kind, n, d, error);
}

/**
 * aster_recipe_run:
 * @self: what to compute
 * @space: (n × d) on what
 * @page: (nullable): (n × 2 or 3) a map of the same rows that the recipe refers to: where
 *   a map begins, what is judged, what is clustered. It is no part of the recipe's value
 * @engine: (nullable): where treated vectors are kept for the next recipe
 * @pulse: (nullable): heartbeat
 * @error: return location for an #AsterError: %ASTER_ERROR_DOMAIN if the space or a
 *   vector admits no answer, %ASTER_ERROR_SYNTAX or %ASTER_ERROR_MISSING for an
 *   expression, %ASTER_ERROR_NO_MEMORY, %ASTER_ERROR_CANCELLED
 *
 * Any thread. The same recipe on the same space gives the same bytes. A QUERY leaves the
 * ranking of a metric NULL where its vector has no such value (a zero vector has no
 * cosine).
 *
 * Returns: (transfer full) (nullable): what came of it
 */
AsterResult *
aster_recipe_run (const AsterRecipe *self,
                  AsterSpace *space,
                  AsterLayout *page,
                  AsterEngine *engine,
                  AsterPulse *pulse,
                  GError **error)
{
  static const AsterRecipeRunner runners[] = {
    [ASTER_RECIPE_MAP] = aster_map_recipe_run,
    [ASTER_RECIPE_TEXT] = aster_text_recipe_run,
    [ASTER_RECIPE_QUERY] = aster_query_recipe_run,
    [ASTER_RECIPE_VALUES] = aster_values_recipe_run,
    [ASTER_RECIPE_QUALITY] = aster_quality_recipe_run,
    [ASTER_RECIPE_CLUSTERS] = aster_cluster_recipe_run,
  };
  g_autoptr (AsterResult) result = aster_result_new ();
  g_autoptr (AsterMatrix) x = NULL;
  AsterRecipeRun run = { self, space, NULL, page, engine, NULL, NULL, page };
  const AsterRowSet *rows;
  AsterPulsePart treating = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart running = aster_pulse_part (pulse, 0.3, 1);

  g_return_val_if_fail (self != NULL && self->kind < G_N_ELEMENTS (runners), NULL);
  g_return_val_if_fail (runners[self->kind] != NULL, NULL);
  g_return_val_if_fail (space != NULL, NULL);
  g_return_val_if_fail (page == NULL || page->positions->n_rows == aster_space_n (space),
                        NULL);

  if (aster_space_n (space) == 0 || aster_space_d (space) == 0)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("There is nothing to compute: the space has %zu tokens of %zu "
                      "dimensions. Open a file that has some."),
                   aster_space_n (space), aster_space_d (space));
      return NULL;
    }
  if (!aster_recipe_part_check (self, aster_space_n (space), page, error) ||
      !fits (self, space, error))
    return NULL;
  if (self->treatment == ASTER_TREATMENT_RAW)
    running = aster_pulse_part (pulse, 0, 1);

  if (!(x = treat (&run, &treating.pulse, error)))
    return NULL;
  run.x = run.whole = x;
  rows = aster_recipe_part_get_rows (self, page);
  if (!(rows != NULL ? aster_recipe_part_run (&run, rows, runners[self->kind], result,
                                              &running.pulse, error)
                     : runners[self->kind](&run, result, &running.pulse, error)))
    return NULL;

  return g_steal_pointer (&result);
}
