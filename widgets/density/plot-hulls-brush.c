/* Draws lines around classes, as many as one can follow: all of a few, else those that
 * are selected, and always the one that is pointed at. */

#include "density/plot-hulls-brush.h"

#include "colour/shape.h"
#include "density/contours.h"
#include "parts/bits.h"
#include "text/text-paint.h"

#define TOLERANCE 0.25 /* px by which curves may be off */
#define MOST      8    /* classes: as many outlines may overlap */
#define LINE      1.5  /* px */
#define POINTED   2.5  /* px, around what is pointed at */

/* All regions of one class: faintly filled, with a thin line that has a halo of paper;
 * stronger for one that is pointed at. */
static void
paint_class (const AsterPlotScene *scene,
             const AsterPlotHulls *hulls,
             guint8 style,
             gboolean pointed,
             cairo_t *cr)
{
  AsterColour ink = aster_colouring_get_colour (scene->colouring, scene->theme, style);
  AsterColour text = aster_palette_ink (scene->theme, ASTER_INK_TEXT);
  AsterColour paper = aster_palette_ink (scene->theme, ASTER_INK_PAPER);
  const AsterTransform *t = &scene->transform;
  const cairo_matrix_t to_page = { t->scale, 0, 0, -t->scale, t->dx, t->dy };
  double width = pointed ? POINTED : LINE;

  cairo_new_path (cr);
  for (guint i = 0; i < hulls->hulls->len; i++)
    {
      const AsterPlotHull *hull = &g_array_index (hulls->hulls, AsterPlotHull, i);

      if (hull->style == style)
        aster_contour_draw (hull->line, &to_page, cr);
    }
  /* Coarse lines take a fifth of the time of finer ones and look the same. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_tolerance (cr, TOLERANCE);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  aster_cairo_set_colour (cr, aster_colour_with_alpha (ink, pointed ? 0.14 : 0.07));
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, width + 2);
  aster_cairo_set_colour (cr, aster_colour_with_alpha (paper, 0.75));
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, width);
  aster_cairo_set_colour (cr, aster_colour_mix (ink, text, pointed ? 0.3 : 0.15));
  cairo_stroke (cr);
}

/* (transfer none): those of the scene, or @made of its rows if it has none. */
static const AsterPlotHulls *
get_hulls (const AsterPlotScene *scene, AsterPlotHulls **made)
{
  if (scene->hulls == NULL)
    *made = aster_plot_hulls_new (scene->index, scene->colouring, scene->visible);

  return scene->hulls != NULL ? scene->hulls : *made;
}

static gboolean
has_classes (const AsterPlotScene *scene)
{
  return scene->moving == NULL && scene->colouring != NULL &&
         scene->colouring->kind == ASTER_COLOURING_CLASSES &&
         scene->colouring->n == aster_plot_scene_n (scene);
}

/* Which classes a person has selected, at least half of what is seen of each. */
static void
find_selected (const AsterPlotScene *scene, gboolean chosen[256])
{
  gsize all[256] = { 0 }, selected[256] = { 0 };
  const guint8 *styles = scene->colouring->styles;

  for (gsize row = 0; scene->n_selected > 0 && row < scene->colouring->n; row++)
    if (scene->visible == NULL || aster_bits_get (scene->visible, row))
      {
        all[styles[row]]++;
        selected[styles[row]] += aster_bits_get (scene->selected, row);
      }
  for (guint style = 0; style < 256; style++)
    chosen[style] = selected[style] > 0 && 2 * selected[style] >= all[style];
}

/* Which classes have lines whatever is pointed at: outlines of dozens of classes that
 * overlap are a tangle in which nobody can follow any. */
static void
find_chosen (const AsterPlotScene *scene,
             const AsterPlotHulls *hulls,
             gboolean chosen[256])
{
  guint n = 0;

  for (guint i = 0; i < hulls->hulls->len; i++)
    n += i == 0 || g_array_index (hulls->hulls, AsterPlotHull, i).style !=
                       g_array_index (hulls->hulls, AsterPlotHull, i - 1).style;

  if (scene->style.hulls == ASTER_HULLS_ALL || n <= MOST)
    for (guint style = 0; style < 256; style++)
      chosen[style] = TRUE;
  else
    find_selected (scene, chosen);
}

/**
 * aster_plot_hulls_paint:
 * @scene: a scene; its hulls, or those of its rows if it has none
 * @cr: over its points
 *
 * Draws those that stand there whatever is pointed at, if the style asks for them and no
 * point is on its way.
 */
void
aster_plot_hulls_paint (const AsterPlotScene *scene, cairo_t *cr)
{
  g_autoptr (AsterPlotHulls) made = NULL;
  const AsterPlotHulls *hulls;
  gboolean chosen[256];
  int last = -1;

  if (scene->style.hulls == ASTER_HULLS_NONE || !has_classes (scene))
    return;

  hulls = get_hulls (scene, &made);
  find_chosen (scene, hulls, chosen);
  cairo_save (cr);
  for (guint i = 0; i < hulls->hulls->len; i++)
    {
      guint8 style = g_array_index (hulls->hulls, AsterPlotHull, i).style;

      if (style != last && chosen[style])
        paint_class (scene, hulls, style, FALSE, cr);
      last = style;
    }
  cairo_restore (cr);
}

/* The class that somebody points at, by its style, or −1: that of a line of the legend,
 * whatever the style says; else that of the word under the pointer or the keyboard, if
 * outlines are asked for. */
static int
get_pointed (const AsterPlotScene *self)
{
  int row = self->hovered >= 0 ? self->hovered : self->focused ? self->current : -1;

  if (!has_classes (self))
    return -1;
  if (self->pointed >= 0)
    return self->pointed;

  return self->style.hulls != ASTER_HULLS_NONE && row >= 0 ? self->colouring->styles[row]
                                                           : -1;
}

/**
 * aster_plot_hulls_paint_pointed:
 * @scene: a scene; its hulls, or those of its rows if it has none
 * @cr: over its points
 *
 * Draws the lines around the class that somebody points at, if there is one.
 */
void
aster_plot_hulls_paint_pointed (const AsterPlotScene *scene, cairo_t *cr)
{
  g_autoptr (AsterPlotHulls) made = NULL;
  int style = get_pointed (scene);

  if (style < 0)
    return;

  cairo_save (cr);
  paint_class (scene, get_hulls (scene, &made), (guint8) style, TRUE, cr);
  cairo_restore (cr);
}
