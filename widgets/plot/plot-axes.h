/* plot-axes.h - ticks, titles and grid of a map whose axes mean something. */
#pragma once

#include <cairo.h>

#include "plot/plot-scene.h"

G_BEGIN_DECLS

#define ASTER_MAX_TICKS 24

/* The ticks along x and y: values in plane units, and where they stand, px. */
typedef struct
{
  guint n[2]; /* 0 where the axis has no meaning */
  int decimals[2];
  double value[2][ASTER_MAX_TICKS];
  double page[2][ASTER_MAX_TICKS];
} AsterPlotGrid;

AsterPlotGrid aster_plot_grid (const AsterPlotScene *scene);
guint
aster_axis_ticks (double lo, double hi, double about, double *values, int *decimals);
char *aster_axis_dup_tick (double value, int decimals);
gboolean aster_plot_axes_keep_off (
    const AsterPlotScene *scene, double x, double y, double width, double height);
void aster_plot_axes_paint (const AsterPlotScene *scene, cairo_t *cr);

G_END_DECLS
