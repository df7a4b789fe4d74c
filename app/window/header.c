#include "window/header.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "window/open-button.h"
#include "window/space-chip.h"
#include "window/window-menu.h"

struct _AsterHeader
{
  AdwBin parent_instance;

  GtkWidget *chip;
};

G_DEFINE_FINAL_TYPE (AsterHeader, aster_header, ADW_TYPE_BIN)

static void
aster_header_class_init (AsterHeaderClass *klass)
{
}

static void
aster_header_init (AsterHeader *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *open = aster_open_button_new ();
  GtkWidget *undo = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  GtkWidget *redo = gtk_button_new_from_icon_name ("edit-redo-symbolic");
  GtkWidget *library = gtk_toggle_button_new ();
  GtkWidget *inspector = gtk_toggle_button_new ();
  GtkWidget *search = gtk_button_new_from_icon_name ("system-search-symbolic");
  struct
  {
    GtkWidget *button;
    const char *action, *tooltip;
  } buttons[] = {
    { library, "win.library", _ ("Library (F9)") },
    { open, "win.open", _ ("Open a file of vectors (Ctrl+O)") },
    { undo, "document.undo", _ ("Undo (Ctrl+Z)") },
    { redo, "document.redo", _ ("Redo (Shift+Ctrl+Z)") },
    { search, "win.search", _ ("Search for words (Ctrl+F)") },
    { inspector, "win.inspector", _ ("Inspector (Shift+F9)") },
  };

  gtk_button_set_icon_name (GTK_BUTTON (library), "sidebar-show-symbolic");
  gtk_button_set_icon_name (GTK_BUTTON (inspector), "sidebar-show-right-symbolic");
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (buttons[i].button),
                                      buttons[i].action);
      aster_named (buttons[i].button, buttons[i].tooltip);
      /* Whoever clicks here goes on with the keys of the map. */
      gtk_widget_set_focus_on_click (buttons[i].button, FALSE);
    }

  self->chip = aster_space_chip_new ();
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), self->chip);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), library);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), open);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), undo);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), redo);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), aster_window_menu_new ());
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), inspector);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), search);

  adw_bin_set_child (ADW_BIN (self), bar);
}

GtkWidget *
aster_header_new (void)
{
  return g_object_new (ASTER_TYPE_HEADER, NULL);
}

/* @document: (nullable): what the chip in the middle speaks of */
void
aster_header_set_document (AsterHeader *self, AsterDocument *document)
{
  g_return_if_fail (ASTER_IS_HEADER (self));

  aster_space_chip_set_document (ASTER_SPACE_CHIP (self->chip), document);
}
