/* contours.h - lines around where a grid of numbers is high. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *
aster_contours_trace (const float *values, gsize width, gsize height, double level);
double aster_contour_area (const GArray *contour);

G_END_DECLS
