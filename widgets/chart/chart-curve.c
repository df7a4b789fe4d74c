/* Sorted distances as a curve with a cut through it.
 *
 * Ester, Kriegel, Sander and Xu (1996) choose the radius of DBSCAN from this curve: of
 * each word the distance to its k-th nearest, in ascending order. Words whose distance
 * is within the cut are the cores of clusters, so the curve is filled in colour up to
 * where it meets the cut and grey beyond. A few far outliers would press the curve
 * into the foot of the chart; the scale ends a little above all but the last half per
 * cent, and the curve runs out of the top. */

#include "chart/chart-curve.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "colour/shape.h"
#include "parts/numbers.h"
#include "text/text-paint.h"

#define TAIL    0.995 /* share of the words that the scale has room for */
#define STEPS   200.0 /* from the bottom to the top by the keyboard */
#define DIGITS  3     /* of a distance */
#define APART   0.04  /* of the height: knee and cut are told apart from here on */
#define PILL    1.75  /* height of the handle, in sizes of a letter */
#define MARGIN  10.0  /* px from the left end of the cut to its handle */
#define NO_ROOM 1.0   /* px between two points of the curve that are not told apart */

static double
quantile (const AsterChartScene *self, double share)
{
  return (double) self->clusters
      ->k_distances[(gsize) (share * (double) (self->clusters->n_placed - 1))];
}

/* The scale of the curve; it depends on the distances and never on the cut, so that it
 * stands still while the cut moves. */
AsterChartFrame
aster_curve_frame (const AsterChartScene *self)
{
  double lo = 0, hi = 1;

  if (self->clusters->n_placed > 0)
    {
      double most = (double) self->clusters->k_distances[self->clusters->n_placed - 1];

      lo = quantile (self, 1 - TAIL);
      hi = quantile (self, TAIL);
      hi += 0.25 * (hi - lo);
      if (isfinite (self->knee))
        hi = MAX (hi, 1.2 * self->knee);
      hi = MIN (hi, 1.05 * most);
      lo -= 0.2 * (hi - lo);
      if (lo < 0.3 * hi)
        lo = 0;
    }

  return aster_chart_frame_new (&self->lettering, self->width, self->height, lo, hi);
}

/* How many distances are at most @eps. */
gsize
aster_curve_count (const AsterChartScene *self, double eps)
{
  gsize lo = 0, hi = self->clusters->n_placed;

  while (lo < hi)
    {
      gsize middle = lo + (hi - lo) / 2;

      if ((double) self->clusters->k_distances[middle] <= eps)
        lo = middle + 1;
      else
        hi = middle;
    }

  return lo;
}

/* Where the cut is after so many @steps of the keyboard up. */
double
aster_curve_step (const AsterChartScene *self, double steps)
{
  AsterChartFrame frame = aster_curve_frame (self);
  double step = (frame.hi - frame.lo) / STEPS;

  return CLAMP (self->cut + steps * step, frame.lo + step, frame.hi);
}

/* What there is to read, in one sentence. */
char *
aster_curve_dup_text (const AsterChartScene *self)
{
  gsize inside = aster_curve_count (self, self->cut);
  g_autofree char *count = aster_number_dup_count (inside);
  g_autofree char *all = aster_number_dup_count (self->clusters->n_placed);
  g_autofree char *eps = aster_number_dup (self->cut, DIGITS);

  return g_strdup_printf (
      /* Translators: words, of all words; then a number of words and a distance. */
      ngettext ("%s of %s words are cores: at least %u word within %s",
                "%s of %s words are cores: at least %u words within %s",
                self->clusters->params.min_points),
      count, all, self->clusters->params.min_points, eps);
}

/* The curve from one word to another, with at most one point for each px. */
static void
trace (const AsterChartScene *self,
       const AsterChartFrame *frame,
       cairo_t *cr,
       gsize from,
       gsize to)
{
  double step = (frame->right - frame->left) / (double) MAX (self->clusters->n_placed, 1);
  double x = frame->left + (double) from * step, last = -INFINITY;

  for (gsize i = from; i < to; i++)
    {
      x = frame->left + ((double) i + 0.5) * step;
      if (x - last < NO_ROOM && i + 1 < to)
        continue;

      last = x;
      cairo_line_to (
          cr, x,
          aster_chart_frame_to_page (frame, (double) self->clusters->k_distances[i]));
    }
}

