/* table-line.h - a line of a table on the screen: the cells of one row. */
#pragma once

#include <gtk/gtk.h>

#include "table/table-cell.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE_LINE (aster_table_line_get_type ())

G_DECLARE_FINAL_TYPE (AsterTableLine, aster_table_line, ASTER, TABLE_LINE, GtkWidget)

GtkWidget *aster_table_line_new (GPtrArray *columns);
gboolean aster_table_line_show (AsterTableLine *self, gint64 position, int row);
void aster_table_line_refresh (AsterTableLine *self);
void aster_table_line_say_names (AsterTableLine *self);
gint64 aster_table_line_get_position (AsterTableLine *self);
int aster_table_line_get_row (AsterTableLine *self);
AsterTableCell *aster_table_line_get_cell_at (AsterTableLine *self, double x);

G_END_DECLS
