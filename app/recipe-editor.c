#include "recipe-editor.h"

#include "map-form.h"
#include "tint-form.h"

/**
 * aster_recipe_editor_new:
 * @document: (transfer none): the document of @pane
 * @pane: (transfer none): a map or a text
 *
 * What is edited is a copy of the pane's recipe; the pane waits for a moment of rest
 * before it computes.
 *
 * Returns: (transfer floating): a popover for the kind that @pane has now
 */
GtkWidget *
aster_recipe_editor_new (AsterDocument *document, AsterPane *pane)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover),
                         aster_pane_get_kind (pane) == ASTER_PANE_MAP
                             ? aster_map_form_new (document, pane)
                             : aster_tint_form_new (document, pane));

  return popover;
}
