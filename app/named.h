/* named.h - a name for a button that shows only a picture. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void aster_named (GtkWidget *widget, const char *name);

G_END_DECLS
