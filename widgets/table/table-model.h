/* table-model.h - rows of a space as a list that GTK can show and select in. */
#pragma once

#include <gtk/gtk.h>

#include "linked/selection.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE_ROW (aster_table_row_get_type ())

/* What a list hands to its factories: a place of the list, which knows the row that
 * stands there now. Made when asked for. */
G_DECLARE_FINAL_TYPE (AsterTableRow, aster_table_row, ASTER, TABLE_ROW, GObject)

int aster_table_row_get_row (AsterTableRow *self);

#define ASTER_TYPE_TABLE_MODEL (aster_table_model_get_type ())

/* A GListModel and GtkSelectionModel over the selection that all panes share.
 *
 * Signal: "reordered": places show other rows than before. */
G_DECLARE_FINAL_TYPE (AsterTableModel, aster_table_model, ASTER, TABLE_MODEL, GObject)

AsterTableModel *aster_table_model_new (void);
void aster_table_model_set_selection (AsterTableModel *self, AsterSelection *selection);
void aster_table_model_set_only_current (AsterTableModel *self, gboolean only_current);
void aster_table_model_take_rows (AsterTableModel *self, guint32 *rows, gsize n);
guint32 aster_table_model_get_row (AsterTableModel *self, guint position);
guint32 *aster_table_model_dup_rows (AsterTableModel *self, gsize *n);
gint64 aster_table_model_find (AsterTableModel *self, guint32 row);

G_END_DECLS
