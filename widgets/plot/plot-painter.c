/* A whole map on a cairo surface: on pixels by way of pixels, as fast as on the
 * screen; on paper as shapes and text, which stay sharp at any size. */

#include <math.h>

#include "colour/shape.h"
#include "density/plot-heat.h"
#include "density/plot-hulls-brush.h"
#include "figure/svg-ink.h"
#include "parts/bits.h"
#include "plot/plot-axes.h"
#include "plot/plot-dots.h"
#include "plot/plot-fading.h"
#include "plot/plot-points.h"
#include "plot/plot-scene.h"
#include "plot/plot-torn.h"
#include "text/text-paint.h"

#define LIGHT_STOPS 12
#define HEAT_SCALE  2    /* pixels a px, of a heat map on paper */
#define RIM         1.25 /* px of paper around a dot */

/* The shape of a style: one of few classes looks like its neighbour without. */
AsterShape
aster_plot_scene_shape (const AsterPlotScene *self, guint8 style)
{
  return self->style.shapes ? aster_colouring_get_shape (self->colouring, style)
                            : ASTER_SHAPE_DISC;
}

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

static void
fill_shape (cairo_t *cr,
            const AsterPlotScene *scene,
            AsterShape shape,
            const double at[2],
            double r,
            AsterColour ink)
{
  aster_shape_trace (cr, shape, at, r);
  if (scene->style.outlines)
    {
      aster_cairo_set_colour (cr, aster_palette_ink (scene->theme, ASTER_INK_PAPER));
      cairo_set_line_width (cr, 2 * RIM);
      cairo_stroke_preserve (cr);
    }
  aster_cairo_set_colour (cr, ink);
  cairo_fill (cr);
}

/* A point as an element that knows its word. */
static void
append_element (GString *xml,
                const AsterPlotScene *scene,
                gsize row,
                AsterShape shape,
                const double at[2],
                double r,
                AsterColour ink)
{
  aster_shape_append_svg (xml, shape, at, r);
  aster_svg_append_fill (xml, ink);
  if (scene->style.outlines)
    {
      aster_svg_append_stroke (xml, aster_palette_ink (scene->theme, ASTER_INK_PAPER));
      aster_svg_append_attribute (xml, "stroke-width", 2 * RIM);
      g_string_append (xml, " paint-order=\"stroke\"");
    }
  if (scene->tokens != NULL)
    {
      g_autofree char *token = aster_tokens_dup_shown (scene->tokens, row);

      g_string_append (xml, "><title>");
      aster_svg_append_escaped (xml, token);
      g_string_append (xml, "</title></");
      g_string_append (xml, shape == ASTER_SHAPE_DISC ? "circle>\n" : "path>\n");
    }
  else
    g_string_append (xml, "/>\n");
}

/* Elements stand in px of the surface: only what is level can be moved there. */
static gboolean
takes_elements (cairo_t *cr, const cairo_matrix_t *m)
{
  return aster_svg_ink_is (cr) && m->xx == m->yy && m->xy == 0 && m->yx == 0;
}

/* Points of one clearness, as shapes. */
typedef struct
{
  const AsterPlotScene *scene;
  const AsterHeat *heat;     /* NULL: nothing hides a point */
  const AsterFading *fading; /* NULL: all are equally clear */
  const guint8 *depths;      /* NULL: all are equally near */
  AsterDotWeight weight;
  guint level; /* of depth or of fading */
  double radius, alpha;
} Shapes;

static AsterDotWeight
get_weight (const AsterPlotScene *scene, gsize row)
{
  const guint8 *styles = aster_colouring_peek_marks (scene->colouring);

  if (aster_bits_get (scene->selected, row))
    return ASTER_DOT_STRONG;
  if (scene->n_selected > 0 ||
      (styles != NULL && aster_colouring_is_behind (scene->colouring, styles[row])))
    return ASTER_DOT_DIM;

  return ASTER_DOT_PLAIN;
}

/* TRUE if the point belongs to these and is seen; @at: where. */
static gboolean
is_wanted (const Shapes *self, gsize row, double at[2])
{
  const AsterPlotScene *scene = self->scene;
  const AsterTransform *t = &scene->transform;
  gboolean selected = self->weight == ASTER_DOT_STRONG;
  double r = self->radius;

  if ((scene->visible != NULL && !aster_bits_get (scene->visible, row)) ||
      get_weight (scene, row) != self->weight ||
      (self->depths != NULL && self->depths[row] != self->level) ||
      (self->fading != NULL &&
       aster_fading_get_level (self->fading, scene->index->crowding[row], row) !=
           self->level))
    return FALSE;

  aster_plot_scene_locate (scene, row, at);

  return at[0] >= -r && at[1] >= -r && at[0] <= t->width + r && at[1] <= t->height + r &&
         (self->heat == NULL || selected || aster_bits_get (scene->matches, row) ||
          !aster_heat_hides (self->heat, at[0], at[1]));
}

