#include "recipes/recipe-editor.h"

#include "clusters/cluster-form.h"
#include "map/map-form.h"
#include "recipes/tint-form.h"

/**
 * aster_recipe_editor_new:
 * @document: (transfer none): the document of @pane
 * @pane: (transfer none): a map, a text or clusters
 *
 * What is edited is a copy of the pane's recipe; the pane waits for a moment of rest
 * before it computes.
 *
 * Returns: (transfer floating): a popover for the kind that @pane has now
 */
GtkWidget *
aster_recipe_editor_new (AsterDocument *document, AsterPane *pane)
{
  GtkWidget *popover = gtk_popover_new (), *form;

  switch (aster_pane_get_kind (pane))
    {
    case ASTER_PANE_MAP:
      form = aster_map_form_new (document, pane);
      break;

    case ASTER_PANE_CLUSTERS:
      form = aster_cluster_form_new (document, pane);
      break;

    case ASTER_PANE_TEXT:
    case ASTER_PANE_TABLE:
    case ASTER_PANE_QUERY:
    case ASTER_PANE_VALUES:
    default:
      form = aster_tint_form_new (document, pane);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), form);

  return popover;
}
