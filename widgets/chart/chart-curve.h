/* chart-curve.h - sorted distances as a curve with a cut through it, as ink. */
#pragma once

#include "chart/chart-scene.h"

G_BEGIN_DECLS

AsterChartFrame aster_curve_frame (const AsterChartScene *self);
gsize aster_curve_count (const AsterChartScene *self, double eps);
double aster_curve_step (const AsterChartScene *self, double steps);
char *aster_curve_dup_text (const AsterChartScene *self);
void aster_curve_paint (const AsterChartScene *self, cairo_t *cr);

G_END_DECLS
