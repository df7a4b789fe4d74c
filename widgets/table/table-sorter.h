/* table-sorter.h - which column of a column view the person sorts by. */
#pragma once

#include "table/table-cells.h"

G_BEGIN_DECLS

GtkSorter *aster_table_sorter_new (AsterTableCells *cells);
AsterTableCells *aster_table_sorter_find (GtkSorter *view_sorter, gboolean *descending);

G_END_DECLS
