/* table-heads.h - the heads of a table's columns: they sort, and their edges are drawn.
 */
#pragma once

#include <gtk/gtk.h>

#include "table/table-columns.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE_HEADS (aster_table_heads_get_type ())

G_DECLARE_FINAL_TYPE (AsterTableHeads, aster_table_heads, ASTER, TABLE_HEADS, GtkWidget)

GtkWidget *aster_table_heads_new (AsterTableColumns *columns);
void aster_table_heads_update (AsterTableHeads *self);
GtkWidget *aster_table_heads_get_head (AsterTableHeads *self, AsterTableColumn *column);

G_END_DECLS
