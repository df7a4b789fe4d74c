#include "run/recipe-run.h"

#include <string.h>

#include "words/expression.h"

/**
 * aster_recipe_run_dup_key:
 * @self: a recipe being worked out
 * @what: a word for what is to be kept
 *
 * Returns: (transfer full): where the engine keeps @what was made from the treated
 *   vectors of the space, or of those of its rows, and from nothing else
 */
char *
aster_recipe_run_dup_key (const AsterRecipeRun *self, const char *what)
{
  const AsterRowSet *rows = self->rows;
  g_autofree char *part = NULL;

  if (rows != NULL)
    part = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                        (const guchar *) (gpointer) rows->runs,
                                        rows->n_runs * sizeof (AsterRowRun));

  return g_strdup_printf ("%s:%s:%" G_GUINT64_FORMAT ":%s", what,
                          aster_treatment_to_string (self->recipe->treatment),
                          self->space->id, part != NULL ? part : "");
}

/**
 * aster_recipe_run_evaluate:
 * @self: a recipe being worked out
 * @text: an expression over the tokens of the space
 * @rows: (nullable) (element-type guint32): receives the tokens that @text names
 * @error: return location: %ASTER_ERROR_SYNTAX or %ASTER_ERROR_MISSING
 *
 * Returns: (transfer full) (nullable): its vector (1 × d), of treated vectors
 */
AsterMatrix *
aster_recipe_run_evaluate (const AsterRecipeRun *self,
                           const char *text,
                           GArray *rows,
                           GError **error)
{
  g_autoptr (AsterExpression) expression = aster_expression_parse (text, error);

  if (expression == NULL)
    return NULL;

  return aster_expression_evaluate (expression, self->space->tokens, self->whole, rows,
                                    error);
}

/**
 * aster_recipe_is_blank:
 * @text: (nullable): what a person has typed
 *
 * Returns: whether that is nothing but spaces and line ends
 */
gboolean
aster_recipe_is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}
