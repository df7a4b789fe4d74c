/* contours.h - lines around where a grid of numbers is high. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

GPtrArray *
aster_contours_trace (const float *values, gsize width, gsize height, double level);
double aster_contour_area (const GArray *contour);
void
aster_contour_draw (const GArray *contour, const cairo_matrix_t *to_page, cairo_t *cr);

G_END_DECLS
