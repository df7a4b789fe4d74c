/* Rows of a space as a list that GTK can show and select in.
 *
 * The list is an array of row numbers in the order of the table; an object is made
 * for a place when a cell asks for one and dies with the cell, so that 400,000 rows
 * cost 1.6 MB and nothing to begin with. What is selected is asked of the selection
 * that all panes share, and told to it.
 *
 * Places stay and rows move: another order is told by ::reordered, on which visible
 * cells say something else. To tell GTK that all items have changed would make it
 * throw away a thousand widgets and build them anew, which takes a third of a second. */

#include "table/table-model.h"

struct _AsterTableRow
{
  GObject parent_instance;

  AsterTableModel *model; /* owned */
  guint position;
};

G_DEFINE_FINAL_TYPE (AsterTableRow, aster_table_row, G_TYPE_OBJECT)

struct _AsterTableModel
{
  GObject parent_instance;

  guint32 *rows; /* (n) in the order of the table */
  gsize n;
  AsterSelection *selection; /* (nullable) */
  gboolean only_current;
};

static void
aster_table_row_finalize (GObject *object)
{
  g_clear_object (&ASTER_TABLE_ROW (object)->model);

  G_OBJECT_CLASS (aster_table_row_parent_class)->finalize (object);
}

static void
aster_table_row_class_init (AsterTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aster_table_row_finalize;
}

static void
aster_table_row_init (AsterTableRow *self)
{
}

/* The row that stands there now, or −1 if the list has become shorter. */
int
aster_table_row_get_row (AsterTableRow *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_ROW (self), -1);

  return self->model != NULL && self->position < self->model->n
             ? (int) self->model->rows[self->position]
             : -1;
}

static guint reordered; /* signal */

static gboolean
aster_table_model_is_selected (GtkSelectionModel *model, guint position)
{
  AsterTableModel *self = ASTER_TABLE_MODEL (model);

  return self->selection != NULL && position < self->n &&
         aster_selection_is_selected (self->selection, self->rows[position]);
}

static GtkBitset *
aster_table_model_get_selection_in_range (GtkSelectionModel *model,
                                          guint position,
                                          guint n_items)
{
  AsterTableModel *self = ASTER_TABLE_MODEL (model);
  GtkBitset *bitset = gtk_bitset_new_empty ();

  if (self->selection == NULL || aster_selection_get_n_selected (self->selection) == 0)
    return bitset;

  for (gsize i = position; i < MIN (self->n, (gsize) position + n_items); i++)
    if (aster_selection_is_selected (self->selection, self->rows[i]))
      gtk_bitset_add (bitset, (guint) i);

  return bitset;
}

static gboolean
aster_table_model_select_range (GtkSelectionModel *model,
                                guint position,
                                guint n_items,
                                gboolean unselect_rest)
{
  AsterTableModel *self = ASTER_TABLE_MODEL (model);
  gsize n = position < self->n ? MIN (n_items, self->n - position) : 0;

  if (self->selection == NULL)
    return FALSE;

  /* Where only the selected rows are listed, a click that selected one would make
   * all others vanish. */
  if (!self->only_current || !unselect_rest)
    aster_selection_apply (self->selection, self->rows + position, n,
                           unselect_rest ? ASTER_SELECT_REPLACE : ASTER_SELECT_ADD);
  if (n == 1)
    aster_selection_set_current (self->selection, (int) self->rows[position]);

  return TRUE;
}

static gboolean
aster_table_model_select_item (GtkSelectionModel *model,
                               guint position,
                               gboolean unselect_rest)
{
  return aster_table_model_select_range (model, position, 1, unselect_rest);
}

static gboolean
aster_table_model_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  AsterTableModel *self = ASTER_TABLE_MODEL (model);
  gsize n = position < self->n ? MIN (n_items, self->n - position) : 0;

  if (self->selection == NULL)
    return FALSE;

  aster_selection_apply (self->selection, self->rows + position, n, ASTER_SELECT_REMOVE);

  return TRUE;
}

static gboolean
aster_table_model_unselect_item (GtkSelectionModel *model, guint position)
{
  return aster_table_model_unselect_range (model, position, 1);
}

static gboolean
aster_table_model_select_all (GtkSelectionModel *model)
{
  AsterTableModel *self = ASTER_TABLE_MODEL (model);

  if (self->selection == NULL)
    return FALSE;

  aster_selection_apply (self->selection, self->rows, self->n, ASTER_SELECT_REPLACE);

  return TRUE;
}

static gboolean
aster_table_model_unselect_all (GtkSelectionModel *model)
{
  AsterTableModel *self = ASTER_TABLE_MODEL (model);

  if (self->selection == NULL)
    return FALSE;

  aster_selection_clear (self->selection);

  return TRUE;
}

/* The rows at the positions of a set, as one array. */
static guint32 *
dup_rows_at (AsterTableModel *self, const GtkBitset *positions, gsize *n)
{
  guint32 *rows = g_new (guint32, MAX (gtk_bitset_get_size (positions), 1));
  GtkBitsetIter iter;
  guint position;

  *n = 0;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position < self->n)
      rows[(*n)++] = self->rows[position];

  return rows;
}

