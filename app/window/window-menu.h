/* window-menu.h - the primary menu. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *aster_window_menu_new (void);

G_END_DECLS
