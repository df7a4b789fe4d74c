#include "document/word-menu.h"

#include <glib/gi18n-lib.h>

#include "fittings/passing.h"

/* What can be done with the word @row, which is the current one. */
void
aster_word_menu_append (GMenu *menu, AsterDocument *document, guint32 row)
{
  AsterSelection *selection = aster_document_get_selection (document);

  g_menu_append (menu,
                 aster_selection_is_pinned (selection, row) ? _ ("Un_pin") : _ ("_Pin"),
                 "document.pin");
  g_menu_append (menu, _ ("Select _Neighbours"), "document.select-neighbours");
  g_menu_append (menu, _ ("Select Its C_luster"), "document.select-cluster");
  g_menu_append (menu, _ ("_Tint the Text by This Word"), "document.tint-by-current");
  g_menu_append (menu, _ ("C_opy Word"), "document.copy-token");
}

/* What can be done with the selected words. */
void
aster_word_menu_append_selection (GMenu *menu)
{
  g_menu_append (menu, _ ("Show Only the _Selected"), "document.isolate");
  g_menu_append (menu, _ ("_Keep the Selected as a Set"), "document.keep-set");
  g_menu_append (menu, _ ("_Back to More Words"), "document.back-out");
  g_menu_append (menu, _ ("_Invert Selection"), "document.invert-selection");
  g_menu_append (menu, _ ("Select Non_e"), "document.clear-selection");
}

/* The keys of what is done most, in widgets of @widget_class. */
void
aster_word_menu_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } bindings[] = {
    { GDK_KEY_c, "document.select-cluster" },
    { GDK_KEY_i, "document.isolate" },
    { GDK_KEY_s, "document.keep-set" },
    { GDK_KEY_Escape, "document.back-out" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, 0,
                                         bindings[i].action, NULL);
}

/* Opens @menu at a place of @parent, px. */
void
aster_word_menu_popup (GtkWidget *parent, GMenu *menu, double x, double y)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  aster_passing_popup (popover);
}
