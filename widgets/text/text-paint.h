/* text-paint.h - words on a drawing, with a halo that keeps them legible. */
#pragma once

#include <pango/pangocairo.h>

#include "colour/palette.h"

G_BEGIN_DECLS

#define ASTER_HALO 3.0 /* px around the letters */

PangoLayout *
aster_text_layout (cairo_t *cr, const char *font, const char *text, double size);
void aster_text_measure (PangoLayout *layout, double *width, double *height);
void aster_text_paint (cairo_t *cr,
                       PangoLayout *layout,
                       const double at[2],
                       AsterColour ink,
                       AsterColour halo);
void aster_cairo_set_colour (cairo_t *cr, AsterColour colour);

G_END_DECLS
