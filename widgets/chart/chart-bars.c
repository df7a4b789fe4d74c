/* Clusters as bars, as wide as they are large and as high as they are apart.
 *
 * The silhouette of a word (Rousseeuw 1987) compares how far the other words of its
 * cluster are with how far those of the nearest other cluster are: 1 is far inside, 0
 * between two clusters, below 0 nearer to another one. A bar is the mean of its
 * cluster, so the area of the bars is the sum over all words. */

#include "chart/chart-bars.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "parts/numbers.h"
#include "text/text-paint.h"

#define GAP    1.5 /* px between two bars that are wide enough for it */
#define NARROW 5.0 /* px of a bar that has no gap */

static double
get_silhouette (const AsterChartScene *self, guint cluster)
{
  double value = self->clusters->silhouettes != NULL
                     ? (double) self->clusters->silhouettes[cluster]
                     : NAN;

  return isfinite (value) ? CLAMP (value, -1, 1) : 0;
}

static AsterChartFrame
get_frame (const AsterChartScene *self)
{
  double lo = 0, hi = 0.1;

  for (guint i = 0; i < self->clusters->n_clusters; i++)
    {
      lo = MIN (lo, get_silhouette (self, i));
      hi = MAX (hi, get_silhouette (self, i));
    }

  return aster_chart_frame_new (&self->lettering, self->width, self->height,
                                lo < 0 ? lo - 0.05 * (hi - lo) : 0, hi + 0.1 * (hi - lo));
}

static double
count_words (const AsterChartScene *self)
{
  double sum = 0;

  for (guint i = 0; i < self->clusters->n_clusters; i++)
    sum += self->clusters->sizes[i];

  return MAX (sum, 1);
}

/* The cluster at a place, or −1. */
int
aster_blocks_find (const AsterChartScene *self, double x, double y)
{
  AsterChartFrame frame = get_frame (self);
  double share = (x - frame.left) / (frame.right - frame.left) * count_words (self);
  double before = 0;

  if (share < 0 || y < frame.top || y > frame.bottom)
    return -1;

  for (guint i = 0; i < self->clusters->n_clusters; i++)
    if (share < (before += self->clusters->sizes[i]))
      return (int) i;

  return -1;
}

/* «cat, dog, horse: 214 words, silhouette 0.31» */
char *
aster_blocks_dup_text (const AsterChartScene *self, guint cluster)
{
  gsize size = self->clusters->sizes[cluster];
  g_autofree char *count = aster_number_dup_count (size);
  g_autofree char *value = aster_number_dup_fixed (
      self->clusters->silhouettes != NULL ? (double) self->clusters->silhouettes[cluster]
                                          : NAN,
      2);

  return g_strdup_printf (
      /* Translators: a cluster: its name, its size, and a number from −1 to 1. */
      ngettext ("%s: %s word, silhouette %s", "%s: %s words, silhouette %s", size),
      self->clusters->names[cluster], count, value);
}

static void
paint_mean (const AsterChartScene *self, const AsterChartFrame *frame, cairo_t *cr)
{
  double dashes[] = { 4, 4 };
  double y = floor (aster_chart_frame_to_page (frame, self->clusters->silhouette)) + 0.5;

  cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_line_width (cr, 1);
  aster_cairo_set_colour (cr, aster_palette_ink (self->lettering.theme, ASTER_INK_TEXT));
  cairo_move_to (cr, frame->left, y);
  cairo_line_to (cr, frame->right, y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Draws a bar for each cluster, the mean of all, and what is pointed at in words. */
void
aster_blocks_paint (const AsterChartScene *self, cairo_t *cr)
{
  AsterChartFrame frame = get_frame (self);
  double unit = (frame.right - frame.left) / count_words (self), x = frame.left;
  double foot = aster_chart_frame_to_page (&frame, 0);
  g_autofree char *text = NULL,
                  *mean = aster_number_dup_fixed (self->clusters->silhouette, 2);

  aster_chart_frame_paint (&frame, cr, _ ("silhouette of each cluster"));
  for (guint i = 0; i < self->clusters->n_clusters; i++)
    {
      double w = self->clusters->sizes[i] * unit;
      double y = aster_chart_frame_to_page (&frame, get_silhouette (self, i));
      AsterColour colour = aster_palette_cluster (self->lettering.theme, (int) i);

      if (self->hovered >= 0 && self->hovered != (int) i)
        colour = aster_colour_with_alpha (colour, 0.45);
      aster_cairo_set_colour (cr, colour);
      cairo_rectangle (cr, x, MIN (y, foot), w > NARROW ? w - GAP : w,
                       MAX (fabs (foot - y), 1));
      cairo_fill (cr);
      x += w;
    }

  if (isfinite (self->clusters->silhouette))
    paint_mean (self, &frame, cr);
  text = self->hovered >= 0 && self->hovered < (int) self->clusters->n_clusters
             ? aster_blocks_dup_text (self, (guint) self->hovered)
             /* Translators: under bars as wide as clusters are large; %s is a number. */
             : g_strdup_printf (_ ("Wide bars are large clusters; %s on average"), mean);
  aster_chart_frame_paint_foot (&frame, cr, text);
}
