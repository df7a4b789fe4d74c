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

/* What a recipe of kind QUERY makes: a vector, its norm and its neighbours. */
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
