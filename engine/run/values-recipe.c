#include <glib/gi18n-lib.h>

#include "run/recipe-run.h"
#include "tools/error.h"
#include "tools/vector.h"
#include "words/axis.h"
#include "words/hubness.h"
#include "words/knn-graph.h"

/* The cosine of every row with an expression: what an axis from 0 to its vector shows. */
static gboolean
measure_cosines (const AsterRecipeRun *self,
                 double *values,
                 AsterPulse *pulse,
                 GError **error)
{
  g_autofree float *origin = g_new0 (float, self->x->n_cols);
  g_autoptr (AsterMatrix) vector = NULL;

  if (aster_recipe_is_blank (self->recipe->query))
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                           _ ("There is nothing to compare with yet. Type a word, or a "
                              "sum such as “king - man + woman”."));
      return FALSE;
    }
  if (!(vector = aster_recipe_run_evaluate (self, self->recipe->query, NULL, error)))
    return FALSE;
  if (!(aster_vector_norm2 (vector->data, vector->n_cols) > 0))
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("“%s” comes to a vector of length 0, which has no direction to "
                      "compare with."),
                   self->recipe->query);
      return FALSE;
    }

  return aster_axis_project (self->x, origin, vector->data, NULL, values, pulse, error);
}

/* @recall: (out): of the neighbours, NAN where they are exact */
static gboolean
count_hubs (const AsterRecipeRun *self,
            double *values,
            double *recall,
            AsterPulse *pulse,
            GError **error)
{
  AsterKnnParams params = ASTER_KNN_DEFAULTS;
  gsize n = self->x->n_rows, k = MIN (self->recipe->k, n - 1);
  g_autofree char *what = g_strdup_printf ("nearest %zu", k);
  g_autofree char *key = aster_recipe_run_dup_key (self, what);
  g_autoptr (AsterGraph) neighbours = NULL;

  if (n < 2)
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                           _ ("A single token has no neighbours to be counted by."));
      return FALSE;
    }
  if (!(neighbours = aster_engine_recall_graph (self->engine, key)))
    {
      params.k = k;
      params.metric = ASTER_KNN_COSINE;
      neighbours = aster_knn_graph (self->x, &params, pulse, error);
      if (neighbours == NULL)
        return FALSE;
      aster_engine_keep_graph (self->engine, key, neighbours);
    }
  aster_hubness (neighbours, values);
  *recall = neighbours->recall;

  return TRUE;
}

/**
 * aster_values_recipe_run:
 * @self: a recipe of kind VALUES and what it is worked out from
 * @result: receives (n) numbers: cosines, [−1, 1], or rows that count each among their
 *   nearest, 0 to n − 1
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_SYNTAX or %ASTER_ERROR_MISSING (the query),
 *   %ASTER_ERROR_DOMAIN, %ASTER_ERROR_NO_MEMORY or %ASTER_ERROR_CANCELLED
 *
 * O(n d) for cosines, a search for the neighbours of all rows for hubness, which the
 * engine keeps.
 *
 * Returns: %FALSE with @error set on failure; @result is then to be thrown away
 */
gboolean
aster_values_recipe_run (const AsterRecipeRun *self,
                         AsterResult *result,
                         AsterPulse *pulse,
                         GError **error)
{
  g_autofree double *values = g_try_new (double, self->x->n_rows);

  if (values == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("There is no memory for %zu numbers"), self->x->n_rows);
      return FALSE;
    }
  if (!(self->recipe->values == ASTER_VALUES_COSINE
            ? measure_cosines (self, values, pulse, error)
            : count_hubs (self, values, &result->values_recall, pulse, error)))
    return FALSE;

  result->n_values = self->x->n_rows;
  result->values = g_steal_pointer (&values);

  return TRUE;
}
