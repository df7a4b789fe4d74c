/* tab-order.h - Tab goes through everything inside a widget, not only where it begins. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean aster_tab_order_focus (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
