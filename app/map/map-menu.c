#include "map/map-menu.h"

#include <glib/gi18n-lib.h>

#include "document/word-menu.h"
#include "map/map-labels.h"
#include "map/map-poles.h"

/* About the words that are selected, or are to be. */
static GMenu *
new_selecting (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Select by _Rectangle"), "map.rectangle");
  g_menu_append (menu, _ ("Select by La_sso"), "map.lasso");
  aster_word_menu_append_selection (menu);

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

/* Beside what there is to do with a word the rest folds away, or the menu would be taller
 * than a small screen. */
static void
append_rest (GMenu *menu, gboolean folded)
{
  g_autoptr (GMenu) selecting = new_selecting (), view = new_view ();
  g_autoptr (GMenu) parts = g_menu_new ();

  if (!folded)
    {
      g_menu_append_section (menu, NULL, G_MENU_MODEL (selecting));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
      return;
    }

  g_menu_append_submenu (parts, _ ("_Selection"), G_MENU_MODEL (selecting));
  g_menu_append_submenu (parts, _ ("_Map"), G_MENU_MODEL (view));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (parts));
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
  g_autoptr (GMenu) menu = g_menu_new ();

  if (row >= 0)
    {
      g_autoptr (GMenu) words = g_menu_new ();

      aster_selection_set_current (selection, row);
      aster_word_menu_append (words, document, (guint32) row);
      g_menu_append (words, _ ("_Centre Here"), "map.centre");
      g_menu_append (words, _ ("Grow a _Ball of Neighbours"), "map.ball");
      aster_map_poles_append (words);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (words));
    }
  aster_map_labels_append (menu, plot, pane, row, x, y);
  append_rest (menu, row >= 0);
  aster_word_menu_popup (content, menu, x, y);
}
