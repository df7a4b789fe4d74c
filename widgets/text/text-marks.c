/* What is drawn under and around the pieces of a text.
 *
 * The window paints these under the letters of a text view and the exporters under
 * those of a page, so that a figure looks like the pane it came from. A tint is a
 * filled box; a piece without a vector stands on dots; a selected one is framed in
 * the accent colour, the one pointed at in the colour of the pointer, and what a
 * search found is underlined. Shape says it wherever colour does. */

#include "text/text-marks.h"

#include <math.h>

#define READABLE 4.5 /* contrast of letters with what is under them (WCAG 2.1) */

/* Where the box of a mark stands: a little wider than its letters, a little narrower
 * where another piece touches them. */
typedef struct
{
  double x, y, width, height, radius; /* px */
} Box;

static Box
get_box (const AsterTextMark *self)
{
  double spread = 0.06 * self->height;
  double left = self->flags & ASTER_MARK_JOINED_LEFT ? -0.5 : spread;
  double right = self->flags & ASTER_MARK_JOINED_RIGHT ? -0.5 : spread;
  Box box = { self->x - left, self->y, MAX (self->width + left + right, 1), self->height,
              MIN (0.2 * self->height, 6) };

  return box;
}

static void
set_colour (cairo_t *cr, AsterColour c)
{
  cairo_set_source_rgba (cr, c.r, c.g, c.b, c.a);
}

/* Rounded corners, all of the outline @inset px inside the box. */
static void
trace (const Box *box, cairo_t *cr, double inset)
{
  double x0 = box->x + inset, x1 = box->x + box->width - inset;
  double y0 = box->y + inset, y1 = box->y + box->height - inset;
  double r = MAX (MIN (box->radius, MIN (x1 - x0, y1 - y0) / 2) - inset, 0);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x1 - r, y0 + r, r, -G_PI_2, 0);
  cairo_arc (cr, x1 - r, y1 - r, r, 0, G_PI_2);
  cairo_arc (cr, x0 + r, y1 - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x0 + r, y0 + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
frame (const Box *box, cairo_t *cr, double width)
{
  trace (box, cr, width / 2);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
dots (const AsterTextMark *self, cairo_t *cr, double y)
{
  double size = MAX (1, self->height / 16);
  double dashes[] = { 0, 2.5 * size };

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, size);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, self->x + size, y);
  cairo_line_to (cr, self->x + self->width, y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * aster_text_mark_ink:
 * @theme: a theme
 * @scaled: the tint under the letters, [0, 1]; NaN for none
 *
 * Returns: the theme's own ink where that can be read on the tint, black or white
 *   where it cannot
 */
AsterColour
aster_text_mark_ink (AsterTheme theme, double scaled)
{
  AsterColour ink = aster_palette_ink (theme, ASTER_INK_TEXT), box;

  if (isnan (scaled))
    return ink;

  box = aster_palette_ramp (theme, ASTER_RAMP_TINT, scaled);
  return aster_colour_contrast (ink, box) >= READABLE ? ink : aster_palette_text_on (box);
}

/**
 * aster_text_mark_paint:
 * @self: a mark
 * @cr: where the letters will be drawn afterwards
 * @theme: a theme
 */
void
aster_text_mark_paint (const AsterTextMark *self, cairo_t *cr, AsterTheme theme)
{
  double thick = MAX (1.5, self->height / 12);
  Box box = get_box (self);

  if (!isnan (self->scaled))
    {
      trace (&box, cr, 0);
      set_colour (cr, aster_palette_ramp (theme, ASTER_RAMP_TINT, self->scaled));
      cairo_fill (cr);
    }

  if (self->flags & ASTER_MARK_MISSING)
    {
      set_colour (cr, aster_palette_ink (theme, ASTER_INK_QUIET));
      dots (self, cr, self->y + self->height - thick / 2);
    }

  if (self->flags & ASTER_MARK_MATCH)
    {
      set_colour (cr, aster_palette_ink (theme, ASTER_INK_MATCH));
      cairo_rectangle (cr, self->x, self->y + self->height - thick, self->width, thick);
      cairo_fill (cr);
    }

  if (self->flags & ASTER_MARK_SELECTED)
    {
      set_colour (cr, aster_palette_ink (theme, ASTER_INK_ACCENT));
      frame (&box, cr, thick);
    }

  if (self->flags & ASTER_MARK_HOVERED)
    {
      set_colour (cr, aster_palette_ink (theme, ASTER_INK_HOVER));
      frame (&box, cr, self->flags & ASTER_MARK_SELECTED ? thick / 2 : thick);
    }

  if (self->flags & ASTER_MARK_PINNED)
    {
      set_colour (cr, aster_palette_ink (theme, ASTER_INK_PIN));
      cairo_arc (cr, box.x + box.width - thick, box.y + thick, 1.6 * thick, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}
