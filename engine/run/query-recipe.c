#include <glib/gi18n-lib.h>
#include <math.h>

#include "run/recipe-run.h"
#include "tools/error.h"

/* A metric that admits no answer, such as the cosine with a zero vector, is left out:
 * the others still have theirs. */
static gboolean
rank (const AsterRecipe *self,
      const AsterMatrix *x,
      AsterResult *result,
      AsterPulse *pulse,
      GError **error)
{
  for (guint i = 0; i < ASTER_N_METRICS; i++)
    {
      AsterPulsePart part = aster_pulse_part (pulse, i / (double) ASTER_N_METRICS,
                                              (i + 1) / (double) ASTER_N_METRICS);
      AsterNeighboursParams params = ASTER_NEIGHBOURS_DEFAULTS;
      g_autoptr (GError) reason = NULL;

      params.metric = (AsterMetric) i;
      params.k = self->k;
      if (!self->keep_inputs)
        {
          params.exclude = (const guint32 *) (gpointer) result->rows->data;
          params.n_exclude = result->rows->len;
        }
      result->rankings[i] = aster_neighbours_of (x, result->vector->data, &params,
                                                 &part.pulse, &reason);
      if (result->rankings[i] == NULL &&
          !g_error_matches (reason, ASTER_ERROR, ASTER_ERROR_DOMAIN))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * aster_query_recipe_run:
 * @self: a recipe of kind QUERY and what it is worked out from
 * @result: receives the vector (1 × d), its norm, the rows that the query names, and a
 *   ranking by each metric
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_SYNTAX or %ASTER_ERROR_MISSING (the query),
 *   %ASTER_ERROR_DOMAIN, %ASTER_ERROR_NO_MEMORY or %ASTER_ERROR_CANCELLED
 *
 * The ranking of a metric stays %NULL where the vector has no such value. O(n d) for each
 * metric.
 *
 * Returns: %FALSE with @error set on failure; @result is then to be thrown away
 */
gboolean
aster_query_recipe_run (const AsterRecipeRun *self,
                        AsterResult *result,
                        AsterPulse *pulse,
                        GError **error)
{
  double norm2 = 0;

  if (aster_recipe_is_blank (self->recipe->query))
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                           _ ("There is nothing to look for yet. Type a word, or a sum "
                              "such as “king - man + woman”."));
      return FALSE;
    }

  result->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!(result->vector = aster_recipe_run_evaluate (self, self->recipe->query,
                                                    result->rows, error)))
    return FALSE;
  for (gsize j = 0; j < self->x->n_cols; j++)
    norm2 += (double) result->vector->data[j] * result->vector->data[j];
  result->norm = sqrt (norm2);

  return rank (self->recipe, self->x, result, pulse, error);
}
