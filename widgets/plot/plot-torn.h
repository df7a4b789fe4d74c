/* plot-torn.h - lines between neighbours that a map tears apart or makes up. */
#pragma once

#include "plot/plot-scene.h"

G_BEGIN_DECLS

#define ASTER_MAX_TORN 400 /* lines of each kind on one page */

gsize aster_torn_count_drawn (const AsterTorn *torn, gboolean strange);
void aster_plot_torn_paint (const AsterPlotScene *scene, cairo_t *cr);
void aster_torn_sample_paint (
    AsterTheme theme, gboolean strange, cairo_t *cr, double width, double height);

G_END_DECLS
