#include "window/empty-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "aster-config.h"

/* (transfer floating): what is shown while no space is open. */
GtkWidget *
aster_empty_page_new (void)
{
  GtkWidget *frame = adw_bin_new ();
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Open a File"));
  GtkWidget *sample = gtk_button_new_with_mnemonic (_ ("Open the _Sample"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), ASTER_APP_ID);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No space is open"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Drop a file of word vectors here: GloVe, word2vec or safetensors."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (sample), "win.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (sample), "s", ASTER_FIRST_SAMPLE);
  gtk_widget_add_css_class (open, "suggested-action");
  gtk_widget_add_css_class (open, "pill");
  gtk_widget_add_css_class (sample, "pill");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), open);
  gtk_box_append (GTK_BOX (box), sample);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  /* It scrolls, and would take the keyboard before the buttons. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (page), FALSE);
  adw_bin_set_child (ADW_BIN (frame), page);

  return frame;
}

/**
 * aster_empty_page_follow:
 * @stack: whose page of the name «empty» is from aster_empty_page_new()
 * @openings: (transfer none): the files under way
 *
 * As long as a file is still to come, nobody is asked to open one: the page is bare.
 */
void
aster_empty_page_follow (GtkWidget *stack, AsterOpenings *openings)
{
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (stack), "empty");

  g_object_bind_property (openings, "busy", adw_bin_get_child (ADW_BIN (page)), "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}
