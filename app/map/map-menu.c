#include "map/map-menu.h"

#include <glib/gi18n-lib.h>

#include "map/map-labels.h"
#include "window/passing.h"

/* About one word. */
static GMenu *
new_words (gboolean pinned)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, pinned ? _ ("Un_pin") : _ ("_Pin"), "document.pin");
  g_menu_append (menu, _ ("_Centre Here"), "map.centre");
  g_menu_append (menu, _ ("Select _Neighbours"), "document.select-neighbours");
  g_menu_append (menu, _ ("Select Its C_luster"), "document.select-cluster");
  g_menu_append (menu, _ ("Grow a _Ball of Neighbours"), "map.ball");
  g_menu_append (menu, _ ("_Tint the Text by This Word"), "document.tint-by-current");
  g_menu_append (menu, _ ("C_opy Word"), "document.copy-token");

  return menu;
}

/* About the words that are selected, or are to be. */
static GMenu *
new_selecting (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Select by _Rectangle"), "map.rectangle");
  g_menu_append (menu, _ ("Select by La_sso"), "map.lasso");
  g_menu_append (menu, _ ("_Invert Selection"), "document.invert-selection");
  g_menu_append (menu, _ ("Select Non_e"), "document.clear-selection");
  g_menu_append (menu, _ ("_Keep the Selected as a Set"), "document.keep-set");
  g_menu_append (menu, _ ("Show Only the _Selected"), "document.isolate");
  g_menu_append (menu, _ ("_Back to More Words"), "document.back-out");

  return menu;
}

static GMenu *
new_view (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Map These Again"), "map.again");
  g_menu_append (menu, _ ("Map All _Words"), "map.all");
  g_menu_append (menu, _ ("Show _All"), "map.fit");
  g_menu_append (menu, _ ("Pr_obe: Colour by Nearness to the Pointer"), "map.probe");
  g_menu_append (menu, _ ("_Torn Neighbours of the Selected"), "map.torn");

  return menu;
}

/**
 * aster_map_menu_popup:
 * @content: (transfer none): what has the actions «map.…» and «document.…»
 * @document: (transfer none): whose words are on the map
 * @pane: (transfer none): the map
 * @plot: (transfer none): where it is drawn
 * @row: what is there, or −1
 * @x: px of @plot
 * @y: likewise
 *
 * Makes @row the current one.
 */
void
aster_map_menu_popup (GtkWidget *content,
                      AsterDocument *document,
                      AsterPane *pane,
                      AsterPlot *plot,
                      int row,
                      double x,
                      double y)
{
  AsterSelection *selection = aster_document_get_selection (document);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) selecting = new_selecting (), view = new_view ();
  GtkWidget *popover;

  if (row >= 0)
    {
      g_autoptr (GMenu) words = new_words (
          aster_selection_is_pinned (selection, (guint32) row));

      aster_selection_set_current (selection, row);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (words));
    }
  aster_map_labels_append (menu, plot, pane, row, x, y);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (selecting));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));

  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, content);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  aster_passing_popup (popover);
}
