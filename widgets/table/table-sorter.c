/* Which column of a column view the person sorts by.
 *
 * The rows are sorted by a thread and not by GTK, which needs to know the column and
 * the direction; GTK 4.8 keeps both to itself. But the sorter of the view asks the
 * column sorted by first, and turns its answer around when it descends. So the
 * sorters of columns never sort: asked about two probes, the first notes itself on
 * them and says that the one is smaller. */

#include "table/table-sorter.h"

#define PROBE "aster-table-probe"

static int
probe_cb (gconstpointer a, gconstpointer b, gpointer cells)
{
  GObject *probe = (GObject *) a;

  if (g_object_get_data (probe, PROBE) == NULL)
    g_object_set_data (probe, PROBE, cells);

  return -1;
}

static void
unref_cells (gpointer cells)
{
  aster_table_cells_unref (cells);
}

/* (transfer full): what a column needs in order to have a head that can be clicked. */
GtkSorter *
aster_table_sorter_new (AsterTableCells *cells)
{
  return GTK_SORTER (
      gtk_custom_sorter_new (probe_cb, aster_table_cells_ref (cells), unref_cells));
}

/**
 * aster_table_sorter_find:
 * @view_sorter: of a column view whose columns have sorters of this kind
 * @descending: (out): which way
 *
 * Returns: (transfer none) (nullable): the cells of the column that is sorted by;
 *   %NULL for none
 */
AsterTableCells *
aster_table_sorter_find (GtkSorter *view_sorter, gboolean *descending)
{
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  AsterTableCells *cells;

  *descending = gtk_sorter_compare (view_sorter, a, b) == GTK_ORDERING_LARGER;
  cells = g_object_get_data (a, PROBE);

  return cells != NULL ? cells : g_object_get_data (b, PROBE);
}
