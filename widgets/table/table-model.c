/* Rows of a space in the order of a table: an array of row numbers, 1.6 MB for 400,000.
 * What is selected is asked of the selection that all panes share, and told to it. */

#include "table/table-model.h"

struct _AsterTableModel
{
  GObject parent_instance;

  guint32 *rows; /* (n) in the order of the table */
  gsize n;
  AsterSelection *selection; /* (nullable) */
  gboolean only_current;
};

enum { CHANGED, SELECTED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterTableModel, aster_table_model, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
aster_table_model_dispose (GObject *object)
{
  aster_table_model_set_selection (ASTER_TABLE_MODEL (object), NULL);

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

  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_TABLE_MODEL, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTED] = g_signal_new ("selected", ASTER_TYPE_TABLE_MODEL, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
  g_signal_emit (self, signals[SELECTED], 0);
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

/* Whether choosing one row makes it the current one and leaves the selection alone: where
 * only the selected rows are listed, a click that selected one would make all others
 * vanish. */
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
  g_return_if_fail (ASTER_IS_TABLE_MODEL (self));

  g_free (self->rows);
  self->rows = rows;
  self->n = n;
  g_signal_emit (self, signals[CHANGED], 0);
}

gsize
aster_table_model_get_n (AsterTableModel *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_MODEL (self), 0);

  return self->n;
}

static gboolean
has (AsterTableModel *self, gint64 position)
{
  return position >= 0 && (guint64) position < self->n;
}

/* What stands at @position, or −1 if nothing does. */
int
aster_table_model_get_row (AsterTableModel *self, gint64 position)
{
  g_return_val_if_fail (ASTER_IS_TABLE_MODEL (self), -1);

  return has (self, position) ? (int) self->rows[position] : -1;
}

gboolean
aster_table_model_is_selected (AsterTableModel *self, gint64 position)
{
  g_return_val_if_fail (ASTER_IS_TABLE_MODEL (self), FALSE);

  return self->selection != NULL && has (self, position) &&
         aster_selection_is_selected (self->selection, self->rows[position]);
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

/**
 * aster_table_model_select:
 * @self: a model
 * @from: a position
 * @to: another one, before it or after it; all between are meant, and both
 * @mode: what is done to the selection
 */
void
aster_table_model_select (AsterTableModel *self,
                          gint64 from,
                          gint64 to,
                          AsterSelectMode mode)
{
  gint64 first = MAX (MIN (from, to), 0), last;

  g_return_if_fail (ASTER_IS_TABLE_MODEL (self));

  last = MIN (MAX (from, to), (gint64) self->n - 1);
  if (self->selection == NULL || first > last ||
      (self->only_current && (mode == ASTER_SELECT_REPLACE || mode == ASTER_SELECT_TRY)))
    return;

  aster_selection_apply (self->selection, self->rows + first, (gsize) (last - first + 1),
                         mode);
}

/* The row at @position becomes the one that the other panes tell about. */
void
aster_table_model_make_current (AsterTableModel *self, gint64 position)
{
  g_return_if_fail (ASTER_IS_TABLE_MODEL (self));

  if (self->selection != NULL && has (self, position))
    aster_selection_set_current (self->selection, (int) self->rows[position]);
}
