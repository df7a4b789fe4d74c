/* A vector as coloured cells: blue below zero, red above, symmetric about it.
 *
 * Cells are never narrower than a pointer can hit; a vector of many dimensions
 * takes several lines, read like text. */

#include "chart/strip-painter.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "colour/shape.h"
#include "parts/numbers.h"
#include "text/text-paint.h"

#define MIN_CELL 4.0 /* px */

typedef struct
{
  gsize lines;
  gsize per_line;
  double cell, height; /* px */
} Grid;

static Grid
find_grid (const AsterStripScene *scene)
{
  Grid grid = { 1, MAX (scene->d, 1), 0, 0 };

  grid.lines = (gsize) MAX (ceil ((double) scene->d * MIN_CELL / MAX (scene->width, 8)),
                            1);
  grid.per_line = MAX ((scene->d + grid.lines - 1) / grid.lines, 1);
  grid.cell = scene->width / (double) grid.per_line;
  grid.height = grid.lines == 1 ? 24 : grid.lines == 2 ? 15 : 11;

  return grid;
}

/* px that cells and caption take. */
double
aster_strip_height (const AsterStripScene *scene)
{
  Grid grid = find_grid (scene);

  return (double) grid.lines * grid.height + 4 + 1.5 * scene->lettering.size;
}

/* The dimension at a place, or −1. */
int
aster_strip_find (const AsterStripScene *scene, double x, double y)
{
  Grid grid = find_grid (scene);
  double i = floor (x / grid.cell), line = floor (y / grid.height);

  if (i < 0 || line < 0 || i >= (double) grid.per_line || line >= (double) grid.lines)
    return -1;

  i += line * (double) grid.per_line;

  return i < (double) scene->d ? (int) i : -1;
}

/* «dimension 12: −0.31» */
char *
aster_strip_dup_text (const AsterStripScene *scene, gsize dimension)
{
  g_autofree char *value = aster_number_dup ((double) scene->values[dimension], 4);
  g_autofree char *number = aster_number_dup_count (dimension + 1);

  /* Translators: one value of a vector: the number of a dimension, its value. */
  return g_strdup_printf (_ ("dimension %s: %s"), number, value);
}

/* What is said of all cells, and in fewer words where there is less room. */
static char *
dup_caption (const AsterStripScene *scene, double most, gboolean brief)
{
  g_autofree char *count = aster_number_dup_count (scene->d);
  g_autofree char *bound = aster_number_dup (most, 3);

  if (scene->hovered >= 0 && (gsize) scene->hovered < scene->d)
    return aster_strip_dup_text (scene, (gsize) scene->hovered);

  if (brief)
    /* Translators: the same with fewer words: the number of dimensions, the value. */
    return g_strdup_printf (_ ("%s, to ±%s"), count, bound);

  return g_strdup_printf (
      /* Translators: under a vector drawn as coloured cells: how many cells, and the
       * value of the darkest colours, with either sign. */
      ngettext ("%s dimension, colours to ±%s", "%s dimensions, colours to ±%s",
                scene->d),
      count, bound);
}

/* Draws cells and caption at (0, 0). */
void
aster_strip_paint (const AsterStripScene *scene, cairo_t *cr)
{
  Grid grid = find_grid (scene);
  AsterTheme theme = scene->lettering.theme;
  AsterColour none = { 0 };
  double width, height, most = 0, at[2] = { 0, (double) grid.lines * grid.height + 4 };
  g_autofree char *caption = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  for (gsize i = 0; i < scene->d; i++)
    most = MAX (most, fabs ((double) scene->values[i]));
  caption = dup_caption (scene, most, FALSE);
  layout = aster_text_layout (cr, scene->lettering.font, caption, scene->lettering.size);
  aster_text_measure (layout, &width, &height);
  if (width > scene->width)
    {
      g_autofree char *brief = dup_caption (scene, most, TRUE);

      pango_layout_set_text (layout, brief, -1);
    }
  pango_layout_set_width (layout, (int) (scene->width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (gsize i = 0; i < scene->d; i++)
    {
      double t = most > 0 ? 0.5 + 0.5 * (double) scene->values[i] / most : 0.5;
      double x = (double) (i % grid.per_line) * grid.cell;

      cairo_rectangle (cr, x, (double) (i / grid.per_line) * grid.height, grid.cell,
                       grid.height - (grid.lines > 1));
      aster_cairo_set_colour (cr, aster_palette_ramp (theme, ASTER_RAMP_SIGNED, t));
      cairo_fill (cr);
    }
  cairo_restore (cr);

  if (scene->hovered >= 0 && (gsize) scene->hovered < scene->d)
    {
      gsize i = (gsize) scene->hovered;

      cairo_rectangle (cr, (double) (i % grid.per_line) * grid.cell - 0.5,
                       (double) (i / grid.per_line) * grid.height + 0.5, grid.cell + 1,
                       grid.height - 1);
      aster_cairo_set_colour (cr, aster_palette_ink (theme, ASTER_INK_HOVER));
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }

  aster_text_paint (cr, layout, at, aster_palette_ink (theme, ASTER_INK_QUIET), none);
}
