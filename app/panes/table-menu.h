/* table-menu.h - the button that arranges a table: what it is sorted by, and its columns.
 */
#pragma once

#include <gtk/gtk.h>

#include "table/table.h"

G_BEGIN_DECLS

GtkWidget *aster_table_menu_new (AsterTable *table);

G_END_DECLS
