/* plot-layer.h - the points of a page alone, kept while the page moves. */
#pragma once

#include "plot/plot-points.h"

G_BEGIN_DECLS

typedef struct
{
  AsterPage dots;   /* on nothing, with room above and below; no block: nothing is kept */
  double plane;     /* px for a unit of the plane */
  double scale;     /* device px for each logical px */
  gint64 origin[2]; /* see plot-places.h */
  double portion;   /* of the rows that are painted */
} AsterPlotLayer;

void aster_plot_layer_clear (AsterPlotLayer *self);
void aster_plot_layer_paint (AsterPlotLayer *self,
                             const AsterPlotScene *scene,
                             double scale,
                             AsterPage *page);
gboolean aster_plot_layer_slide (AsterPlotLayer *self,
                                 AsterPlotScene *scene,
                                 double scale,
                                 AsterPage *page);

G_END_DECLS
