#include "panes/pane-command.h"

#include "export/map-command.h"
#include "map/map-content.h"
#include "run/command.h"

/**
 * aster_pane_command_new:
 * @document: (transfer none): the document of @pane
 * @pane: (transfer none): a pane
 * @content: (transfer none): what shows it
 * @numbers: of a map, the numbers instead of the picture
 *
 * Returns: (transfer full): the line that draws a map, or, of a pane of another kind and
 *   for the numbers of a map, that computes it
 */
char *
aster_pane_command_new (AsterDocument *document,
                        AsterPane *pane,
                        GtkWidget *content,
                        gboolean numbers)
{
  g_autoptr (AsterRecipe) recipe = NULL;

  if (aster_pane_get_kind (pane) == ASTER_PANE_MAP)
    {
      AsterMapParts map = aster_map_content_get_parts (ASTER_MAP_CONTENT (content));

      return numbers ? aster_map_command_new_numbers (&map)
                     : aster_map_command_new (&map);
    }

  recipe = aster_recipe_copy (aster_pane_get_recipe (pane));
  recipe->treatment = aster_document_get_treatment (document);

  return aster_command_new (recipe, aster_document_get_space (document),
                            aster_document_get_metric (document));
}
