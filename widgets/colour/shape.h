/* shape.h - outlines that several painters draw. */
#pragma once

#include <cairo.h>

#include "colour/palette.h"

G_BEGIN_DECLS

void aster_shape_trace (cairo_t *cr, AsterShape shape, const double at[2], double r);
void
aster_shape_append_svg (GString *xml, AsterShape shape, const double at[2], double r);
void
aster_round_rectangle (cairo_t *cr, double x, double y, double w, double h, double r);

G_END_DECLS
