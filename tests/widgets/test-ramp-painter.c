#include "colour/ramp-painter.h"

#include <glib-object.h>
#include <math.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)

static PangoContext *
make_context (double size)
{
  PangoContext *context = pango_font_map_create_context (
      pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);

  return context;
}

static AsterRampScene
make_scene (double min, double max)
{
  AsterRampScene scene = { "cosine to ⟨purple⟩", "57 pieces",      min, max,
                           ASTER_RAMP_TINT,      ASTER_THEME_LIGHT };

  return scene;
}

static cairo_surface_t *
draw (const AsterRampScene *scene, PangoContext *context, int width)
{
  int height = (int) aster_ramp_painter_height (scene, context, width);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width,
                                                         height);
  cairo_t *cr = cairo_create (surface);

  aster_ramp_painter_draw (scene, context, cr, width);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel, data + y * cairo_image_surface_get_stride (surface) + 4 * x, 4);

  return pixel;
}

/* The bar is what the ramp is, from its one end to the other. */
static void
test_bar (void)
{
  g_autoptr (PangoContext) context = make_context (15);
  AsterRampScene scene = make_scene (0, 1);
  cairo_surface_t *surface = draw (&scene, context, 600);
  guint last = 256;
  int x;

  /* Under the frame, white turns red: green falls all the way. */
  for (x = 2; (get_pixel (surface, x, 4) & 0xff0000) >= 0xe00000 && x < 500; x += 8)
    {
      guint green = get_pixel (surface, x, 4) >> 8 & 255;

      g_assert_cmpuint (green, <=, last);
      last = green;
    }
  g_assert_cmpint (x, >, 150);
  g_assert_cmpuint (last, <, 70);
  cairo_surface_destroy (surface);
}

/* Narrower pages never need less height; a page of one em still gives a legend. */
static void
test_widths (void)
{
  g_autoptr (PangoContext) context = make_context (15);
  AsterRampScene scene = make_scene (-0.25, 0.5);
  double last = 0;

  for (double width = 800; width >= 15; width /= 1.5)
    {
      double height = aster_ramp_painter_height (&scene, context, width);

      g_assert_cmpfloat (height, >=, last);
      cairo_surface_destroy (draw (&scene, context, (int) width));
      last = height;
    }
}

/* Twice the font is about twice the legend. */
static void
test_text_size (void)
{
  AsterRampScene scene = make_scene (0, 1);
  g_autoptr (PangoContext) small = make_context (12), large = make_context (36);
  double a = aster_ramp_painter_height (&scene, small, 2000);
  double b = aster_ramp_painter_height (&scene, large, 2000);

  g_assert_cmpfloat (b / a, >, 2.6);
  g_assert_cmpfloat (b / a, <, 3.4);
}

/* No values: words only. All values one: a bar of one colour. */
static void
test_edges (void)
{
  g_autoptr (PangoContext) context = make_context (15);
  AsterRampScene none = make_scene (NAN, NAN), one = make_scene (2, 2);
  cairo_surface_t *surface;

  g_assert_cmpfloat (aster_ramp_painter_height (&none, context, 600), >, 10);
  cairo_surface_destroy (draw (&none, context, 600));

  surface = draw (&one, context, 600);
  g_assert_cmphex (get_pixel (surface, 8, 4), ==, get_pixel (surface, 120, 4));
  cairo_surface_destroy (surface);
}

/* The height without words, which wrap. */
static double
get_height (PangoContext *context, double min, double max, double width)
{
  AsterRampScene scene = make_scene (min, max);

  scene.title = "a";
  scene.note = NULL;

  return aster_ramp_painter_height (&scene, context, width);
}

/* Where the numbers of both ends would meet, one stands below the other; where there is
 * but one number, or room for two, nothing does. */
static void
test_ends (void)
{
  g_autoptr (PangoContext) context = make_context (13);
  double wide = get_height (context, 0.0301, 0.731, 400);

  g_assert_cmpfloat (get_height (context, 0.0301, 0.731, 60), >, wide);
  g_assert_cmpfloat (get_height (context, 0.5, 0.5, 400), ==, wide);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ramp-painter/bar", test_bar);
  g_test_add_func ("/ramp-painter/widths", test_widths);
  g_test_add_func ("/ramp-painter/text-size", test_text_size);
  g_test_add_func ("/ramp-painter/edges", test_edges);
  g_test_add_func ("/ramp-painter/ends", test_ends);
  return g_test_run ();
}
