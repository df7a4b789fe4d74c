/* svg-ink.h - what an SVG says in its own elements, where cairo would only leave
 * outlines. */
#pragma once

#include <pango/pangocairo.h>

#include "colour/palette.h"

G_BEGIN_DECLS

void aster_svg_ink_begin (cairo_surface_t *surface);
gboolean aster_svg_ink_finish (cairo_surface_t *surface, GString *svg);

gboolean aster_svg_ink_is (cairo_t *cr);
gboolean aster_svg_ink_add (cairo_t *cr, const char *xml);
gboolean aster_svg_ink_add_line (cairo_t *cr,
                                 PangoLayoutIter *iter,
                                 const double at[2],
                                 AsterColour ink);
gboolean aster_svg_ink_add_text (cairo_t *cr,
                                 PangoLayout *layout,
                                 const double at[2],
                                 AsterColour ink,
                                 AsterColour halo,
                                 double halo_width);

void aster_svg_append_escaped (GString *xml, const char *text);
void aster_svg_append_number (GString *xml, double number);
void aster_svg_append_attribute (GString *xml, const char *name, double number);
void aster_svg_append_fill (GString *xml, AsterColour colour);
void aster_svg_append_stroke (GString *xml, AsterColour colour);

G_END_DECLS
