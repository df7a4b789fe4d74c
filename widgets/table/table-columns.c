/* The columns of a table, found by what the program calls them: which there are, in which
 * order, which are shown, and which one the rows are sorted by. Whoever shows them
 * follows the signals. */

#include "table/table-columns.h"

#include <glib/gi18n-lib.h>

struct _AsterTableColumns
{
  GObject parent_instance;

  GPtrArray *columns;       /* of AsterTableColumn */
  AsterTableColumn *sorted; /* (nullable) (unowned) one of them; NULL for the rank */
  gboolean descending;
};

enum { CHANGED, RESIZED, SAID, SORTED, WIDENED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterTableColumns, aster_table_columns, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
aster_table_columns_finalize (GObject *object)
{
  g_ptr_array_unref (ASTER_TABLE_COLUMNS (object)->columns);

  G_OBJECT_CLASS (aster_table_columns_parent_class)->finalize (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, ASTER_TYPE_TABLE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                       NULL, G_TYPE_NONE, 0);
}

static void
aster_table_columns_class_init (AsterTableColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aster_table_columns_finalize;

  signals[CHANGED] = new_signal ("changed");
  signals[SAID] = new_signal ("said");
  signals[SORTED] = new_signal ("sorted");
  signals[WIDENED] = new_signal ("widened");
  signals[RESIZED] = g_signal_new ("resized", ASTER_TYPE_TABLE_COLUMNS, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
unref_column (gpointer column)
{
  aster_table_column_unref (column);
}

static void
aster_table_columns_init (AsterTableColumns *self)
{
  self->columns = g_ptr_array_new_with_free_func (unref_column);
}

AsterTableColumns *
aster_table_columns_new (void)
{
  return g_object_new (ASTER_TYPE_TABLE_COLUMNS, NULL);
}

guint
aster_table_columns_get_n (AsterTableColumns *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_COLUMNS (self), 0);

  return self->columns->len;
}

/* (transfer none) */
AsterTableColumn *
aster_table_columns_get (AsterTableColumns *self, guint i)
{
  g_return_val_if_fail (ASTER_IS_TABLE_COLUMNS (self) && i < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, i);
}

/* (transfer none) (nullable) */
AsterTableColumn *
aster_table_columns_find (AsterTableColumns *self, const char *id)
{
  g_return_val_if_fail (ASTER_IS_TABLE_COLUMNS (self) && id != NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      AsterTableColumn *column = g_ptr_array_index (self->columns, i);

      if (g_str_equal (column->id, id))
        return column;
    }

  return NULL;
}

/* (transfer full) (element-type AsterTableColumn): those that are shown, in their order
 */
GPtrArray *
aster_table_columns_dup_shown (AsterTableColumns *self)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (unref_column);

  g_return_val_if_fail (ASTER_IS_TABLE_COLUMNS (self), shown);

  for (guint i = 0; i < self->columns->len; i++)
    {
      AsterTableColumn *column = g_ptr_array_index (self->columns, i);

      if (column->shown)
        g_ptr_array_add (shown, aster_table_column_ref (column));
    }

  return shown;
}

void
aster_table_columns_clear (AsterTableColumns *self)
{
  g_return_if_fail (ASTER_IS_TABLE_COLUMNS (self));

  self->sorted = NULL;
  self->descending = FALSE;
  g_ptr_array_set_size (self->columns, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Rank, token, and each column of metadata as "metadata:" and its name. */
void
aster_table_columns_add_space (AsterTableColumns *self, AsterSpace *space)
{
  g_return_if_fail (ASTER_IS_TABLE_COLUMNS (self));

  g_ptr_array_add (
      self->columns,
      aster_table_column_new_rank (ASTER_TABLE_RANK, _ ("Rank"), aster_space_n (space)));
  g_ptr_array_add (self->columns, aster_table_column_new (ASTER_TABLE_TOKEN, _ ("Token"),
                                                          space->tokens, NULL));
  for (guint i = 0; i < space->columns->len; i++)
    {
      AsterColumn *column = g_ptr_array_index (space->columns, i);
      g_autofree char *id = g_strconcat ("metadata:", column->name, NULL);
      g_autofree char *title = aster_column_dup_title (column);

      g_ptr_array_add (self->columns, aster_table_column_new (id, title, NULL, column));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * aster_table_columns_set:
 * @self: columns
 * @id: what the program calls the column
 * @column: (nullable): what it says; its name is what the person reads. %NULL takes the
 *   column away
 *
 * What has been found out in words stands beside the tokens, before the metadata.
 *
 * Returns: whether a column that was there says something else now
 */
gboolean
aster_table_columns_set (AsterTableColumns *self, const char *id, AsterColumn *column)
{
  AsterTableColumn *there = aster_table_columns_find (self, id);
  gboolean renamed;

  if (there != NULL && column != NULL)
    {
      renamed = !g_str_equal (there->title, column->name);
      aster_table_column_set (there, column);
      g_signal_emit (self, signals[renamed ? CHANGED : SAID], 0);
      return TRUE;
    }

  if (column != NULL)
    g_ptr_array_insert (self->columns,
                        column->kind == ASTER_COLUMN_TEXT ? ASTER_TABLE_N_OWN : -1,
                        aster_table_column_new (id, column->name, NULL, column));
  else if (there != NULL)
    {
      if (there == self->sorted)
        aster_table_columns_sort (self, NULL, FALSE);
      g_ptr_array_remove (self->columns, there);
    }
  else
    return FALSE;
  g_signal_emit (self, signals[CHANGED], 0);

  return FALSE;
}

/* There is a column of numbers that nobody has worked out yet, or no longer. */
void
aster_table_columns_promise (AsterTableColumns *self, const char *id, const char *title)
{
  AsterTableColumn *there = aster_table_columns_find (self, id);

  if (there == NULL)
    g_ptr_array_add (self->columns, aster_table_column_new_promised (id, title));
  else
    aster_table_column_forget (there);
  g_signal_emit (self, signals[there == NULL ? CHANGED : SAID], 0);
}

void
aster_table_columns_show (AsterTableColumns *self,
                          AsterTableColumn *column,
                          gboolean shown)
{
  g_return_if_fail (ASTER_IS_TABLE_COLUMNS (self));

  if (column->shown == shown)
    return;

  column->shown = shown;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* @width: px, or −1 for as wide as it likes */
void
aster_table_columns_widen (AsterTableColumns *self, AsterTableColumn *column, int width)
{
  g_return_if_fail (ASTER_IS_TABLE_COLUMNS (self));

  if (column->fixed == width)
    return;

  column->fixed = width;
  g_signal_emit (self, signals[WIDENED], 0);
}

/* A person is done giving @column its width. */
void
aster_table_columns_resized (AsterTableColumns *self, AsterTableColumn *column)
{
  g_return_if_fail (ASTER_IS_TABLE_COLUMNS (self));

  g_signal_emit (self, signals[RESIZED], 0, column->id);
}

/* @column: (nullable): %NULL for the rank */
void
aster_table_columns_sort (AsterTableColumns *self,
                          AsterTableColumn *column,
                          gboolean descending)
{
  g_return_if_fail (ASTER_IS_TABLE_COLUMNS (self));

  if (self->sorted == column && self->descending == descending)
    return;

  self->sorted = column;
  self->descending = descending;
  g_signal_emit (self, signals[SORTED], 0);
}

/**
 * aster_table_columns_get_sorted:
 * @self: columns
 * @descending: (out): which way
 *
 * Returns: (transfer none) (nullable): the column that is sorted by; %NULL if a person
 *   has chosen none, which is as the rank
 */
AsterTableColumn *
aster_table_columns_get_sorted (AsterTableColumns *self, gboolean *descending)
{
  g_return_val_if_fail (ASTER_IS_TABLE_COLUMNS (self), NULL);

  *descending = self->descending;

  return self->sorted;
}
