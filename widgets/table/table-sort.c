/* A table sorts by the head that was clicked, or by the column that a menu names. A
 * thread finds the order; until it has, the old one stays, and a second wish drops the
 * first. A column that a session wants to sort by may come later than the wish: it is
 * remembered until then. */

#include "table/table-private.h"

static void
sorted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AsterTable) self = user_data;
  g_autoptr (GError) error = NULL;
  gsize n;
  guint32 *order = aster_table_order_sort_finish (result, &n, &error);

  if (order == NULL) /* another sorting has begun, or there is another space */
    return;

  g_clear_object (&self->sorting);
  aster_table_take_order (self, order);
  aster_table_notify_busy (self);
}

/* Nobody waits for the order any more. */
void
aster_table_stop_sorting (AsterTable *self)
{
  if (self->sorting != NULL)
    g_cancellable_cancel (self->sorting);
  g_clear_object (&self->sorting);
}

/* Sorts by what the heads of the columns say now. */
void
aster_table_sort (AsterTable *self)
{
  static const AsterTableKey by_rank;
  gboolean descending;
  AsterTableColumn *column;

  if (!self->settled || self->space == NULL)
    return;

  column = aster_table_columns_get_sorted (self->columns, &descending);
  aster_table_stop_sorting (self);
  self->sorting = g_cancellable_new ();
  aster_table_order_sort_async (column ? &column->key : &by_rank, self->n_rows,
                                descending, self->sorting, sorted_cb,
                                g_object_ref (self));
  if (self->quiet == 0)
    g_clear_pointer (&self->wanted, g_free);
  aster_table_notify_busy (self);
  aster_table_say_edited (self);
}

/* Whether rows are being sorted; until they are, the old order stays. */
gboolean
aster_table_is_busy (AsterTable *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE (self), FALSE);

  return self->sorting != NULL;
}

/**
 * aster_table_sort_by:
 * @self: a table
 * @id: %ASTER_TABLE_RANK, %ASTER_TABLE_TOKEN, what aster_table_set_column() was
 *   given, or "metadata:" and the name of a column
 * @order: which way
 */
void
aster_table_sort_by (AsterTable *self, const char *id, GtkSortType order)
{
  AsterTableColumn *column;

  g_return_if_fail (ASTER_IS_TABLE (self) && id != NULL);

  if ((column = aster_table_columns_find (self->columns, id)) != NULL)
    aster_table_columns_sort (self->columns, column, order == GTK_SORT_DESCENDING);
}

/**
 * aster_table_get_sorted_by:
 * @self: a table
 * @order: (out): which way
 *
 * Returns: (transfer none): what the program calls the column that is sorted by
 */
const char *
aster_table_get_sorted_by (AsterTable *self, GtkSortType *order)
{
  gboolean descending;
  AsterTableColumn *column;

  g_return_val_if_fail (ASTER_IS_TABLE (self), ASTER_TABLE_RANK);

  if (self->wanted != NULL)
    {
      *order = self->wanted_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;
      return self->wanted;
    }

  column = aster_table_columns_get_sorted (self->columns, &descending);
  *order = descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;

  return column != NULL ? column->id : ASTER_TABLE_RANK;
}

/* The column @id is about to go: if it is sorted by, it will be when it is back. */
void
aster_table_want (AsterTable *self, const char *id)
{
  GtkSortType order;

  if (self->wanted != NULL || !g_str_equal (aster_table_get_sorted_by (self, &order), id))
    return;

  self->wanted = g_strdup (id);
  self->wanted_descending = order == GTK_SORT_DESCENDING;
}