static gboolean
aster_table_model_set_selection_ (GtkSelectionModel *model,
                                  GtkBitset *selected,
                                  GtkBitset *mask)
{
  AsterTableModel *self = ASTER_TABLE_MODEL (model);
  g_autoptr (GtkBitset) on = gtk_bitset_copy (mask);
  g_autoptr (GtkBitset) off = gtk_bitset_copy (mask);
  g_autofree guint32 *rows_on = NULL, *rows_off = NULL;
  gsize n_on, n_off;

  if (self->selection == NULL)
    return FALSE;

  gtk_bitset_intersect (on, selected);
  gtk_bitset_subtract (off, selected);
  rows_on = dup_rows_at (self, on, &n_on);
  rows_off = dup_rows_at (self, off, &n_off);
  aster_selection_apply (self->selection, rows_off, n_off, ASTER_SELECT_REMOVE);
  aster_selection_apply (self->selection, rows_on, n_on, ASTER_SELECT_ADD);

  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = aster_table_model_is_selected;
  iface->get_selection_in_range = aster_table_model_get_selection_in_range;
  iface->select_item = aster_table_model_select_item;
  iface->unselect_item = aster_table_model_unselect_item;
  iface->select_range = aster_table_model_select_range;
  iface->unselect_range = aster_table_model_unselect_range;
  iface->select_all = aster_table_model_select_all;
  iface->unselect_all = aster_table_model_unselect_all;
  iface->set_selection = aster_table_model_set_selection_;
}

static GType
aster_table_model_get_item_type (GListModel *model)
{
  return ASTER_TYPE_TABLE_ROW;
}

static guint
aster_table_model_get_n_items (GListModel *model)
{
  return (guint) ASTER_TABLE_MODEL (model)->n;
}

static gpointer
aster_table_model_get_item (GListModel *model, guint position)
{
  AsterTableModel *self = ASTER_TABLE_MODEL (model);
  AsterTableRow *row;

  if (position >= self->n)
    return NULL;

  row = g_object_new (ASTER_TYPE_TABLE_ROW, NULL);
  row->model = g_object_ref (self);
  row->position = position;

  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = aster_table_model_get_item_type;
  iface->get_n_items = aster_table_model_get_n_items;
  iface->get_item = aster_table_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AsterTableModel,
                               aster_table_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static void
aster_table_model_dispose (GObject *object)
{
  AsterTableModel *self = ASTER_TABLE_MODEL (object);

  aster_table_model_set_selection (self, NULL);

  G_OBJECT_CLASS (aster_table_model_parent_class)->dispose (object);
}

static void
aster_table_model_finalize (GObject *object)
{
  g_free (ASTER_TABLE_MODEL (object)->rows);

  G_OBJECT_CLASS (aster_table_model_parent_class)->finalize (object);
}

static void
aster_table_model_class_init (AsterTableModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = aster_table_model_dispose;
  object_class->finalize = aster_table_model_finalize;

  reordered = g_signal_new ("reordered", ASTER_TYPE_TABLE_MODEL, G_SIGNAL_RUN_LAST, 0,
                            NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aster_table_model_init (AsterTableModel *self)
{
}

AsterTableModel *
aster_table_model_new (void)
{
  return g_object_new (ASTER_TYPE_TABLE_MODEL, NULL);
}

static void
selection_cb (AsterTableModel *self)
{
  if (self->n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0,
                                           (guint) self->n);
}

/**
 * aster_table_model_set_selection:
 * @self: a model
 * @selection: (nullable): of a space that has all the rows of the model
 */
void
aster_table_model_set_selection (AsterTableModel *self, AsterSelection *selection)
{
  g_return_if_fail (ASTER_IS_TABLE_MODEL (self));

  if (self->selection == selection)
    return;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection != NULL)
    {
      g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (selection_cb),
                                self);
      selection_cb (self);
    }
}

/* Whether choosing one row makes it the current one and leaves the selection alone. */
void
aster_table_model_set_only_current (AsterTableModel *self, gboolean only_current)
{
  g_return_if_fail (ASTER_IS_TABLE_MODEL (self));

  self->only_current = only_current;
}

/**
 * aster_table_model_take_rows:
 * @self: a model
 * @rows: (transfer full) (array length=n): what to list, in that order
 * @n: how many
 */
void
aster_table_model_take_rows (AsterTableModel *self, guint32 *rows, gsize n)
{
  gsize n_old, n_same;

  g_return_if_fail (ASTER_IS_TABLE_MODEL (self));

  n_old = self->n;
  n = MIN (n, G_MAXUINT - 1);
  n_same = MIN (n, n_old);
  g_free (self->rows);
  self->rows = rows;
  self->n = n;

  if (n != n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), (guint) n_same,
                                (guint) (n_old - n_same), (guint) (n - n_same));
  if (n_same > 0)
    {
      g_signal_emit (self, reordered, 0);
      gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0,
                                             (guint) n_same);
    }
}

guint32
aster_table_model_get_row (AsterTableModel *self, guint position)
{
  g_return_val_if_fail (ASTER_IS_TABLE_MODEL (self) && position < self->n, 0);

  return self->rows[position];
}

/* (transfer full) (array length=n): what is listed, in that order. */
guint32 *
aster_table_model_dup_rows (AsterTableModel *self, gsize *n)
{
  g_return_val_if_fail (ASTER_IS_TABLE_MODEL (self) && n != NULL, NULL);

  *n = self->n;

  return g_memdup2 (self->rows, self->n * sizeof (guint32));
}

/* Where @row is listed, or −1. O(n). */
gint64
aster_table_model_find (AsterTableModel *self, guint32 row)
{
  g_return_val_if_fail (ASTER_IS_TABLE_MODEL (self), -1);

  for (gsize i = 0; i < self->n; i++)
    if (self->rows[i] == row)
      return (gint64) i;

  return -1;
}
