#include "window/open-button.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "document/recent.h"
#include "fittings/menu-tooltip.h"
#include "fittings/settings.h"
#include "values/tokens.h"
#include "window/empty-page.h"

/* An entry that opens @path. A name in a menu is not a mnemonic: its underscores are
 * doubled. */
static void
append_path (GMenu *menu, const char *name, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.open-path", "s", path);
  g_menu_append_item (menu, item);
}

static void
list_recent (AdwSplitButton *button)
{
  g_auto (GStrv) paths = aster_recent_dup ();
  g_autoptr (GMenu) menu = g_menu_new (), recent = g_menu_new (), ours = g_menu_new ();

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = aster_path_dup_shown (paths[i]);

      append_path (recent, name, paths[i]);
    }
  if (paths[0] != NULL)
    g_menu_append_section (menu, _ ("Recent"), G_MENU_MODEL (recent));
  append_path (ours, _ ("Sample: Dictionary Words"), ASTER_FIRST_SAMPLE);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ours));
  adw_split_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* (transfer floating): the button at the start of the header bar */
GtkWidget *
aster_open_button_new (void)
{
  GtkWidget *button = adw_split_button_new ();
  GSettings *settings = aster_settings_get ();

  adw_split_button_set_label (ADW_SPLIT_BUTTON (button), _ ("_Open"));
  adw_split_button_set_use_underline (ADW_SPLIT_BUTTON (button), TRUE);
  aster_named_arrow (button, _ ("Files opened recently, and the sample"));
  aster_menu_tooltip_yield (button);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::" ASTER_RECENT_KEY,
                             G_CALLBACK (list_recent), button, G_CONNECT_SWAPPED);
  list_recent (ADW_SPLIT_BUTTON (button));

  return button;
}
