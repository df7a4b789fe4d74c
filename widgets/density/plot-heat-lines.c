/* Contours as paths, for paper: sharp at any size, and a region to be filled anew in a
 * drawing program. Each closed line has the colour of a place on it, where the pixels of
 * the screen have one for each place, and what lies between it and the next is filled. */

#include "density/plot-heat.h"

#include <math.h>

#include "density/contours.h"
#include "text/text-paint.h"

#define OPAQUE 65280.0

/* What four numbers of a node say: a colour times how much it covers. */
static AsterColour
get_colour (const guint16 *numbers)
{
  double cover = numbers[3] / OPAQUE, whole = MAX (numbers[3], 1);

  return (AsterColour){ MIN (numbers[2] / whole, 1), MIN (numbers[1] / whole, 1),
                        MIN (numbers[0] / whole, 1), MIN (cover, 1) };
}

/* The node next to the first place of a contour. */
static gsize
find_node (const AsterDensity *density, const GArray *contour)
{
  const double *p = (const double *) (gconstpointer) contour->data;
  gsize i = (gsize) CLAMP (lrint (p[0]), 0, (long) density->width - 1);
  gsize j = (gsize) CLAMP (lrint (p[1]), 0, (long) density->height - 1);

  return j * density->width + i;
}

/* The mean colour of what lies between @level and the next around a contour; that of a
 * place on it if this is less than a node. */
static AsterColour
find_filling (const AsterHeat *self, const GArray *contour, int level)
{
  const double *p = (const double *) (gconstpointer) contour->data;
  gsize width = self->density->width, height = self->density->height, n = 0;
  double lo[2] = { INFINITY, INFINITY }, hi[2] = { 0, 0 }, sum[4] = { 0 };
  guint16 mean[4];

  for (guint i = 0; i < contour->len; i++)
    {
      lo[i % 2] = MIN (lo[i % 2], p[i]);
      hi[i % 2] = MAX (hi[i % 2], p[i]);
    }
  for (gsize j = (gsize) MAX (lo[1], 0); j < MIN (hi[1] + 1, (double) height); j++)
    for (gsize i = (gsize) MAX (lo[0], 0); i < MIN (hi[0] + 1, (double) width); i++)
      {
        gsize node = j * width + i;

        if (floorf (self->levels[node]) != (float) level)
          continue;
        n++;
        for (guint k = 0; k < 4; k++)
          sum[k] += self->colours[4 * node + k];
      }
  if (n == 0)
    return get_colour (self->colours + 4 * find_node (self->density, contour));

  for (guint k = 0; k < 4; k++)
    mean[k] = (guint16) (sum[k] / (double) n);

  return get_colour (mean);
}

/* Whether the first place of @line is inside of @around, by the even-odd rule. */
static gboolean
is_inside (const GArray *line, const GArray *around)
{
  const double *at = (const double *) (gconstpointer) line->data;
  const double *p = (const double *) (gconstpointer) around->data;
  gsize n = around->len / 2;
  gboolean inside = FALSE;

  for (gsize i = 0, j = n - 1; i < n; j = i++)
    if ((p[2 * i + 1] > at[1]) != (p[2 * j + 1] > at[1]) &&
        at[0] < (p[2 * j] - p[2 * i]) * (at[1] - p[2 * i + 1]) /
                        (p[2 * j + 1] - p[2 * i + 1]) +
                    p[2 * i])
      inside = !inside;

  return inside;
}

/* Cuts what @lines enclose out of the path of @around. */
static void
cut_out (GPtrArray *lines, const GArray *around, const cairo_matrix_t *m, cairo_t *cr)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const GArray *line = g_ptr_array_index (lines, i);

      if (line != around && is_inside (line, around))
        aster_contour_draw (line, m, cr);
    }
}

/* Lines of one level, and what lies between them and those of the next: each place of the
 * page is filled once, so that points are seen as well as on the screen. */
static void
paint_level (const AsterHeat *self,
             int level,
             GPtrArray *const lines[2],
             const cairo_matrix_t *m,
             cairo_t *cr)
{
  for (guint i = 0; i < lines[0]->len; i++)
    {
      const GArray *line = g_ptr_array_index (lines[0], i);
      gsize node = find_node (self->density, line);

      cairo_new_path (cr);
      aster_contour_draw (line, m, cr);
      aster_cairo_set_colour (cr, get_colour (self->inks + 4 * node));
      if (aster_contour_area (line) > 0)
        {
          cairo_path_t *rim = cairo_copy_path (cr);

          cut_out (lines[0], line, m, cr);
          cut_out (lines[1], line, m, cr);
          aster_cairo_set_colour (cr, find_filling (self, line, level));
          cairo_fill (cr);
          cairo_append_path (cr, rim);
          cairo_path_destroy (rim);
          aster_cairo_set_colour (cr, get_colour (self->inks + 4 * node));
        }
      cairo_stroke (cr);
    }
}

static GPtrArray *
trace (const AsterHeat *self, const float *levels, int level)
{
  return aster_contours_trace (levels, self->density->width, self->density->height,
                               level);
}

/* What the splines of the screen are at the nodes: a node counts four times as much as
 * those beside it. */
static float *
find_levels (const AsterHeat *self)
{
  gsize width = self->density->width, height = self->density->height;
  float *levels = g_new (float, width *height);

  for (gsize j = 0; j < height; j++)
    for (gsize i = 0; i < width; i++)
      {
        const float *middle = self->levels + j * width;
        const float *above = middle - (j > 0 ? width : 0);
        const float *below = middle + (j + 1 < height ? width : 0);
        gsize left = i > 0 ? i - 1 : 0, right = MIN (i + 1, width - 1);

        levels[j * width + i] =
            (above[left] + above[right] + below[left] + below[right] +
             4 * (above[i] + below[i] + middle[left] + middle[right]) + 16 * middle[i]) /
            36;
      }

  return levels;
}

/* Draws the contours of a heat that has some. */
void
aster_heat_paint_contours (const AsterHeat *self, cairo_t *cr)
{
  const AsterDensity *density = self->density;
  const cairo_matrix_t m = { density->cell, 0, 0, density->cell, 0, 0 };
  gsize plane = density->width * density->height;
  GPtrArray *lines[2];
  g_autofree float *levels = NULL;
  float most = ASTER_HEAT_LEAST;

  g_return_if_fail (self->levels != NULL);
  levels = find_levels (self);

  for (gsize node = 0; node < plane; node++)
    most = MAX (most, levels[node]);

  cairo_save (cr);
  cairo_set_line_width (cr, 2 * (double) ASTER_HEAT_THICK);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  lines[0] = trace (self, levels, ASTER_HEAT_LEAST);
  for (int level = ASTER_HEAT_LEAST; level <= most; level++)
    {
      lines[1] = trace (self, levels, level + 1);
      paint_level (self, level, lines, &m, cr);
      g_ptr_array_unref (lines[0]);
      lines[0] = lines[1];
    }
  g_ptr_array_unref (lines[0]);
  cairo_restore (cr);
}
