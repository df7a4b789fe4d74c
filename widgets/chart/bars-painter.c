/* Values as bars from a common foot: the numbers of a vector, up and down from
 * zero, or a histogram with one value marked in it.
 *
 * Bars of a histogram are as wide as Freedman and Diaconis (1981) advise, twice
 * the interquartile range over the cube root of n, within 8 and 48 bars. */

#include "chart/bars-painter.h"

#include <math.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "parts/numbers.h"
#include "text/text-paint.h"

#define HEIGHT   56.0 /* px of the tallest bar */
#define MIN_BARS 8
#define MAX_BARS 48

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static gsize
choose_bars (const double *sorted, gsize n)
{
  double spread = sorted[3 * (n - 1) / 4] - sorted[(n - 1) / 4];
  double width = 2 * spread / cbrt ((double) n), range = sorted[n - 1] - sorted[0];

  if (!(range > 0))
    return 1;
  if (!(width > 0))
    return MAX_BARS;

  return (gsize) CLAMP (ceil (range / width), MIN_BARS, MAX_BARS);
}

/**
 * aster_histogram_count:
 * @values: (array length=n): numbers; those that are not finite are left out
 * @n: how many
 * @n_bars: (out): how many bars; 0 if there is no number
 * @range: (out): (2) where the first bar begins and the last one ends
 *
 * Returns: (transfer full) (array length=n_bars): how many numbers fall into each
 *   bar; the last one holds the largest number too
 */
double *
aster_histogram_count (const double *values, gsize n, gsize *n_bars, double range[2])
{
  g_autofree double *sorted = g_new (double, MAX (n, 1));
  double *counts;
  gsize k = 0;

  for (gsize i = 0; i < n; i++)
    if (isfinite (values[i]))
      sorted[k++] = values[i];

  *n_bars = 0;
  range[0] = range[1] = NAN;
  if (k == 0)
    return g_new0 (double, 1);

  qsort (sorted, k, sizeof (double), compare_doubles);
  *n_bars = choose_bars (sorted, k);
  range[0] = sorted[0];
  range[1] = sorted[k - 1];
  counts = g_new0 (double, *n_bars);
  for (gsize i = 0; i < k; i++)
    {
      double at = range[1] > range[0] ? (sorted[i] - range[0]) / (range[1] - range[0])
                                      : 0;

      counts[MIN ((gsize) (at * (double) *n_bars), *n_bars - 1)]++;
    }

  return counts;
}

/* px that bars and caption take. */
double
aster_bars_height (const AsterBarsScene *scene)
{
  return HEIGHT + 6 + 1.5 * scene->lettering.size;
}

/* The bar at a place, or −1. */
int
aster_bars_find (const AsterBarsScene *scene, double x, double y)
{
  double i = floor (x / scene->width * (double) scene->n);

  return i >= 0 && i < (double) scene->n && y >= 0 && y <= HEIGHT + 4 ? (int) i : -1;
}

static double
edge (const AsterBarsScene *scene, gsize bar)
{
  return scene->lo + (scene->hi - scene->lo) * (double) bar / (double) scene->n;
}

/* «3.1 to 3.3: 214», or «dimension 12: −0.31» */
char *
aster_bars_dup_text (const AsterBarsScene *scene, gsize bar)
{
  g_autofree char *lo = NULL, *hi = NULL, *count = NULL;

  if (!scene->histogram)
    {
      hi = aster_number_dup (scene->heights[bar], 4);
      count = aster_number_dup_count (bar + 1);

      /* Translators: one value of a vector: the number of a dimension, its value. */
      return g_strdup_printf (_ ("dimension %s: %s"), count, hi);
    }

  lo = aster_number_dup (edge (scene, bar), 3);
  hi = aster_number_dup (edge (scene, bar + 1), 3);
  count = aster_number_dup_count ((gsize) scene->heights[bar]);

  /* Translators: one bar of a histogram: from a number to a number: how many. */
  return g_strdup_printf (_ ("%s to %s: %s"), lo, hi, count);
}

static void
paint_text (const AsterBarsScene *scene,
            cairo_t *cr,
            const char *text,
            double x,
            double align,
            AsterInk ink)
{
  g_autoptr (PangoLayout) layout = aster_text_layout (cr, scene->lettering.font, text,
                                                      scene->lettering.size);
  AsterColour none = { 0 };
  double w, at[2] = { 0, HEIGHT + 6 };

  aster_text_measure (layout, &w, NULL);
  at[0] = CLAMP (x - align * w, 0, MAX (scene->width - w, 0));
  aster_text_paint (cr, layout, at, aster_palette_ink (scene->lettering.theme, ink),
                    none);
}

