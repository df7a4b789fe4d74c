/* A map can be coloured by nothing, by the norm, or by a column of metadata. What
 * is chosen never recomputes the map. */

#include "colour-menu.h"

#include <glib/gi18n-lib.h>

#include "menu-tooltip.h"
#include "numbers.h"

#define MAX_COLUMNS 40 /* that are offered */

static char *
dup_name (const char *colour)
{
  if (*colour == '\0')
    return g_strdup (C_ ("colour of points", "one colour"));
  if (g_str_equal (colour, "#norm"))
    return g_strdup (C_ ("colour of points", "norm"));

  return g_strdup (colour);
}

static void
colour_cb (AsterPane *pane, GParamSpec *pspec, GtkLabel *label)
{
  g_autofree char *name = dup_name (aster_pane_get_colour (pane));
  /* Translators: what the points of a map are coloured by */
  g_autofree char *text = g_strdup_printf (_ ("Colour: %s"), name);

  gtk_label_set_text (label, text);
}

static void
toggled_cb (GtkCheckButton *button, AsterPane *pane)
{
  if (gtk_check_button_get_active (button))
    aster_pane_set_colour (pane, g_object_get_data (G_OBJECT (button), "colour"));
}

static GtkWidget *
append_choice (GtkWidget *box,
               GtkWidget *group,
               AsterPane *pane,
               const char *colour,
               const char *detail)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = dup_name (colour);
  GtkWidget *label = gtk_label_new (name), *aside = gtk_label_new (detail);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (aside, "dim-label");
  gtk_widget_add_css_class (aside, "caption");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), aside);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), row);

  g_object_set_data_full (G_OBJECT (check), "colour", g_strdup (colour), g_free);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (group));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_str_equal (aster_pane_get_colour (pane), colour));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), pane, 0);
  gtk_box_append (GTK_BOX (box), check);

  return check;
}

static char *
dup_detail (const AsterColumn *column)
{
  g_autofree char *count = NULL;

  if (column->kind == ASTER_COLUMN_NUMBER)
    return g_strdup (C_ ("column of metadata", "numbers"));

  count = aster_number_dup_count (column->levels->len);

  /* Translators: %s is a number of distinct values of a column */
  return g_strdup_printf (ngettext ("%s value", "%s values", column->levels->len), count);
}

static GtkWidget *
build_popover (AsterDocument *document, AsterPane *pane)
{
  AsterSpace *space = aster_document_get_space (document);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *group = append_choice (box, NULL, pane, "", NULL);

  append_choice (box, group, pane, "#norm", C_ ("column of metadata", "numbers"));
  for (guint i = 0; i < MIN (space->columns->len, MAX_COLUMNS); i++)
    {
      const AsterColumn *column = g_ptr_array_index (space->columns, i);
      g_autofree char *detail = dup_detail (column);

      append_choice (box, group, pane, column->name, detail);
    }
  gtk_widget_add_css_class (box, "choices");
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}

static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  AsterDocument *document = g_object_get_data (G_OBJECT (button), "document");

  gtk_menu_button_set_popover (button, build_popover (document, data));
}

/**
 * aster_colour_menu_new:
 * @document: (transfer none): whose columns are offered
 * @pane: (transfer none): a map, which must outlive the button
 *
 * Returns: (transfer floating): a menu button that names what the map is coloured by
 */
GtkWidget *
aster_colour_menu_new (AsterDocument *document, AsterPane *pane)
{
  GtkWidget *button = gtk_menu_button_new (), *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("What the colours of the points mean"));
  aster_menu_tooltip_yield (button);
  g_object_set_data_full (G_OBJECT (button), "document", g_object_ref (document),
                          g_object_unref);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb,
                                         pane, NULL);
  g_signal_connect_object (pane, "notify::colour", G_CALLBACK (colour_cb), label, 0);
  colour_cb (pane, NULL, GTK_LABEL (label));

  return button;
}
