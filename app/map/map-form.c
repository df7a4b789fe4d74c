#include "map/map-form.h"

#include "map/map-parameters.h"
#include "map/map-poles.h"
#include "recipes/recipe-names.h"

static const char *
get_name (guint method)
{
  return aster_map_method_get_name ((AsterMapMethod) method);
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
    .prepare = aster_map_poles_suggest,
  };

  return aster_recipe_form_new (document, pane, &kind);
}