static double
text_width (const AsterBarsScene *scene, cairo_t *cr, const char *text)
{
  g_autoptr (PangoLayout) layout = aster_text_layout (cr, scene->lettering.font, text,
                                                      scene->lettering.size);
  double w;

  aster_text_measure (layout, &w, NULL);

  return w;
}

/* Both ends of a histogram, to as many digits as leave a gap between them. */
static void
paint_ends (const AsterBarsScene *scene, cairo_t *cr)
{
  for (int digits = 3; digits >= 1; digits--)
    {
      g_autofree char *lo = aster_number_dup (scene->lo, digits);
      g_autofree char *hi = aster_number_dup (scene->hi, digits);
      double room = scene->width - text_width (scene, cr, lo) -
                    text_width (scene, cr, hi);

      if (digits > 1 && room < scene->lettering.size / 2)
        continue;
      paint_text (scene, cr, lo, 0, 0, ASTER_INK_QUIET);
      paint_text (scene, cr, hi, scene->width, 1, ASTER_INK_QUIET);
      return;
    }
}

static void
paint_caption (const AsterBarsScene *scene, cairo_t *cr)
{
  g_autofree char *text = NULL, *lo = NULL, *hi = NULL;
  double least = 0, most = 0;

  if (scene->hovered >= 0 && (gsize) scene->hovered < scene->n)
    {
      text = aster_bars_dup_text (scene, (gsize) scene->hovered);
      paint_text (scene, cr, text, 0, 0, ASTER_INK_TEXT);
      return;
    }
  if (scene->histogram)
    {
      paint_ends (scene, cr);
      return;
    }

  for (gsize i = 0; i < scene->n; i++)
    {
      least = MIN (least, scene->heights[i]);
      most = MAX (most, scene->heights[i]);
    }
  lo = aster_number_dup (least, 3);
  hi = aster_number_dup (most, 3);

  /* Translators: under the bars of a vector: its smallest and its largest value. */
  text = g_strdup_printf (_ ("from %s to %s"), lo, hi);
  paint_text (scene, cr, text, 0, 0, ASTER_INK_QUIET);
}

/* Which bars reach how far up and down: zero is between the two. */
static void
find_scale (const AsterBarsScene *scene, double *foot, double *scale)
{
  double least = 0, most = 0;

  for (gsize i = 0; i < scene->n; i++)
    {
      least = MIN (least, scene->heights[i]);
      most = MAX (most, scene->heights[i]);
    }
  *scale = most > least ? HEIGHT / (most - least) : 0;
  *foot = 2 + (most > least ? most * *scale : HEIGHT / 2);
}

static AsterColour
bar_colour (const AsterBarsScene *scene, gsize bar)
{
  AsterTheme theme = scene->lettering.theme;

  if ((int) bar == scene->hovered)
    return aster_palette_ink (theme, ASTER_INK_HOVER);
  if (scene->histogram)
    return aster_palette_ramp (theme, ASTER_RAMP_DENSITY, 0.3);

  return aster_palette_ramp (theme, ASTER_RAMP_SIGNED, scene->heights[bar] < 0 ? 0 : 1);
}

static void
paint_mark (const AsterBarsScene *scene, cairo_t *cr)
{
  double x = scene->hi > scene->lo
                 ? (scene->marked - scene->lo) / (scene->hi - scene->lo) * scene->width
                 : scene->width / 2;

  x = CLAMP (x, 1, scene->width - 1);
  aster_cairo_set_colour (cr, aster_palette_ink (scene->lettering.theme, ASTER_INK_PIN));
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x, 4);
  cairo_line_to (cr, x, HEIGHT + 2);
  cairo_stroke (cr);
  cairo_arc (cr, x, 4, 3.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* Draws bars, foot, mark and caption at (0, 0). */
void
aster_bars_paint (const AsterBarsScene *scene, cairo_t *cr)
{
  double foot, scale, step = scene->width / (double) MAX (scene->n, 1);
  double gap = step >= 4 ? 1 : 0;

  find_scale (scene, &foot, &scale);
  for (gsize i = 0; i < scene->n; i++)
    {
      double h = scene->heights[i] * scale;

      aster_cairo_set_colour (cr, bar_colour (scene, i));
      cairo_rectangle (cr, (double) i * step, foot - MAX (h, 0), MAX (step - gap, 1),
                       fabs (h));
      cairo_fill (cr);
    }

  aster_cairo_set_colour (cr, aster_palette_ink (scene->lettering.theme, ASTER_INK_LINE));
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, 0, floor (foot) + 0.5);
  cairo_line_to (cr, scene->width, floor (foot) + 0.5);
  cairo_stroke (cr);

  if (scene->histogram && isfinite (scene->marked))
    paint_mark (scene, cr);
  paint_caption (scene, cr);
}
