/* A whole map on a cairo surface: on pixels by way of pixels, as fast as on the
 * screen; on paper as shapes and text, which stay sharp at any size. */

#include <math.h>

#include "bits.h"
#include "plot-axes.h"
#include "plot-dots.h"
#include "plot-heat.h"
#include "plot-points.h"
#include "plot-scene.h"
#include "shape.h"
#include "text-paint.h"

#define LIGHT_STOPS 12
#define RIM         1.25 /* px of paper around a dot */

/* The light of plot-paper.c as a gradient: at a share s of the way to a corner it has
 * fallen by s². */
static void
paint_light (const AsterPlotScene *scene, cairo_t *cr)
{
  const AsterTransform *t = &scene->transform;
  AsterColour paper = aster_palette_ink (scene->theme, ASTER_INK_PAPER);
  AsterColour edge = aster_palette_ink (scene->theme, ASTER_INK_EDGE);
  cairo_pattern_t *light = cairo_pattern_create_radial (0, 0, 0, 0, 0, G_SQRT2);

  for (int i = 0; i <= LIGHT_STOPS; i++)
    {
      double s = (double) i / LIGHT_STOPS;
      AsterColour c = aster_colour_mix (paper, edge, s * s);

      cairo_pattern_add_color_stop_rgb (light, s, c.r, c.g, c.b);
    }

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, t->width, t->height);
  cairo_clip (cr);
  cairo_translate (cr, t->width / 2, t->height / 2);
  cairo_scale (cr, t->width / 2, t->height / 2);
  cairo_set_source (cr, light);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_pattern_destroy (light);
}

static void
paint_paper (const AsterPlotScene *scene, cairo_t *cr)
{
  const AsterTransform *t = &scene->transform;
  AsterPlotGrid grid = aster_plot_grid (scene);

  paint_light (scene, cr);
  cairo_set_line_width (cr, 1);
  for (int p = 0; p < 2; p++)
    for (guint i = 0; i < grid.n[p]; i++)
      {
        double at = floor (grid.page[p][i]) + 0.5;

        aster_cairo_set_colour (cr,
                                aster_palette_ink (scene->theme, grid.value[p][i] == 0
                                                                     ? ASTER_INK_LINE
                                                                     : ASTER_INK_FAINT));
        cairo_move_to (cr, p == 0 ? at : 0, p == 0 ? 0 : at);
        cairo_line_to (cr, p == 0 ? at : t->width, p == 0 ? t->height : at);
        cairo_stroke (cr);
      }
}

/* The points of one kind, selected or not, as shapes. */
static void
paint_shapes (const AsterPlotScene *scene,
              cairo_t *cr,
              gboolean selected,
              AsterDotWeight weight)
{
  double alpha = aster_dot_alpha (weight, scene->style.alpha);
  AsterColour paper = aster_palette_ink (scene->theme, ASTER_INK_PAPER);
  const guint8 *styles = scene->colouring && scene->colouring->styles
                             ? scene->colouring->styles
                             : scene->index->crowding;
  double r = aster_plot_scene_radius (scene);
  const AsterTransform *t = &scene->transform;

  for (gsize row = aster_plot_scene_n (scene); row-- > 0;)
    {
      double at[2];

      if ((scene->visible != NULL && !aster_bits_get (scene->visible, row)) ||
          aster_bits_get (scene->selected, row) != selected)
        continue;

      aster_plot_scene_locate (scene, row, at);
      if (at[0] < -r || at[1] < -r || at[0] > t->width + r || at[1] > t->height + r)
        continue;

      aster_shape_trace (cr, aster_plot_scene_shape (scene, styles[row]), at, r);
      if (scene->style.outlines)
        {
          aster_cairo_set_colour (cr, paper);
          cairo_set_line_width (cr, 2 * RIM);
          cairo_stroke_preserve (cr);
        }
      aster_cairo_set_colour (
          cr, aster_colour_with_alpha (aster_colouring_get_colour (
                                           scene->colouring, scene->theme, styles[row]),
                                       alpha));
      cairo_fill (cr);
    }
}

/* Points through the pixel painter; FALSE if there is no memory for them. */
static gboolean
paint_pixels (const AsterPlotScene *scene, cairo_t *cr)
{
  g_auto (AsterPage) page = { 0 };
  cairo_surface_t *surface;
  double scale, ignored;
  gsize width, height;

  cairo_surface_get_device_scale (cairo_get_target (cr), &scale, &ignored);
  width = (gsize) ceil (scene->transform.width * scale);
  height = (gsize) ceil (scene->transform.height * scale);
  if (!aster_page_init (&page, width, height, scale))
    return FALSE;

  aster_plot_points_paint (scene, scale, &page);
  surface = cairo_image_surface_create_for_data ((guchar *) page.pixels,
                                                 CAIRO_FORMAT_RGB24, (int) width,
                                                 (int) height, (int) page.stride * 4);
  cairo_surface_set_device_scale (surface, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (surface);

  return TRUE;
}

/**
 * aster_plot_scene_paint:
 * @scene: what to paint
 * @cr: its page begins at (0, 0)
 *
 * Paints paper, points, axes, labels and marks. On an image surface the points
 * are those of the screen, pixel by pixel, at the device scale of the surface; on
 * any other surface points are shapes and labels are text.
 */
void
aster_plot_scene_paint (const AsterPlotScene *scene, cairo_t *cr)
{
  gboolean image = cairo_surface_get_type (cairo_get_target (cr)) ==
                   CAIRO_SURFACE_TYPE_IMAGE;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, scene->transform.width, scene->transform.height);
  cairo_clip (cr);

  if (!image || !paint_pixels (scene, cr))
    {
      paint_paper (scene, cr);
      paint_shapes (scene, cr, FALSE,
                    scene->n_selected > 0 ? ASTER_DOT_DIM : ASTER_DOT_PLAIN);
      paint_shapes (scene, cr, TRUE, ASTER_DOT_STRONG);
    }
  aster_plot_axes_paint (scene, cr);
  aster_heat_legend_paint (scene, cr);
  aster_plot_labels_paint (scene, cr);
  aster_plot_marks_paint (scene, cr);
  cairo_restore (cr);
}
