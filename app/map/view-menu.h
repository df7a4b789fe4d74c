/* view-menu.h - the button in the head of a map that says how it is drawn. */
#pragma once

#include <gtk/gtk.h>

#include "panes/pane.h"

G_BEGIN_DECLS

GtkWidget *aster_view_menu_new (AsterPane *pane);

G_END_DECLS
