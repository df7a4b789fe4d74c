#include "window/window-menu.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "fittings/menu-tooltip.h"

typedef struct
{
  const char *label, *action, *target; /* target: NULL for none */
} Item;

static void
append_section (GMenu *menu, const char *title, const Item *items, guint n)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      if (items[i].target != NULL)
        g_menu_item_set_action_and_target (item, items[i].action, "s", items[i].target);
      else
        g_menu_item_set_detailed_action (item, items[i].action);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

/* (transfer floating): the button at the end of the header bar. */
GtkWidget *
aster_window_menu_new (void)
{
  static const Item arrangements[] = {
    { N_ ("Map, Text and Table"), "document.arrange", "explore" },
    { N_ ("Only the Map"), "document.arrange", "map" },
    { N_ ("Text beside a Map"), "document.arrange", "read" },
    { N_ ("Map beside the Table"), "document.arrange", "look-up" },
  };
  static const Item styles[] = {
    { N_ ("_Follow the Desktop"), "app.colour-scheme", "default" },
    { N_ ("_Light"), "app.colour-scheme", "light" },
    { N_ ("_Dark"), "app.colour-scheme", "dark" },
  };
  static const Item sizes[] = {
    { N_ ("_Larger Text"), "app.text-larger", NULL },
    { N_ ("_Smaller Text"), "app.text-smaller", NULL },
    { N_ ("_Normal Text"), "app.text-normal", NULL },
  };
  static const Item session[] = {
    { N_ ("_Attach Table…"), "document.attach", NULL },
    { N_ ("_Save Session"), "win.save", NULL },
    { N_ ("_Export the Pane…"), "win.export", NULL },
    { N_ ("_Print the Map…"), "win.print", NULL },
    { N_ ("_Full Screen"), "win.fullscreen", NULL },
  };
  static const Item help[] = {
    { N_ ("_Keyboard Shortcuts"), "win.show-help-overlay", NULL },
    { N_ ("_About Asterism"), "app.about", NULL },
  };
  g_autoptr (GMenu) menu = g_menu_new (), arrange = g_menu_new ();
  g_autoptr (GMenu) style = g_menu_new (), size = g_menu_new (), looks = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  append_section (arrange, NULL, arrangements, G_N_ELEMENTS (arrangements));
  append_section (style, NULL, styles, G_N_ELEMENTS (styles));
  append_section (size, NULL, sizes, G_N_ELEMENTS (sizes));
  g_menu_append_submenu (looks, _ ("_Arrange Panes"), G_MENU_MODEL (arrange));
  g_menu_append_submenu (looks, _ ("_Light or Dark"), G_MENU_MODEL (style));
  g_menu_append_submenu (looks, _ ("_Text Size"), G_MENU_MODEL (size));

  g_menu_append_section (menu, NULL, G_MENU_MODEL (looks));
  append_section (menu, NULL, session, G_N_ELEMENTS (session));
  append_section (menu, NULL, help, G_N_ELEMENTS (help));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  aster_named (button, _ ("Main menu (F10)"));
  aster_menu_tooltip_yield (button);

  return button;
}
