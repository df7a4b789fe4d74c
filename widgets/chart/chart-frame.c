/* The room of a chart: its scale, its ticks and the words around it.
 *
 * A title over the upper left corner says what the scale measures, faint lines carry
 * its numbers, and one sentence at the foot says what is to be read. The margins
 * follow from the size of the letters alone, so that whoever points into a chart
 * knows its scale without drawing it. */

#include "chart/chart-frame.h"

#include <math.h>

#include "parts/numbers.h"
#include "plot/plot-axes.h"
#include "text/text-paint.h"

#define TICK_EVERY 40.0 /* px, about, at letters of 12 px */
#define GAP        6.0  /* px between a number and its line */

/**
 * aster_chart_frame_new:
 * @lettering: how the chart is lettered
 * @width: px of the whole chart
 * @height: likewise
 * @lo: the value at the bottom
 * @hi: the value at the top; below @lo for a scale that runs downwards
 *
 * Returns: the frame; its inside is never smaller than a pixel
 */
AsterChartFrame
aster_chart_frame_new (
    const AsterLettering *lettering, double width, double height, double lo, double hi)
{
  double em = lettering->size;
  AsterChartFrame self = { .lettering = *lettering, .width = width, .height = height };

  self.left = 3.1 * em;
  self.right = MAX (width - 2, self.left + 1);
  self.top = 1.9 * em;
  self.bottom = MAX (height - 1.8 * em, self.top + 1);
  self.lo = lo;
  self.hi = hi != lo && isfinite (hi - lo) ? hi : lo + 1;

  return self;
}

/* Where @value stands, px from the top. */
double
aster_chart_frame_to_page (const AsterChartFrame *self, double value)
{
  return self->bottom +
         (self->top - self->bottom) * (value - self->lo) / (self->hi - self->lo);
}

/* Which value stands at @y, within the scale. */
double
aster_chart_frame_to_value (const AsterChartFrame *self, double y)
{
  double t = CLAMP ((self->bottom - y) / (self->bottom - self->top), 0, 1);

  return self->lo + t * (self->hi - self->lo);
}

/**
 * aster_chart_text:
 * @cr: a cairo context
 * @lettering: how it is lettered
 * @ink: what it is for
 * @text: UTF-8
 * @at: (array fixed-size=2): its left, middle or right end, and its top, px
 * @align: 0, ½ or 1: which of its ends @at is
 *
 * Returns: the width of the text, px
 */
double
aster_chart_text (cairo_t *cr,
                  const AsterLettering *lettering,
                  AsterInk ink,
                  const char *text,
                  const double at[2],
                  double align)
{
  g_autoptr (PangoLayout) layout = aster_text_layout (cr, lettering->font, text,
                                                      lettering->size);
  AsterColour none = { 0 };
  double w, corner[2] = { at[0], at[1] };

  aster_text_measure (layout, &w, NULL);
  corner[0] -= align * w;
  aster_text_paint (cr, layout, corner, aster_palette_ink (lettering->theme, ink), none);

  return w;
}

static void
paint_tick (const AsterChartFrame *self, cairo_t *cr, double value, int decimals)
{
  AsterLettering small = self->lettering;
  double y = floor (aster_chart_frame_to_page (self, value)) + 0.5;
  double at[2];
  g_autofree char *number = aster_number_dup_fixed (value, decimals);

  small.size *= 0.85;
  at[0] = self->left - GAP;
  at[1] = y - 0.72 * small.size;
  aster_chart_text (cr, &small, ASTER_INK_QUIET, number, at, 1);

  aster_cairo_set_colour (
      cr, aster_palette_ink (small.theme, value == 0 ? ASTER_INK_LINE : ASTER_INK_FAINT));
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, self->left, y);
  cairo_line_to (cr, self->right, y);
  cairo_stroke (cr);
}

/**
 * aster_chart_frame_paint:
 * @self: a frame
 * @cr: a cairo context; the chart begins at (0, 0)
 * @title: what the scale measures, with its unit
 */
void
aster_chart_frame_paint (const AsterChartFrame *self, cairo_t *cr, const char *title)
{
  double values[ASTER_MAX_TICKS], at[2] = { 0, 0 };
  double every = TICK_EVERY * self->lettering.size / 12;
  int decimals;
  guint n = aster_axis_ticks (MIN (self->lo, self->hi), MAX (self->lo, self->hi),
                              (self->bottom - self->top) / every, values, &decimals);

  for (guint i = 0; i < n; i++)
    paint_tick (self, cr, values[i], decimals);
  aster_chart_text (cr, &self->lettering, ASTER_INK_QUIET, title, at, 0);
}

/* One sentence under the chart, cut off where there is no room for it. */
void
aster_chart_frame_paint_foot (const AsterChartFrame *self, cairo_t *cr, const char *text)
{
  const AsterLettering *lettering = &self->lettering;
  g_autoptr (PangoLayout) layout = aster_text_layout (cr, lettering->font, text,
                                                      lettering->size);
  AsterColour none = { 0 };
  double h, at[2] = { 0, 0 };

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (self->width * PANGO_SCALE));
  aster_text_measure (layout, NULL, &h);
  at[1] = self->height - h;
  aster_text_paint (cr, layout, at, aster_palette_ink (lettering->theme, ASTER_INK_TEXT),
                    none);
}
