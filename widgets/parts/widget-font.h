/* widget-font.h - the letters that a widget's own drawing should use. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *aster_widget_dup_font (GtkWidget *widget, double *scale);

G_END_DECLS
