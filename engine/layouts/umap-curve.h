/* umap-curve.h - how nearness falls with distance on the page of a UMAP. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 1 / (1 + a d^(2b)) */
typedef struct
{
  double a, b;
} AsterUmapCurve;

AsterUmapCurve aster_umap_curve_fit (double min_dist, double spread);

G_END_DECLS
