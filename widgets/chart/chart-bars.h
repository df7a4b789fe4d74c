/* chart-bars.h - clusters as bars, as wide as they are large, as ink. */
#pragma once

#include "chart/chart-scene.h"

G_BEGIN_DECLS

int aster_blocks_find (const AsterChartScene *self, double x, double y);
char *aster_blocks_dup_text (const AsterChartScene *self, guint cluster);
void aster_blocks_paint (const AsterChartScene *self, cairo_t *cr);

G_END_DECLS
