/* plot-points.h - paper and points of a map, straight into pixels. */
#pragma once

#include "plot/page.h"
#include "plot/plot-scene.h"

G_BEGIN_DECLS

void aster_plot_points_paint (const AsterPlotScene *scene, double scale, AsterPage *page);
gboolean aster_plot_points_paint_apart (const AsterPlotScene *scene,
                                        double scale,
                                        AsterPage *dots,
                                        AsterPage *page);

G_END_DECLS
