/* table-head.h - the head of one column of a table. */
#pragma once

#include <gtk/gtk.h>

#include "table/table-columns.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE_HEAD (aster_table_head_get_type ())

G_DECLARE_FINAL_TYPE (AsterTableHead, aster_table_head, ASTER, TABLE_HEAD, GtkButton)

GtkWidget *aster_table_head_new (AsterTableColumns *columns, AsterTableColumn *column);
AsterTableColumn *aster_table_head_get_column (AsterTableHead *self);

G_END_DECLS
