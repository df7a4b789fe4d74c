/* menu-tooltip.h - the tooltip of a button that opens a menu. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void aster_menu_tooltip_yield (GtkWidget *button);

G_END_DECLS