static void
paint_part (const AsterChartScene *self,
            const AsterChartFrame *frame,
            cairo_t *cr,
            const gsize part[2],
            AsterColour colour)
{
  double step = (frame->right - frame->left) / (double) MAX (self->clusters->n_placed, 1);

  if (part[0] >= part[1])
    return;

  cairo_new_path (cr);
  cairo_move_to (cr, frame->left + (double) part[0] * step, frame->bottom);
  trace (self, frame, cr, part[0], part[1]);
  cairo_line_to (cr, frame->left + (double) part[1] * step, frame->bottom);
  cairo_close_path (cr);
  aster_cairo_set_colour (cr, aster_colour_with_alpha (colour, 0.2));
  cairo_fill (cr);

  trace (self, frame, cr, part[0], part[1]);
  aster_cairo_set_colour (cr, colour);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
paint_knee (const AsterChartScene *self, const AsterChartFrame *frame, cairo_t *cr)
{
  double y = aster_chart_frame_to_page (frame, self->knee);
  double step = (frame->right - frame->left) / (double) self->clusters->n_placed;
  double x = frame->left + (double) aster_curve_count (self, self->knee) * step;
  g_autofree char *eps = aster_number_dup (self->knee, DIGITS);
  /* Translators: where a curve bends most, and its value there. */
  g_autofree char *text = g_strdup_printf (_ ("knee %s"), eps);
  double at[2] = { x - 8, y - 1.7 * self->lettering.size };

  cairo_new_path (cr);
  cairo_arc (cr, x, y, 4, 0, 2 * G_PI);
  aster_cairo_set_colour (cr, aster_palette_ink (self->lettering.theme, ASTER_INK_PAPER));
  cairo_fill_preserve (cr);
  aster_cairo_set_colour (cr, aster_palette_ink (self->lettering.theme, ASTER_INK_PIN));
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);

  if (fabs (self->knee - self->cut) > APART * fabs (frame->hi - frame->lo))
    aster_chart_text (cr, &self->lettering, ASTER_INK_PIN, text, at, 1);
}

/* The line of the cut, and the handle on it that says where it is. */
static void
paint_cut (const AsterChartScene *self, const AsterChartFrame *frame, cairo_t *cr)
{
  const AsterLettering *lettering = &self->lettering;
  AsterColour accent = aster_palette_ink (lettering->theme, ASTER_INK_ACCENT),
              none = { 0 };
  double y = aster_chart_frame_to_page (frame, CLAMP (self->cut, frame->lo, frame->hi));
  g_autofree char *eps = aster_number_dup (self->cut, DIGITS);
  /* Translators: «eps» is the radius of DBSCAN; the number is a distance. */
  g_autofree char *text = g_strdup_printf (_ ("eps %s"), eps);
  g_autoptr (PangoLayout) layout = aster_text_layout (cr, lettering->font, text,
                                                      lettering->size);
  double w, h, pill = PILL * lettering->size, at[2];

  y = floor (y) + 0.5;
  cairo_new_path (cr);
  cairo_move_to (cr, frame->left, y);
  cairo_line_to (cr, frame->right, y);
  aster_cairo_set_colour (cr, accent);
  cairo_set_line_width (cr, self->held ? 2.5 : 1.5);
  cairo_stroke (cr);

  aster_text_measure (layout, &w, &h);
  y = CLAMP (y, pill / 2 + 1, frame->height - pill / 2 - 1);
  if (self->held)
    {
      aster_round_rectangle (cr, frame->left + MARGIN - 3, y - pill / 2 - 3, w + pill + 6,
                             pill + 6, pill / 2 + 3);
      aster_cairo_set_colour (cr, aster_colour_with_alpha (accent, 0.3));
      cairo_fill (cr);
    }
  aster_round_rectangle (cr, frame->left + MARGIN, y - pill / 2, w + pill, pill,
                         pill / 2);
  aster_cairo_set_colour (cr, accent);
  cairo_fill (cr);
  at[0] = frame->left + MARGIN + pill / 2;
  at[1] = y - h / 2;
  aster_text_paint (cr, layout, at, aster_palette_text_on (accent), none);
}

/* Draws the curve, what is inside the cut and what is not, the knee and the cut. */
void
aster_curve_paint (const AsterChartScene *self, cairo_t *cr)
{
  AsterChartFrame frame = aster_curve_frame (self);
  AsterTheme theme = self->lettering.theme;
  gsize inside = aster_curve_count (self, self->cut);
  gsize core[2] = { 0, inside }, rest[2] = { inside, self->clusters->n_placed };
  g_autofree char *text = aster_curve_dup_text (self);

  aster_chart_frame_paint (&frame, cr, self->title);

  cairo_save (cr);
  cairo_rectangle (cr, frame.left, frame.top - 2, frame.right - frame.left,
                   frame.bottom - frame.top + 2);
  cairo_clip (cr);
  paint_part (self, &frame, cr, rest, aster_palette_ink (theme, ASTER_INK_NOISE));
  paint_part (self, &frame, cr, core, aster_palette_ink (theme, ASTER_INK_ACCENT));
  cairo_restore (cr);

  if (isfinite (self->knee) && self->clusters->n_placed > 0)
    paint_knee (self, &frame, cr);
  paint_cut (self, &frame, cr);
  aster_chart_frame_paint_foot (&frame, cr, text);
}
