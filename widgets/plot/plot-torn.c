/* Lines between neighbours that a map tears apart or makes up.
 *
 * Torn edges are whole lines, false friends are dashed ones, so that nobody needs to see
 * colours. Thin and translucent, over the points and under the words. Of very many, those
 * of the most frequent words are drawn. */

#include "plot/plot-torn.h"

#include <math.h>

#include "parts/bits.h"
#include "text/text-paint.h"

#define WIDTH 1.1 /* px */
#define ALPHA 0.75
#define DASH  4.0 /* px */

/* How many lines of a kind are drawn: torn edges, or with @strange false friends. */
gsize
aster_torn_count_drawn (const AsterTorn *torn, gboolean strange)
{
  gsize n = strange ? torn->edges->len - torn->n_torn : torn->n_torn;

  return MIN (n, ASTER_MAX_TORN);
}

static void
set_pen (AsterTheme theme, gboolean strange, cairo_t *cr)
{
  const double dash[] = { DASH, DASH };

  cairo_set_line_width (cr, WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, dash, strange ? 2 : 0, 0);
  aster_cairo_set_colour (
      cr, aster_colour_with_alpha (
              aster_palette_ink (theme, strange ? ASTER_INK_STRANGE : ASTER_INK_TORN),
              ALPHA));
}

static gboolean
is_shown (const AsterPlotScene *scene, guint32 row)
{
  return scene->visible == NULL || aster_bits_get (scene->visible, row);
}

/* FALSE if the line cannot cross the page; long dashed lines are dear. */
static gboolean
may_be_seen (const AsterTransform *t, const double a[2], const double b[2])
{
  return MAX (a[0], b[0]) >= 0 && MIN (a[0], b[0]) <= t->width && MAX (a[1], b[1]) >= 0 &&
         MIN (a[1], b[1]) <= t->height;
}

static void
paint_kind (const AsterPlotScene *scene, gboolean strange, cairo_t *cr)
{
  const AsterTornEdge *edges = (const AsterTornEdge *) (gpointer)
                                   scene->torn->edges->data;
  gsize n = aster_torn_count_drawn (scene->torn, strange);

  if (strange)
    edges += scene->torn->n_torn;
  set_pen (scene->theme, strange, cr);
  for (gsize i = 0; i < n; i++)
    {
      double a[2], b[2];

      if (!is_shown (scene, edges[i].a) || !is_shown (scene, edges[i].b))
        continue;

      aster_plot_scene_locate (scene, edges[i].a, a);
      aster_plot_scene_locate (scene, edges[i].b, b);
      if (!may_be_seen (&scene->transform, a, b))
        continue;
      cairo_new_path (cr);
      cairo_move_to (cr, a[0], a[1]);
      cairo_line_to (cr, b[0], b[1]);
      cairo_stroke (cr);
    }
}

/* Draws the lines of a scene, if it has any. */
void
aster_plot_torn_paint (const AsterPlotScene *scene, cairo_t *cr)
{
  if (scene->torn == NULL)
    return;

  cairo_save (cr);
  paint_kind (scene, FALSE, cr);
  paint_kind (scene, TRUE, cr);
  cairo_restore (cr);
}

/* A piece of such a line, for a legend of @width × @height px. */
void
aster_torn_sample_paint (
    AsterTheme theme, gboolean strange, cairo_t *cr, double width, double height)
{
  cairo_save (cr);
  set_pen (theme, strange, cr);
  cairo_set_line_width (cr, 2 * WIDTH);
  cairo_move_to (cr, 0, height / 2);
  cairo_line_to (cr, width, height / 2);
  cairo_stroke (cr);
  cairo_restore (cr);
}
