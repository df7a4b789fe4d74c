#include "painted.h"

#include <math.h>

#include "parts/bits.h"
#include "plot/plot-dots.h"
#include "tools/parallel.h"
#include "tools/random.h"

static AsterMatrix *
one_point (float x, float y)
{
  AsterMatrix *positions = aster_matrix_new (1, 2, NULL);

  positions->data[0] = x;
  positions->data[1] = y;

  return positions;
}

/* A dot is where it ought to be, in its colour at about alpha 0.7, and opaque. */
static void
test_one_dot (void)
{
  Fixture self = fixture_new (one_point (50.5f, SIDE - 80.5f), ASTER_THEME_PRINT);
  g_auto (AsterPage) page = paint (&self.scene, 1);
  AsterColour paper = aster_palette_ink (ASTER_THEME_PRINT, ASTER_INK_PAPER);
  AsterColour ink = aster_colouring_get_colour (NULL, ASTER_THEME_PRINT,
                                                self.index->crowding[0]);

  expect_colour (read_pixel (&page, 50, 80), aster_colour_mix (paper, ink, 0.7), 0.07);
  expect_colour (read_pixel (&page, 50, 90), paper, 0.004);
  expect_colour (read_pixel (&page, 60, 80), paper, 0.004);
  for (gsize y = 0; y < SIDE; y++)
    for (gsize x = 0; x < SIDE; x++)
      g_assert_cmphex (page.pixels[y * page.stride + x] >> 24, ==, 0xff);
  fixture_clear (&self);
}

/* All ink of a dot, in px of full cover. */
static double
weigh (const AsterPage *page, AsterColour paper, AsterColour ink)
{
  double sum = 0;

  for (gsize y = 0; y < page->height; y++)
    for (gsize x = 0; x < page->width; x++)
      sum += (paper.r - read_pixel (page, x, y).r) / (paper.r - ink.r);

  return sum;
}

/* Whatever the place within a px and the scale, a dot has the area of its circle, and
 * the twelfth of a px² that a soft rim of one px adds. */
static void
test_area (void)
{
  double scales[] = { 1, 2 };

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    for (int i = 0; i < 20; i++)
      {
        Fixture self = fixture_new (
            one_point (50 + 0.13f * (float) i, 90 - 0.07f * (float) i),
            ASTER_THEME_PRINT);
        g_auto (AsterPage) page = paint (&self.scene, scales[s]);
        AsterColour paper = aster_palette_ink (ASTER_THEME_PRINT, ASTER_INK_PAPER);
        AsterColour ink = aster_colouring_get_colour (NULL, ASTER_THEME_PRINT,
                                                      self.index->crowding[0]);
        double r = aster_plot_scene_radius (&self.scene) * scales[s];

        g_assert_cmpfloat_with_epsilon (
            weigh (&page, paper, ink) / (G_PI * (r * r + 1 / 12.0)), 0.7, 0.06);
        fixture_clear (&self);
      }
}

/* Dots beyond the rim leave their visible part and write nowhere else. */
static void
test_rim (void)
{
  enum { N = 400 };
  AsterMatrix *positions = aster_matrix_new (N, 2, NULL);
  Fixture self;

  for (gsize i = 0; i < N; i++)
    {
      positions->data[2 * i] = (float) (i % 20) * 15 - 45;
      positions->data[2 * i + 1] = (float) (i / 20) * 15 - 45;
    }
  positions->data[0] = 1e30f;
  positions->data[2] = -1e30f;
  self = fixture_new (positions, ASTER_THEME_LIGHT);
  for (double scale = 1; scale <= 4; scale++)
    {
      g_auto (AsterPage) page = paint (&self.scene, scale);

      g_assert_cmphex (page.pixels[0] >> 24, ==, 0xff);
    }
  fixture_clear (&self);
}

static AsterMatrix *
many (gsize n)
{
  AsterMatrix *positions = aster_matrix_new (n, 2, NULL);
  AsterRandom random = aster_random_init (42, 5);

  for (gsize i = 0; i < 2 * n; i++)
    positions->data[i] = (float) (SIDE * aster_random_double (&random));

  return positions;
}

static void
test_threads (void)
{
  Fixture self = fixture_new (many (60000), ASTER_THEME_DARK);
  g_auto (AsterPage) one = { 0 };

  aster_parallel_set_threads (1);
  one = paint (&self.scene, 1);
  for (guint threads = 2; threads <= 4; threads++)
    {
      g_auto (AsterPage) page = { 0 };

      aster_parallel_set_threads (threads);
      page = paint (&self.scene, 1);
      for (gsize y = 0; y < SIDE; y++)
        g_assert_cmpmem (page.pixels + y * page.stride, SIDE * 4,
                         one.pixels + y * one.stride, SIDE * 4);
    }
  aster_parallel_set_threads (0);
  fixture_clear (&self);
}

