/* plot-hulls-brush.h - draws lines around classes. */
#pragma once

#include "plot/plot-scene.h"

G_BEGIN_DECLS

void aster_plot_hulls_paint (const AsterPlotScene *scene, cairo_t *cr);
void aster_plot_hulls_paint_pointed (const AsterPlotScene *scene, cairo_t *cr);

G_END_DECLS