static void
paint_shapes (const Shapes *self, cairo_t *cr)
{
  const AsterPlotScene *scene = self->scene;
  const guint8 *marks = aster_colouring_peek_marks (scene->colouring);
  const guint8 *styles = marks != NULL ? marks : scene->index->crowding;
  const guint32 *order = aster_plot_scene_order (scene);
  g_autoptr (GString) xml = NULL;
  cairo_matrix_t m;

  cairo_get_matrix (cr, &m);
  if (takes_elements (cr, &m))
    xml = g_string_new (NULL);
  for (gsize i = 0; i < aster_plot_scene_n (scene); i++)
    {
      gsize row = order != NULL ? order[i] : i;
      AsterShape shape;
      AsterColour ink;
      double at[2];

      if (!is_wanted (self, row, at))
        continue;

      shape = aster_plot_scene_shape (scene, styles[row]);
      ink = aster_colour_with_alpha (
          aster_colouring_get_colour (scene->colouring, scene->theme, styles[row]),
          self->alpha);
      if (xml != NULL)
        {
          cairo_matrix_transform_point (&m, &at[0], &at[1]);
          append_element (xml, scene, row, shape, at, self->radius * m.xx, ink);
        }
      else
        fill_shape (cr, scene, shape, at, self->radius, ink);
    }

  if (xml != NULL)
    aster_svg_ink_add (cr, xml->str);
}

/* A heat map is made of pixels on paper too, with nothing where it is not. */
static void
paint_heat (const AsterPlotScene *scene, const AsterHeat *heat, cairo_t *cr)
{
  int width = (int) ceil (scene->transform.width) * HEAT_SCALE;
  int height = (int) ceil (scene->transform.height) * HEAT_SCALE;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width,
                                                         height);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  guchar *pixels = cairo_image_surface_get_data (surface);
  AsterHeatBrush brush;

  if (pixels != NULL)
    {
      cairo_surface_flush (surface);
      aster_heat_brush_init (&brush, heat, HEAT_SCALE, (gsize) width);
      for (gsize y = 0; y < (gsize) height; y++)
        aster_heat_brush_paint (&brush, (guint32 *) (gpointer) (pixels + y * stride), y);
      aster_heat_brush_clear (&brush);
      cairo_surface_mark_dirty (surface);
      cairo_surface_set_device_scale (surface, HEAT_SCALE, HEAT_SCALE);
      cairo_set_source_surface (cr, surface, 0, 0);
      cairo_paint (cr);
    }
  cairo_surface_destroy (surface);
}

/* The farthest first, or the faintest. */
static void
paint_levels (const AsterPlotScene *scene,
              const AsterHeat *heat,
              cairo_t *cr,
              AsterDotWeight weight)
{
  AsterFading fading;
  gboolean faded = aster_fading_init (&fading, scene);
  Shapes shapes = { .scene = scene,
                    .heat = heat,
                    .fading = faded ? &fading : NULL,
                    .depths = aster_plot_scene_depths (scene),
                    .weight = weight };

  for (guint level = 0; level < ASTER_ORBIT_LEVELS; level++)
    {
      double clear = faded ? aster_fading_alpha (level) : aster_orbit_level_alpha (level);

      if (!faded && shapes.depths == NULL && level != ASTER_ORBIT_MIDDLE)
        continue;

      shapes.level = level;
      shapes.alpha = aster_dot_alpha (weight, MIN (scene->style.alpha * clear, 1));
      shapes.radius = aster_plot_scene_radius (scene) *
                      (faded ? 1 : aster_orbit_level_size (level));
      paint_shapes (&shapes, cr);
    }
}

/* Around what a search found. */
static void
paint_rings (const AsterPlotScene *scene, cairo_t *cr)
{
  const guint8 *depths = aster_plot_scene_depths (scene);
  double radius = aster_plot_scene_radius (scene), at[2];

  if (scene->n_matches == 0)
    return;

  cairo_new_path (cr);
  for (gsize row = 0; row < aster_plot_scene_n (scene); row++)
    {
      double r = radius * (depths != NULL ? aster_orbit_level_size (depths[row]) : 1);

      if (!aster_bits_get (scene->matches, row) ||
          (scene->visible != NULL && !aster_bits_get (scene->visible, row)))
        continue;

      aster_plot_scene_locate (scene, row, at);
      cairo_new_sub_path (cr);
      cairo_arc (cr, at[0], at[1], r + 2, 0, 2 * G_PI);
    }
  aster_cairo_set_colour (cr, aster_palette_ink (scene->theme, ASTER_INK_MATCH));
  cairo_set_line_width (cr, 2 * MAX (0.75, radius / 5));
  cairo_stroke (cr);
}

/* TRUE if a point may stand back. */
static gboolean
has_dim (const AsterPlotScene *scene)
{
  return scene->n_selected > 0 ||
         aster_colouring_is_behind (scene->colouring, ASTER_STYLE_MISSING);
}

