#include "map/map-form.h"

#include "map/map-parameters.h"
#include "recipes/recipe-words.h"

static const char *
get_name (guint method)
{
  return aster_map_method_get_name ((AsterMapMethod) method);
}

/* Two words that most vocabularies have, so that «Chosen axes» shows something. */
static void
suggest_axes (AsterRecipe *recipe, AsterDocument *document)
{
  static const char *const words[] = { "woman - man", "good - bad", "hot - cold" };
  static const char *const needed[] = { "woman", "man", "good", "bad", "hot", "cold" };
  AsterSelection *selection = aster_document_get_selection (document);
  AsterSpace *space = aster_document_get_space (document);
  gsize n_pins;
  const guint32 *pins = aster_selection_get_pins (selection, &n_pins);
  gboolean known = TRUE;

  if (recipe->method != ASTER_MAP_AXES)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    known &= aster_tokens_find (space->tokens, needed[i], -1) >= 0;

  for (guint p = 0; p < 3; p++)
    {
      if (recipe->axes[p] != NULL && *recipe->axes[p] != '\0')
        continue;

      g_free (recipe->axes[p]);
      if (p < n_pins)
        recipe->axes[p] = g_strdup_printf ("#%u", pins[p]);
      else if (known)
        recipe->axes[p] = g_strdup (words[p]);
      else
        recipe->axes[p] = g_strdup_printf ("#%u", p);
    }
}

/**
 * aster_map_form_new:
 * @document: (transfer none): the document of @pane
 * @pane: (transfer none): a map
 *
 * Returns: (transfer floating): a form that follows the recipe of @pane and changes it
 */
GtkWidget *
aster_map_form_new (AsterDocument *document, AsterPane *pane)
{
  static const AsterRecipeFormKind kind = {
    .kind = ASTER_RECIPE_MAP,
    .offset = G_STRUCT_OFFSET (AsterRecipe, method),
    .choices = aster_map_methods,
    .n = ASTER_N_MAP_METHODS,
    .beside = TRUE,
    .get_name = get_name,
    .prepare = suggest_axes,
  };

  return aster_recipe_form_new (document, pane, &kind);
}
