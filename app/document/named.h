/* named.h - names for what shows only a picture, or only a choice. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void aster_named (GtkWidget *widget, const char *name);
void aster_named_only (GtkWidget *widget, const char *name);
void aster_named_arrow (GtkWidget *split, const char *name);
void aster_named_choice (GtkWidget *list, const char *name);

G_END_DECLS
