/* table-layout.h - puts heads, or the cells of a line, where their columns are. */
#pragma once

#include "table/table-column.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE_LAYOUT (aster_table_layout_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterTableLayout, aster_table_layout, ASTER, TABLE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *aster_table_layout_new (GPtrArray *columns);

G_END_DECLS
