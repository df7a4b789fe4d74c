/* table-columns.h - the columns of a column view, found by what the program calls them.
 */
#pragma once

#include "table/table-cells.h"
#include "values/space.h"

G_BEGIN_DECLS

/* What the program calls the columns that every table has. */
#define ASTER_TABLE_RANK  "rank"
#define ASTER_TABLE_TOKEN "token"
#define ASTER_TABLE_N_OWN 2 /* how many they are, and where others may be put first */

void aster_table_columns_add_space (GtkColumnView *view, AsterSpace *space);
void aster_table_columns_scroll_to (GtkColumnView *view, guint position);

gboolean
aster_table_columns_set (GtkColumnView *view, const char *id, AsterColumn *column);
void aster_table_columns_name (GtkColumnView *view, const char *name);
void aster_table_columns_clear (GtkColumnView *view);
GtkColumnViewColumn *aster_table_columns_find (GtkColumnView *view, const char *id);
AsterTableCells *aster_table_columns_get_cells (GtkColumnViewColumn *column);
void aster_table_columns_refresh (GtkColumnView *view);
void aster_table_columns_light (GtkColumnView *view, int row);

G_END_DECLS
