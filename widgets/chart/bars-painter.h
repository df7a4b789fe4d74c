/* bars-painter.h - values as bars from a common foot, as ink. */
#pragma once

#include "colour/legend-painter.h"

G_BEGIN_DECLS

typedef struct
{
  double *heights; /* (n) values of a vector, or counts of a histogram */
  gsize n;
  gboolean histogram;
  double lo, hi; /* HISTOGRAM: where the first bar begins and the last one ends */
  double marked; /* HISTOGRAM: a value to mark; NaN for none */
  int hovered;   /* bar, counted from 0, or −1 */
  double width;  /* px */
  AsterLettering lettering;
} AsterBarsScene;

double *
aster_histogram_count (const double *values, gsize n, gsize *n_bars, double range[2]);
double aster_bars_height (const AsterBarsScene *scene);
int aster_bars_find (const AsterBarsScene *scene, double x, double y);
char *aster_bars_dup_text (const AsterBarsScene *scene, gsize bar);
void aster_bars_paint (const AsterBarsScene *scene, cairo_t *cr);

G_END_DECLS