/* What is selected stands out, what is not stands back, what is hidden is gone. */
static void
test_selection (void)
{
  AsterMatrix *positions = aster_matrix_new (3, 2, NULL);
  const float places[] = { 50.5f, 99.5f, 100.5f, 99.5f, 150.5f, 99.5f };
  guint64 selected = 1, visible = 3, matches = 2;
  AsterColour paper = aster_palette_ink (ASTER_THEME_PRINT, ASTER_INK_PAPER);
  Fixture self;

  memcpy (positions->data, places, sizeof places);
  self = fixture_new (positions, ASTER_THEME_PRINT);
  self.scene.selected = &selected;
  self.scene.n_selected = 1;
  self.scene.visible = &visible;
  self.scene.matches = &matches;
  self.scene.n_matches = 1;

  g_auto (AsterPage) page = paint (&self.scene, 1);
  double r = aster_plot_scene_radius (&self.scene);
  AsterColour strong = read_pixel (&page, 50, 100), dim = read_pixel (&page, 100, 100);
  AsterColour ring = read_pixel (&page, 100 + (gsize) lrint (r + 2), 100);

  g_assert_cmpfloat (aster_colour_contrast (strong, paper), >,
                     2 * aster_colour_contrast (dim, paper));
  g_assert_cmpfloat (aster_colour_contrast (dim, paper), >, 1.1);
  expect_colour (read_pixel (&page, 150, 100), paper, 0.004);
  g_assert_cmpfloat (aster_colour_contrast (ring, paper), >, 3);
  fixture_clear (&self);
}

/* A heap of words that are not selected stays behind one that is, however high it is. */
static void
test_heap (void)
{
  AsterMatrix *positions = aster_matrix_new (60, 2, NULL);
  guint64 selected = 1;
  AsterColour paper = aster_palette_ink (ASTER_THEME_PRINT, ASTER_INK_PAPER);
  Fixture self;

  for (gsize i = 0; i < 60; i++)
    {
      positions->data[2 * i] = i == 0 ? 50.5f : 100.5f;
      positions->data[2 * i + 1] = 99.5f;
    }
  self = fixture_new (positions, ASTER_THEME_PRINT);
  self.scene.selected = &selected;
  self.scene.n_selected = 1;

  g_auto (AsterPage) page = paint (&self.scene, 1);

  AsterColour ink = aster_colouring_get_colour (NULL, ASTER_THEME_PRINT,
                                                self.scene.index->crowding[1]);

  expect_colour (read_pixel (&page, 100, 100),
                 aster_colour_mix (paper, ink, ASTER_DOT_VEIL), 0.03);
  fixture_clear (&self);
}

/* A dot beyond the rim is looked for as far as the largest mark reaches, here the ring
 * around one that is found; what is smaller leaves nothing behind there, on any side. */
static void
test_beyond_the_rim (void)
{
  for (float away = 0; away < 24; away += 0.5f)
    for (guint side = 0; side < 4; side++)
      {
        const float out = side < 2 ? -away : SIDE + away;
        const float places[] = { 100.5f, 99.5f, side % 2 == 0 ? out : 60.5f,
                                 SIDE - (side % 2 == 0 ? 60.5f : out) };
        AsterMatrix *positions = aster_matrix_new (2, 2, NULL);
        gsize edge = side < 2 ? 0 : SIDE - 1;
        guint64 matches = 1;
        Fixture self;

        memcpy (positions->data, places, sizeof places);
        self = fixture_new (positions, ASTER_THEME_PRINT);
        self.scene.matches = &matches;
        self.scene.n_matches = 1;

        g_auto (AsterPage) page = paint (&self.scene, 1);
        if (away > aster_plot_scene_radius (&self.scene) + 2)
          expect_colour (side % 2 == 0 ? read_pixel (&page, edge, 60)
                                       : read_pixel (&page, 60, edge),
                         aster_palette_ink (ASTER_THEME_PRINT, ASTER_INK_PAPER), 0.004);
        fixture_clear (&self);
      }
}

/* Larger where there is room, and never smaller on coming nearer. */
static void
test_radius (void)
{
  Fixture self = fixture_new (many (5000), ASTER_THEME_LIGHT);
  double before = 0;

  for (double scale = 0.1; scale < 100; scale *= 1.5)
    {
      double r;

      self.scene.transform.scale = scale;
      r = aster_plot_scene_radius (&self.scene);
      g_assert_cmpfloat (r, >=, MAX (before, 1));
      g_assert_cmpfloat (r, <=, 5);
      before = r;
    }
  g_assert_cmpfloat (before, ==, 5);
  fixture_clear (&self);
}

