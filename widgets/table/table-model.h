/* table-model.h - rows of a space in the order of a table. */
#pragma once

#include "linked/selection.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE_MODEL (aster_table_model_get_type ())

/* Signals: "changed": places show other rows, or there are fewer or more; "selected":
 * other rows are selected. */
G_DECLARE_FINAL_TYPE (AsterTableModel, aster_table_model, ASTER, TABLE_MODEL, GObject)

AsterTableModel *aster_table_model_new (void);
void aster_table_model_set_selection (AsterTableModel *self, AsterSelection *selection);
void aster_table_model_set_only_current (AsterTableModel *self, gboolean only_current);
void aster_table_model_take_rows (AsterTableModel *self, guint32 *rows, gsize n);

gsize aster_table_model_get_n (AsterTableModel *self);
int aster_table_model_get_row (AsterTableModel *self, gint64 position);
gboolean aster_table_model_is_selected (AsterTableModel *self, gint64 position);
guint32 *aster_table_model_dup_rows (AsterTableModel *self, gsize *n);
gint64 aster_table_model_find (AsterTableModel *self, guint32 row);

void aster_table_model_select (AsterTableModel *self,
                               gint64 from,
                               gint64 to,
                               AsterSelectMode mode);
void aster_table_model_make_current (AsterTableModel *self, gint64 position);

G_END_DECLS
