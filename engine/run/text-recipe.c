#include <glib/gi18n-lib.h>

#include "run/recipe-run.h"
#include "tokenizers/words.h"
#include "tools/error.h"

/**
 * aster_text_recipe_run:
 * @self: a recipe of kind TEXT and what it is worked out from
 * @result: receives the pieces of the text, and a tint for each
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_SYNTAX or %ASTER_ERROR_MISSING (what is
 *   pinned), %ASTER_ERROR_DOMAIN, %ASTER_ERROR_FORMAT (the text is not UTF-8),
 *   %ASTER_ERROR_NO_MEMORY or %ASTER_ERROR_CANCELLED
 *
 * O(vocabulary + text + pieces × d).
 *
 * Returns: %FALSE with @error set on failure; @result is then to be thrown away
 */
gboolean
aster_text_recipe_run (const AsterRecipeRun *self,
                       AsterResult *result,
                       AsterPulse *pulse,
                       GError **error)
{
  AsterPulsePart cutting = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart tinting = aster_pulse_part (pulse, 0.5, 1);
  g_autoptr (AsterMatrix) pin = NULL;
  g_autoptr (AsterTint) tint = NULL;
  const AsterRecipe *recipe = self->recipe;
  const char *text = recipe->text != NULL ? recipe->text : "";

  if (recipe->tint == ASTER_TINT_PINNED && aster_recipe_is_blank (recipe->pin))
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                           _ ("Nothing is pinned. Pin a word, or type one or a sum such "
                              "as “king - man” to compare the text with."));
      return FALSE;
    }
  if (recipe->tint == ASTER_TINT_PINNED &&
      !(pin = aster_recipe_run_evaluate (self, recipe->pin, NULL, error)))
    return FALSE;

  result->pieces = aster_words_cut (self->space->tokens, text, -1, &cutting.pulse, error);
  if (result->pieces == NULL)
    return FALSE;

  tint = aster_tint_new (result->pieces, self->x, recipe->tint, pin ? pin->data : NULL,
                         &tinting.pulse, error);
  if (tint == NULL)
    return FALSE;

  result->tints = g_memdup2 (tint->values, tint->n * sizeof (double));
  result->scaled = g_memdup2 (tint->scaled, tint->n * sizeof (double));
  result->tint_min = tint->min;
  result->tint_max = tint->max;

  return TRUE;
}
