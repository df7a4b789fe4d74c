/* table-start.h - which end of its columns a table shows first. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void aster_table_start_keep (GtkScrolledWindow *scroller);

G_END_DECLS
