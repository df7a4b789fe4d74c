/* table-view.h - heads and lines of a table, as much of them as there is room for. */
#pragma once

#include <gtk/gtk.h>

#include "table/table-columns.h"
#include "table/table-list.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE_VIEW (aster_table_view_get_type ())

/* A GtkScrollable. */
G_DECLARE_FINAL_TYPE (AsterTableView, aster_table_view, ASTER, TABLE_VIEW, GtkWidget)

GtkWidget *aster_table_view_new (AsterTableColumns *columns, AsterTableModel *model);
AsterTableList *aster_table_view_get_list (AsterTableView *self);
void aster_table_view_scroll_to (AsterTableView *self, gint64 position);

G_END_DECLS
