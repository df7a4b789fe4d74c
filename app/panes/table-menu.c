/* What the heads of a table do by mouse, for those who come by keyboard: GTK's heads take
 * no focus. Each choice is seen at once behind the popover and can be undone, so the
 * popover is made anew each time it opens and needs to follow nothing. */

#include "panes/table-menu.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "fittings/choices-popover.h"
#include "fittings/menu-tooltip.h"

#define MOST_CHECKS 200 /* columns that can be shown or hidden here */
#define MAX_CHARS   28

static void
sort (AsterTable *table, GtkWidget *box)
{
  GtkDropDown *by = g_object_get_data (G_OBJECT (box), "by");
  GtkDropDown *way = g_object_get_data (G_OBJECT (box), "way");
  guint i = gtk_drop_down_get_selected (by);

  if (i < aster_table_get_n_columns (table))
    aster_table_sort_by (table, aster_table_get_column_id (table, i),
                         gtk_drop_down_get_selected (way) == 1 ? GTK_SORT_DESCENDING
                                                               : GTK_SORT_ASCENDING);
}

static void
sort_cb (GtkDropDown *choice, GParamSpec *pspec, GtkWidget *box)
{
  sort (g_object_get_data (G_OBJECT (box), "table"), box);
}

static void
shown_cb (GtkCheckButton *check, AsterTable *table)
{
  aster_table_set_column_shown (table, g_object_get_data (G_OBJECT (check), "id"),
                                gtk_check_button_get_active (check));
}

static GtkWidget *
new_choice (GtkWidget *box, const char *title, GtkStringList *names, guint selected)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);

  aster_named_choice (choice, title);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), choice);
  gtk_box_append (GTK_BOX (box), line);

  return choice;
}

static void
add_order (GtkWidget *box, AsterTable *table)
{
  GtkStringList *names = gtk_string_list_new (NULL), *ways = gtk_string_list_new (NULL);
  GtkSortType order;
  const char *now = aster_table_get_sorted_by (table, &order);
  GtkWidget *by, *way;
  guint selected = 0;

  for (guint i = 0; i < aster_table_get_n_columns (table); i++)
    {
      gtk_string_list_append (names, aster_table_get_column_title (table, i));
      if (g_str_equal (aster_table_get_column_id (table, i), now))
        selected = i;
    }
  /* Translators: a way of sorting: from A to Z, from small to large */
  gtk_string_list_append (ways, C_ ("order", "Rising"));
  /* Translators: a way of sorting: from Z to A, from large to small */
  gtk_string_list_append (ways, C_ ("order", "Falling"));

  by = new_choice (box, _ ("Sort by"), names, selected);
  way = new_choice (box, _ ("Order"), ways, order == GTK_SORT_DESCENDING);
  g_object_set_data (G_OBJECT (box), "table", table);
  g_object_set_data (G_OBJECT (box), "by", by);
  g_object_set_data (G_OBJECT (box), "way", way);
  g_signal_connect_object (by, "notify::selected", G_CALLBACK (sort_cb), box, 0);
  g_signal_connect_object (way, "notify::selected", G_CALLBACK (sort_cb), box, 0);
}

static GtkWidget *
new_check (AsterTable *table, guint i)
{
  const char *id = aster_table_get_column_id (table, i);
  const char *title = aster_table_get_column_title (table, i);
  GtkWidget *check = gtk_check_button_new (), *label = gtk_label_new (title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  aster_named_only (check, title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               aster_table_is_column_shown (table, id));
  gtk_widget_set_sensitive (check, !g_str_equal (id, ASTER_TABLE_TOKEN));
  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (shown_cb), table, 0);

  return check;
}

static void
add_columns (GtkWidget *box, AsterTable *table)
{
  guint n = aster_table_get_n_columns (table);
  GtkWidget *heading = gtk_label_new (_ ("Columns"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < MIN (n, MOST_CHECKS); i++)
    gtk_box_append (GTK_BOX (box), new_check (table, i));

  if (n > MOST_CHECKS)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("%u more column is not shown; the table can be sorted by it.",
                    "%u more columns are not shown; the table can be sorted by them.",
                    n - MOST_CHECKS),
          n - MOST_CHECKS);
      GtkWidget *label = gtk_label_new (more);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
}

static void
create_popover_cb (GtkMenuButton *button, gpointer table)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  add_order (box, table);
  add_columns (box, table);
  gtk_menu_button_set_popover (button, aster_choices_popover_new (box));
}

/**
 * aster_table_menu_new:
 * @table: (transfer none): must outlive the button
 *
 * Returns: (transfer floating): a menu button that opens how the table is arranged
 */
GtkWidget *
aster_table_menu_new (AsterTable *table)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("View"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Order and columns of the table (V)"));
  gtk_widget_add_css_class (button, "flat");
  aster_menu_tooltip_yield (button);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb,
                                         table, NULL);

  return button;
}
