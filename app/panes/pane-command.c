#include "panes/pane-command.h"

#include "export/command-before.h"
#include "export/map-command.h"
#include "map/map-content.h"

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
  AsterMapParts map;

  if (aster_pane_get_kind (pane) != ASTER_PANE_MAP || numbers)
    return aster_command_of_pane (document, pane);

  map = aster_map_content_get_parts (ASTER_MAP_CONTENT (content));

  return aster_map_command_new (&map);
}
