/* The columns of a column view, found by what the program calls them.
 *
 * Each column carries its cells; when GTK lets go of the column, they go too. */

#include "table/table-columns.h"

#include <glib/gi18n-lib.h>

#include "parts/tab-out.h"
#include "table/table-sorter.h"

#define CELLS_KEY "aster-table-cells"

static void
unref_cells (gpointer cells)
{
  aster_table_cells_unref (cells);
}

/* (transfer none): the column at @i; the view holds it. */
static GtkColumnViewColumn *
get_column (GtkColumnView *view, guint i)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (
      gtk_column_view_get_columns (view), i);

  return column;
}

/* Heads over numbers stand at the end, as the numbers do. GTK has no call for it; if a
 * head is built in another way than now, it stays where it is. */
static void
align_last_head (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *head = header != NULL ? gtk_widget_get_last_child (header) : NULL;
  GtkWidget *box = head != NULL ? gtk_widget_get_first_child (head) : NULL;

  if (GTK_IS_BOX (box))
    gtk_widget_set_halign (box, GTK_ALIGN_END);
}

/**
 * add:
 * @view: a column view
 * @cells: (transfer full): what the column says
 * @title: what the person reads
 *
 * Appends a column that can be sorted by and resized; tokens take the spare room.
 */
static void
add (GtkColumnView *view, AsterTableCells *cells, const char *title)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (
      title, aster_table_cells_make_factory (cells));
  g_autoptr (GtkSorter) sorter = aster_table_sorter_new (cells);

  g_object_set_data_full (G_OBJECT (column), CELLS_KEY, cells, unref_cells);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, cells->key.tokens != NULL);
  gtk_column_view_append_column (view, column);
  if (aster_table_cells_is_number (cells))
    align_last_head (view);
  g_object_unref (column);
}

/* Rank, token, and each column of metadata as "metadata:" and its name. */
void
aster_table_columns_add_space (GtkColumnView *view, AsterSpace *space)
{
  add (view, aster_table_cells_new (ASTER_TABLE_RANK, NULL, NULL), _ ("Rank"));
  add (view, aster_table_cells_new (ASTER_TABLE_TOKEN, space->tokens, NULL), _ ("Token"));

  for (guint i = 0; i < space->columns->len; i++)
    {
      AsterColumn *column = g_ptr_array_index (space->columns, i);
      g_autofree char *id = g_strconcat ("metadata:", column->name, NULL);
      g_autofree char *title = aster_column_dup_title (column);

      add (view, aster_table_cells_new (id, NULL, column), title);
    }
}

void
aster_table_columns_clear (GtkColumnView *view)
{
  while (g_list_model_get_n_items (gtk_column_view_get_columns (view)) > 0)
    gtk_column_view_remove_column (view, get_column (view, 0));
}

/* (transfer none) (nullable) */
GtkColumnViewColumn *
aster_table_columns_find (GtkColumnView *view, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (view));
       i++)
    {
      GtkColumnViewColumn *column = get_column (view, i);

      if (g_str_equal (aster_table_columns_get_cells (column)->id, id))
        return column;
    }

  return NULL;
}

/* (transfer none) */
AsterTableCells *
aster_table_columns_get_cells (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), CELLS_KEY);
}

/* Names the parts that GTK makes: the heads, which the keyboard passes over, and the list
 * inside, which it goes to. */
void
aster_table_columns_name (GtkColumnView *view, const char *name)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *list = header != NULL ? gtk_widget_get_next_sibling (header) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (list == NULL)
    return;

  gtk_widget_set_focusable (header, FALSE);
  aster_tab_out (list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/* Every visible cell says what its place shows now. */
void
aster_table_columns_refresh (GtkColumnView *view)
{
  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (view));
       i++)
    aster_table_cells_refresh (aster_table_columns_get_cells (get_column (view, i)));
}

/* Lights up the line that shows @row and no other; one column knows all the lines. */
void
aster_table_columns_light (GtkColumnView *view, int row)
{
  if (g_list_model_get_n_items (gtk_column_view_get_columns (view)) > 0)
    aster_table_cells_light (aster_table_columns_get_cells (get_column (view, 0)), row);
}

/* Brings a place of the list into sight. GTK 4.8 has no call for it, but an action of
 * the list inside. */
void
aster_table_columns_scroll_to (GtkColumnView *view, guint position)
{
  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (view)); w != NULL;
       w = gtk_widget_get_next_sibling (w))
    if (GTK_IS_LIST_VIEW (w))
      gtk_widget_activate_action (w, "list.scroll-to-item", "u", position);
}

/**
 * aster_table_columns_set:
 * @view: a column view
 * @id: what the program calls the column
 * @column: (nullable): what it says; its name is what the person reads. %NULL takes the
 *   column away
 *
 * What has been found out in words stands beside the tokens, before the metadata.
 *
 * Returns: whether a column that was there says something else now
 */
gboolean
aster_table_columns_set (GtkColumnView *view, const char *id, AsterColumn *column)
{
  GtkColumnViewColumn *there = aster_table_columns_find (view, id);
  AsterTableCells *cells;

  if (column == NULL)
    {
      if (there != NULL)
        gtk_column_view_remove_column (view, there);
      return FALSE;
    }

  if (there == NULL)
    {
      add (view, aster_table_cells_new (id, NULL, column), column->name);
      if (column->kind == ASTER_COLUMN_TEXT)
        gtk_column_view_insert_column (view, ASTER_TABLE_N_OWN,
                                       aster_table_columns_find (view, id));
      return FALSE;
    }

  cells = aster_table_columns_get_cells (there);
  aster_column_unref (cells->key.column);
  cells->key.column = aster_column_ref (column);
  gtk_column_view_column_set_title (there, column->name);
  aster_table_cells_refresh (cells);

  return TRUE;
}
