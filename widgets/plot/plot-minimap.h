/* plot-minimap.h - the whole map in a corner, and where one is on it. */
#pragma once

#include "plot/plot.h"

G_BEGIN_DECLS

#define ASTER_TYPE_PLOT_MINIMAP (aster_plot_minimap_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterPlotMinimap, aster_plot_minimap, ASTER, PLOT_MINIMAP, GtkWidget)

GtkWidget *aster_plot_minimap_new (AsterPlot *plot);
void aster_plot_minimap_add (AsterPlot *plot, GtkOverlay *overlay);

G_END_DECLS