/* The same scene on an image and on paper: the same dots in the same places. */
static void
test_vector_like_pixels (void)
{
  Fixture self = fixture_new (one_point (100, 100), ASTER_THEME_PRINT);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_surface_t *record = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA,
                                                            NULL);
  cairo_surface_t *replayed = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE,
                                                          SIDE);
  cairo_t *cr = cairo_create (record);

  aster_plot_scene_paint (&self.scene, cr);
  cairo_destroy (cr);
  cr = cairo_create (replayed);
  cairo_set_source_surface (cr, record, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cr = cairo_create (image);
  aster_plot_scene_paint (&self.scene, cr);
  cairo_destroy (cr);

  cairo_surface_flush (image);
  cairo_surface_flush (replayed);
  for (int i = 0; i < SIDE * SIDE * 4; i++)
    g_assert_cmpint (ABS (cairo_image_surface_get_data (image)[i] -
                          cairo_image_surface_get_data (replayed)[i]),
                     <=, 60);
  cairo_surface_destroy (record);
  cairo_surface_destroy (image);
  cairo_surface_destroy (replayed);
  fixture_clear (&self);
}

/* Opacity and size of a dot are what the style says; a rim of paper keeps two apart. */
static void
test_style (void)
{
  Fixture self = fixture_new (one_point (50.5f, SIDE - 80.5f), ASTER_THEME_PRINT);
  AsterColour paper = aster_palette_ink (ASTER_THEME_PRINT, ASTER_INK_PAPER);
  AsterColour ink = aster_colouring_get_colour (NULL, ASTER_THEME_PRINT,
                                                self.index->crowding[0]);
  g_auto (AsterPage) plain = paint (&self.scene, 1);

  self.scene.style.alpha = 0.3;
  self.scene.style.size = 2;
  {
    g_auto (AsterPage) page = paint (&self.scene, 1);

    expect_colour (read_pixel (&page, 50, 80), aster_colour_mix (paper, ink, 0.3), 0.07);
    g_assert_cmpfloat_with_epsilon (
        weigh (&page, paper, ink) / weigh (&plain, paper, ink), 4 * 0.3 / 0.7, 0.08);
  }

  self.scene.style = (AsterPlotStyle) ASTER_PLOT_STYLE_INIT;
  self.scene.style.outlines = TRUE;
  self.scene.theme = ASTER_THEME_DARK;
  {
    g_auto (AsterPage) page = paint (&self.scene, 1);

    expect_colour (read_pixel (&page, 50, 80 + 6),
                   aster_palette_ink (ASTER_THEME_DARK, ASTER_INK_PAPER), 0.02);
  }
  fixture_clear (&self);
}

/* A near point is larger, clearer and over a far one, whichever comes first. */
static void
test_depth (void)
{
  g_autoptr (AsterMatrix) x = one_point (100.5f, 100.5f);
  guint8 depth = 0;
  double before = 0;

  for (depth = 0; depth < ASTER_ORBIT_LEVELS; depth++)
    {
      Fixture self = fixture_new (aster_matrix_ref (x), ASTER_THEME_PRINT);
      AsterColour paper = aster_palette_ink (ASTER_THEME_PRINT, ASTER_INK_PAPER);
      AsterColour ink = aster_colouring_get_colour (NULL, ASTER_THEME_PRINT,
                                                    self.index->crowding[0]);

      self.scene.depths = &depth;
      {
        g_auto (AsterPage) page = paint (&self.scene, 1);
        double weight = weigh (&page, paper, ink);

        g_assert_cmpfloat (weight, >, 1.2 * before);
        before = weight;
      }
      fixture_clear (&self);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-points/one-dot", test_one_dot);
  g_test_add_func ("/plot-points/area", test_area);
  g_test_add_func ("/plot-points/rim", test_rim);
  g_test_add_func ("/plot-points/threads", test_threads);
  g_test_add_func ("/plot-points/selection", test_selection);
  g_test_add_func ("/plot-points/heap", test_heap);
  g_test_add_func ("/plot-points/beyond-the-rim", test_beyond_the_rim);
  g_test_add_func ("/plot-points/style", test_style);
  g_test_add_func ("/plot-points/depth", test_depth);
  g_test_add_func ("/plot-points/radius", test_radius);
  g_test_add_func ("/plot-points/vector-like-pixels", test_vector_like_pixels);

  return g_test_run ();
}