/* Points that stand back, under the veil that keeps a heap of them faint. */
static void
paint_dim (const AsterPlotScene *scene, const AsterHeat *heat, cairo_t *cr)
{
  cairo_matrix_t m;

  if (!has_dim (scene))
    return;

  cairo_get_matrix (cr, &m);
  if (takes_elements (cr, &m))
    {
      g_autoptr (GString) xml = g_string_new ("<g");

      aster_svg_append_attribute (xml, "opacity", ASTER_DOT_VEIL);
      g_string_append (xml, ">\n");
      aster_svg_ink_add (cr, xml->str);
      paint_levels (scene, heat, cr, ASTER_DOT_DIM);
      aster_svg_ink_add (cr, "</g>\n");
      return;
    }

  cairo_push_group (cr);
  paint_levels (scene, heat, cr, ASTER_DOT_DIM);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, ASTER_DOT_VEIL);
}

/* Points, and heat where there is some, as they are on paper. */
static void
paint_marks (const AsterPlotScene *scene, cairo_t *cr)
{
  g_autoptr (AsterHeat) heat = aster_heat_new (scene);

  paint_dim (scene, heat, cr);
  paint_levels (scene, heat, cr, ASTER_DOT_PLAIN);
  if (heat != NULL && heat->levels != NULL)
    aster_heat_paint_contours (heat, cr);
  else if (heat != NULL)
    paint_heat (scene, heat, cr);
  paint_levels (scene, heat, cr, ASTER_DOT_STRONG);
  paint_rings (scene, cr);
}

/* Points through the pixel painter, @scale pixels a px; FALSE if there is no memory. */
static gboolean
paint_pixels (const AsterPlotScene *scene, cairo_t *cr, double scale)
{
  g_auto (AsterPage) page = { 0 };
  cairo_surface_t *surface;
  gsize width, height;

  width = (gsize) ceil (scene->transform.width * scale);
  height = (gsize) ceil (scene->transform.height * scale);
  if (!aster_page_init (&page, width, height, scale))
    return FALSE;

  aster_plot_points_paint (scene, scale, &page);
  surface = cairo_image_surface_create_for_data ((guchar *) page.pixels,
                                                 CAIRO_FORMAT_RGB24, (int) width,
                                                 (int) height, (int) page.stride * 4);
  cairo_surface_set_device_scale (surface, scale, scale);
  cairo_save (cr);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  /* On paper cairo looks at the pixels later, unless it is told that they go. */
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return TRUE;
}

/* Points are an image of their own where contours are paths. */
static gboolean
paint_image (const AsterPlotScene *scene, cairo_t *cr, double scale)
{
  gboolean paths = cairo_surface_get_type (cairo_get_target (cr)) !=
                       CAIRO_SURFACE_TYPE_IMAGE &&
                   scene->style.marks == ASTER_MARKS_CONTOURS;
  AsterPlotScene points = *scene;
  g_autoptr (AsterHeat) heat = NULL;

  if (!paths)
    return paint_pixels (scene, cr, scale);

  points.style.marks = ASTER_MARKS_POINTS;
  if (!paint_pixels (&points, cr, scale))
    return FALSE;
  if ((heat = aster_heat_new (scene)) != NULL)
    {
      aster_heat_paint_contours (heat, cr);
      paint_levels (scene, heat, cr, ASTER_DOT_STRONG);
    }

  return TRUE;
}

/* Whether points become one image on paper too: there are more than
 * %ASTER_MAX_POINT_SHAPES of them, or a heat map lies over them. */
gboolean
aster_plot_scene_is_image (const AsterPlotScene *self)
{
  gsize n = aster_plot_scene_n (self);
  AsterHeatScale heat;

  return (self->visible != NULL ? aster_bits_count (self->visible, n) : n) >
             ASTER_MAX_POINT_SHAPES ||
         (self->style.marks == ASTER_MARKS_HEAT_MAP &&
          aster_heat_scale_init (&heat, self));
}

/**
 * aster_plot_scene_paint:
 * @scene: what to paint
 * @cr: its page begins at (0, 0)
 *
 * Paints paper, points, axes, labels and marks. On an image surface the points
 * are those of the screen, pixel by pixel, at the device scale of the surface; on
 * any other surface labels are text, and points are shapes unless
 * aster_plot_scene_is_image().
 */
void
aster_plot_scene_paint (const AsterPlotScene *scene, cairo_t *cr)
{
  cairo_surface_t *target = cairo_get_target (cr);
  double scale = 0, ignored;
  cairo_matrix_t m;

  if (cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_IMAGE)
    cairo_surface_get_device_scale (target, &scale, &ignored);
  else if (aster_plot_scene_is_image (scene))
    scale = (scene->dpi > 0 ? scene->dpi : ASTER_PAPER_DPI) / 96;
  cairo_get_matrix (cr, &m);
  scale *= m.xx;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, scene->transform.width, scene->transform.height);
  cairo_clip (cr);

  if (scale <= 0 || !paint_image (scene, cr, scale))
    {
      paint_paper (scene, cr);
      paint_marks (scene, cr);
    }
  aster_plot_hulls_paint (scene, cr);
  aster_plot_hulls_paint_pointed (scene, cr);
  aster_plot_torn_paint (scene, cr);
  aster_plot_axes_paint (scene, cr);
  aster_heat_legend_paint (scene, cr);
  aster_plot_labels_paint (scene, cr);
  aster_plot_marks_paint (scene, cr);
  cairo_restore (cr);
}
