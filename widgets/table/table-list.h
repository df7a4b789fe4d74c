/* table-list.h - the lines of a table that are in sight. */
#pragma once

#include <gtk/gtk.h>

#include "table/table-line.h"
#include "table/table-model.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE_LIST (aster_table_list_get_type ())

/* Signals: "activate" (position): Enter or a double click; "reveal" (position): the
 * keyboard went there. */
G_DECLARE_FINAL_TYPE (AsterTableList, aster_table_list, ASTER, TABLE_LIST, GtkWidget)

GtkWidget *aster_table_list_new (AsterTableModel *model);
AsterTableModel *aster_table_list_get_model (AsterTableList *self);
void aster_table_list_set_columns (AsterTableList *self, GPtrArray *columns);
AsterTableLine *aster_table_list_get_ruler (AsterTableList *self);
void aster_table_list_align (AsterTableList *self);
void aster_table_list_refresh (AsterTableList *self);

int aster_table_list_get_line_height (AsterTableList *self);
void aster_table_list_set_top (AsterTableList *self, double top);
gint64 aster_table_list_get_position_at (AsterTableList *self, double y);
AsterTableLine *aster_table_list_find_line (AsterTableList *self, gint64 position);

void aster_table_list_light (AsterTableList *self, int row);
gint64 aster_table_list_get_cursor (AsterTableList *self);
void aster_table_list_set_cursor (AsterTableList *self, gint64 position);

G_END_DECLS
