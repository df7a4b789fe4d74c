#include "panes/pane-notes.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
new_text (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}

/**
 * aster_pane_error_bar_new:
 * @label: (out) (transfer none): where the mistake is written
 *
 * Returns: (transfer floating): a bar that says what went wrong, with the way to try
 *   again
 */
GtkWidget *
aster_pane_error_bar_new (GtkWidget **label)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *retry = gtk_button_new_with_mnemonic (_ ("_Try Again"));

  *label = new_text ();
  gtk_label_set_selectable (GTK_LABEL (*label), TRUE);
  gtk_widget_set_hexpand (*label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (retry), "pane.run");
  gtk_widget_set_valign (retry, GTK_ALIGN_CENTER);

  gtk_box_append (GTK_BOX (bar),
                  gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (bar), *label);
  gtk_box_append (GTK_BOX (bar), retry);
  gtk_widget_add_css_class (bar, "pane-error");

  return bar;
}

/* (transfer floating): a line for what a person has to know about a result */
GtkWidget *
aster_pane_note_new (void)
{
  GtkWidget *label = new_text ();

  gtk_widget_add_css_class (label, "pane-note");
  gtk_widget_add_css_class (label, "caption");

  return label;
}
