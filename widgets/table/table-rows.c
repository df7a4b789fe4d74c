/* Which rows a table lists: those that the buttons below choose, of them those that a
 * filter lets through, in the order of the table. One pass over all rows, about a
 * millisecond for 400,000, so that no thread is needed. */

#include "table/table-private.h"

#include "parts/bits.h"

/* The rows that the buttons below choose, as bits; NULL for all of them. */
static const guint64 *
peek_base (AsterTable *self)
{
  if (self->show == ASTER_TABLE_ALONE)
    return self->alone;
  if (self->show == ASTER_TABLE_ALL || self->selection == NULL)
    return NULL;

  return self->show == ASTER_TABLE_SELECTED
             ? aster_selection_peek_selected (self->selection)
             : aster_selection_peek_matches (self->selection);
}

/* Lists them anew. */
void
aster_table_update_rows (AsterTable *self)
{
  const guint64 *base = peek_base (self);
  gsize n = self->n_rows;
  guint32 *rows = base != NULL ? aster_table_order_filter (self->order, &n, base)
                               : g_memdup2 (self->order, n * sizeof (guint32));

  if (self->kept != NULL)
    {
      g_autofree guint32 *all = rows;

      rows = aster_table_order_filter (all, &n, self->kept);
    }
  aster_table_model_set_only_current (self->model, self->show == ASTER_TABLE_SELECTED);
  aster_table_model_take_rows (self->model, rows, n);
}

/* Says how many rows each choice would list. */
void
aster_table_update_bar (AsterTable *self)
{
  gsize counts[ASTER_N_TABLE_SHOWS] = { self->n_rows };

  if (self->selection != NULL)
    {
      counts[ASTER_TABLE_SELECTED] = aster_selection_get_n_selected (self->selection);
      counts[ASTER_TABLE_MATCHES] = aster_selection_get_n_matches (self->selection);
    }
  if (self->alone != NULL)
    counts[ASTER_TABLE_ALONE] = aster_bits_count (self->alone, self->n_rows);
  aster_table_bar_set_counts (self->bar, counts);
}

/* @order: (transfer full): all rows, sorted */
void
aster_table_take_order (AsterTable *self, guint32 *order)
{
  g_free (self->order);
  self->order = order;
  aster_table_update_rows (self);
}

/* (transfer full) (nullable): @rows of a table of @n_rows as bits, NULL for NULL. */
static guint64 *
make_bits (const guint32 *rows, gsize n, gsize n_rows)
{
  guint64 *bits;

  if (rows == NULL)
    return NULL;

  bits = g_new0 (guint64, aster_bits_words (n_rows) + 1);
  for (gsize i = 0; i < n; i++)
    if (rows[i] < n_rows)
      aster_bits_set (bits, rows[i], TRUE);

  return bits;
}

/**
 * aster_table_set_kept:
 * @self: a table with a space
 * @rows: (nullable) (array length=n): lists none but these, whatever else is chosen;
 * %NULL for no such limit
 * @n: how many
 *
 * What a filter of the table found. O(n + rows of the space).
 */
void
aster_table_set_kept (AsterTable *self, const guint32 *rows, gsize n)
{
  g_return_if_fail (ASTER_IS_TABLE (self));

  if (rows == NULL && self->kept == NULL)
    return;

  g_free (self->kept);
  self->kept = make_bits (rows, n, self->n_rows);
  aster_table_update_rows (self);
  aster_table_view_scroll_to (self->view, 0); /* what is found is read from the top */
}

/**
 * aster_table_set_alone:
 * @self: a table with a space
 * @rows: (nullable) (array length=n): the rows that other panes show alone; %NULL if they
 *   show all
 * @n: how many
 *
 * While there are such rows, a button below lists them.
 */
void
aster_table_set_alone (AsterTable *self, const guint32 *rows, gsize n)
{
  g_return_if_fail (ASTER_IS_TABLE (self));

  if (rows == NULL && self->alone == NULL)
    return;

  g_free (self->alone);
  self->alone = make_bits (rows, n, self->n_rows);
  aster_table_bar_set_alone (self->bar, rows != NULL);
  aster_table_update_bar (self);
  if (self->show == ASTER_TABLE_ALONE)
    aster_table_update_rows (self);
}

/* @note: (nullable): a few words below the rows, about what is listed. */
void
aster_table_set_note (AsterTable *self, const char *note)
{
  g_return_if_fail (ASTER_IS_TABLE (self));

  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
}

/**
 * aster_table_dup_text:
 * @self: a table
 * @rows: (array length=n): rows of the space
 * @n: how many
 *
 * Returns: (transfer full): these rows with the columns that are shown, to be written by
 *   any thread
 */
AsterTableText *
aster_table_dup_text (AsterTable *self, const guint32 *rows, gsize n)
{
  AsterTableText *text;

  g_return_val_if_fail (ASTER_IS_TABLE (self), NULL);

  text = aster_table_text_new (rows, n);
  for (guint i = 0; i < aster_table_columns_get_n (self->columns); i++)
    {
      AsterTableColumn *column = aster_table_columns_get (self->columns, i);

      if (column->shown)
        aster_table_text_add (text, column->id, &column->key);
    }

  return text;
}

/* (transfer full): the rows that are listed, in their order. */
guint32 *
aster_table_dup_rows (AsterTable *self, gsize *n)
{
  g_return_val_if_fail (ASTER_IS_TABLE (self) && n != NULL, NULL);

  return aster_table_model_dup_rows (self->model, n);
}
