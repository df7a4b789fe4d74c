/* tab-out.h - the Tab key leaves a long list at once. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void aster_tab_out (GtkWidget *list);

G_END_DECLS
