/* plot-home.h - where a page that shows everything looks, if something lies over it. */
#pragma once

#include <cairo.h>

#include "plot/viewport.h"
#include "values/matrix.h"

G_BEGIN_DECLS

/* What was done to keep a map free; all 0 for nothing. */
typedef struct
{
  double smaller; /* [0, 1): part of its size that it gives up */
  double aside;   /* [0, 1], of the way to the rim of the page */
  double down;    /* likewise */
} AsterPlotHome;

/* What there is to see, and what lies over it. */
typedef struct
{
  const GArray *places;           /* of float[2], plane units; those that count */
  double width, height;           /* of the page, px */
  const cairo_rectangle_t *cover; /* (nullable): px */
} AsterPlotStay;

GArray *aster_plot_home_sample (const AsterMatrix *positions, const guint64 *seen);
GArray *aster_plot_home_sample_disc (double radius);
AsterView aster_plot_home_find (AsterPlotHome *self,
                                AsterViewport *viewport,
                                const AsterPlotStay *stay);

G_END_DECLS
