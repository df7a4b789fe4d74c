/* map-legend.h - where the legend of a map stands on it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *aster_map_legend_new (GtkWidget *overlay, GtkWidget *legend);

G_END_DECLS
