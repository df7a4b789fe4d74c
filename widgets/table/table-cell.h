/* table-cell.h - what a table says of one row in one column. */
#pragma once

#include <gtk/gtk.h>

#include "table/table-column.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE_CELL (aster_table_cell_get_type ())

G_DECLARE_FINAL_TYPE (AsterTableCell, aster_table_cell, ASTER, TABLE_CELL, GtkWidget)

GtkWidget *aster_table_cell_new (AsterTableColumn *column);
AsterTableColumn *aster_table_cell_get_column (AsterTableCell *self);
void aster_table_cell_set_row (AsterTableCell *self, int row);
const char *aster_table_cell_get_text (AsterTableCell *self);
gboolean aster_table_cell_is_cut (AsterTableCell *self);

G_END_DECLS
