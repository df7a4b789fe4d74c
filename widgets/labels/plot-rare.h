/* plot-rare.h - labels of rare words, where there are few points on the page. */
#pragma once

#include "plot/plot-scene.h"

G_BEGIN_DECLS

GArray *aster_plot_rare_find (const AsterPlotScene *scene);

G_END_DECLS
