#include "density/plot-heat.h"

#include <math.h>

#include "plot/plot-points.h"
#include "support.h"

#define SIDE 300 /* px */

typedef struct
{
  AsterMatrix *positions;
  AsterPlotIndex *index;
  AsterPlotScene scene;
} Fixture;

/* @n rows spread evenly over a page, as one unit of the plane. */
static Fixture
fixture_new (gsize n, AsterPlotMarks marks)
{
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  AsterTransform transform = { SIDE / 2.0, SIDE / 2.0, SIDE / 2.0, SIDE, SIDE };
  AsterMatrix *positions = support_uniform_matrix (n, 2, 3);
  Fixture self = { positions, aster_plot_index_new (positions), scene };

  self.scene.index = self.index;
  self.scene.transform = transform;
  self.scene.style.marks = marks;

  return self;
}

static void
fixture_clear (Fixture *self)
{
  aster_plot_index_unref (self->index);
  aster_matrix_unref (self->positions);
}

static void
zoom (Fixture *self, double factor)
{
  AsterTransform *t = &self->scene.transform;

  t->scale *= factor;
  t->dx = t->width / 2;
  t->dy = t->height / 2;
}

static AsterPage
paint (const AsterPlotScene *scene)
{
  AsterPage page;

  g_assert_true (aster_page_init (&page, SIDE, SIDE, 1));
  aster_plot_points_paint (scene, 1, &page);

  return page;
}

/* The largest difference of a channel at a px. */
static int
differ (guint32 a, guint32 b)
{
  int most = 0;

  for (guint i = 0; i < 24; i += 8)
    most = MAX (most, abs ((int) (a >> i & 255) - (int) (b >> i & 255)));

  return most;
}

/* Px that two pages do not share. */
static gsize
count_different (const AsterPage *a, const AsterPage *b, int tolerance)
{
  gsize n = 0;

  for (gsize y = 0; y < SIDE; y++)
    for (gsize x = 0; x < SIDE; x++)
      n += differ (a->pixels[y * a->stride + x], b->pixels[y * b->stride + x]) >
           tolerance;

  return n;
}

static void
test_scale (void)
{
  Fixture self = fixture_new (3000, ASTER_MARKS_HEAT_MAP);
  AsterHeatScale scale;

  g_assert_true (aster_heat_scale_init (&scale, &self.scene));
  g_assert_cmpfloat_with_epsilon (scale.mean, 3000.0 / (SIDE * SIDE), 0.2 * scale.mean);
  for (double t = 0; t < 1; t += 0.1)
    g_assert_cmpfloat_with_epsilon (
        aster_heat_scale_position (&scale, aster_heat_scale_density (&scale, t)), t,
        1e-9);

  self.scene.style.marks = ASTER_MARKS_POINTS;
  g_assert_false (aster_heat_scale_init (&scale, &self.scene));
  self.scene.style.marks = ASTER_MARKS_AUTO;
  g_assert_false (aster_heat_scale_init (&scale, &self.scene));
  fixture_clear (&self);
}

/* The more words stand on a page, the finer they are measured, always as somebody asks;
 * coming nearer, the page is that of the style in the end. */
static void
test_bandwidth (void)
{
  static const gsize sizes[] = { 300, 3000, 30000, 300000 };
  double before = 80;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Fixture self = fixture_new (sizes[i], ASTER_MARKS_HEAT_MAP);
      AsterHeatScale heat, contours, wide;

      aster_heat_scale_init (&heat, &self.scene);
      self.scene.style.marks = ASTER_MARKS_CONTOURS;
      aster_heat_scale_init (&contours, &self.scene);
      self.scene.style.bandwidth *= 2;
      aster_heat_scale_init (&wide, &self.scene);
      g_assert_cmpfloat (heat.bandwidth, <=, before);
      g_assert_cmpfloat (heat.bandwidth, <=, contours.bandwidth);
      g_assert_cmpfloat_with_epsilon (wide.bandwidth, 2 * contours.bandwidth, 4);
      g_assert_cmpfloat (heat.bandwidth, >=, 4);
      before = heat.bandwidth;

      zoom (&self, 1000);
      self.scene.style.bandwidth = 20;
      aster_heat_scale_init (&heat, &self.scene);
      g_assert_cmpfloat (heat.bandwidth, ==, 20);
      fixture_clear (&self);
    }
  g_assert_cmpfloat (before, <, 6);
}

/* On zooming in, what a kernel covers of the map does not grow, so that no crowd melts
 * into its neighbours. */
static void
test_bandwidth_zooms (void)
{
  Fixture self = fixture_new (100000, ASTER_MARKS_HEAT_MAP);
  AsterHeatScale scale;
  double before = INFINITY;

  for (double factor = 1; factor < 30; factor *= 1.1)
    {
      double on_map;

      self.scene.transform.scale = SIDE / 2.0;
      zoom (&self, factor);
      aster_heat_scale_init (&scale, &self.scene);
      on_map = scale.bandwidth / self.scene.transform.scale;
      g_assert_cmpfloat (on_map, <=, before * 1.0001);
      before = on_map;
    }
  fixture_clear (&self);
}

/* Where it is crowded the heat hides the points and has the colour of its density. */
static void
test_crowded (void)
{
  Fixture self = fixture_new (20000, ASTER_MARKS_HEAT_MAP);
  g_autoptr (AsterHeat) heat = aster_heat_new (&self.scene);
  g_auto (AsterPage) page = paint (&self.scene);

  g_assert_nonnull (heat);
  g_assert_true (aster_heat_hides (heat, 150, 150));
  for (gsize at = 60; at < 240; at += 13)
    {
      double density = aster_density_read (heat->density, 0, at + 0.5, at + 0.5);
      AsterColour colour = aster_heat_colour (
          self.scene.theme, aster_heat_scale_position (&heat->scale, density));

      g_assert_cmpint (
          differ (page.pixels[at * page.stride + at], aster_colour_to_pixel (colour)), <=,
          6);
    }
  fixture_clear (&self);
}

/* From a heat map to points on zooming in: nothing jumps, and in the end the page is
 * that of points alone. */
static void
test_fades (void)
{
  Fixture self = fixture_new (20000, ASTER_MARKS_HEAT_MAP);
  double before = 1;

  for (double factor = 1; factor < 40; factor *= 1.05)
    {
      g_autoptr (AsterHeat) heat = NULL;
      double cover = 0;

      self.scene.transform.scale = SIDE / 2.0;
      zoom (&self, factor);
      heat = aster_heat_new (&self.scene);
      if (heat != NULL)
        {
          gsize middle = heat->density->height / 2 * heat->density->width +
                         heat->density->width / 2;

          cover = heat->colours[4 * middle + 3] / 65280.0;
        }
      g_assert_cmpfloat (fabs (cover - before), <, 0.25);
      before = cover;
    }
  g_assert_cmpfloat (before, <, 0.01);

  {
    g_auto (AsterPage) heat = paint (&self.scene), points = { 0 };

    self.scene.style.marks = ASTER_MARKS_POINTS;
    points = paint (&self.scene);
    g_assert_cmpuint (count_different (&heat, &points, 8), <, SIDE);
  }
  fixture_clear (&self);
}

/* What is selected is seen on any heat, and the heat stands back. */
static void
test_selected (void)
{
  Fixture self = fixture_new (20000, ASTER_MARKS_HEAT_MAP);
  g_autofree guint64 *bits = g_new0 (guint64, 20000 / 64 + 1);
  double place[2];
  AsterColour ink;

  bits[0] = 1;
  aster_matrix_row (self.positions, 0)[0] = 0.1f;
  aster_matrix_row (self.positions, 0)[1] = 0.1f;
  self.scene.selected = bits;
  self.scene.n_selected = 1;
  aster_plot_scene_locate (&self.scene, 0, place);
  {
    g_auto (AsterPage) page = paint (&self.scene);
    guint32 pixel = page.pixels[(gsize) place[1] * page.stride + (gsize) place[0]];

    ink = aster_colouring_get_colour (NULL, self.scene.theme, self.index->crowding[0]);
    g_assert_cmpint (differ (pixel, aster_colour_to_pixel (ink)), <, 60);
  }
  fixture_clear (&self);
}

/* Two contours stand to each doubling of the mean. */
static void
test_contours (void)
{
  Fixture self = fixture_new (1, ASTER_MARKS_CONTOURS);
  g_autoptr (AsterMatrix) x = aster_matrix_new (4000, 2, NULL);
  AsterRandom random = aster_random_init (4, 0);
  g_autoptr (AsterPlotIndex) index = NULL;
  g_autoptr (AsterHeat) heat = NULL;
  guint crossings = 0, lines = 0;

  for (gsize i = 0; i < 2 * 4000; i++)
    x->data[i] = (float) (0.25 * aster_random_normal (&random));
  index = aster_plot_index_new (x);
  self.scene.index = index;
  heat = aster_heat_new (&self.scene);
  g_assert_nonnull (heat->levels);
  {
    g_auto (AsterPage) page = paint (&self.scene), plain = { 0 };

    self.scene.style.marks = ASTER_MARKS_POINTS;
    plain = paint (&self.scene);
    for (gsize at = 150; at + 1 < SIDE; at++)
      {
        double here = aster_density_read (heat->density, 0, at + 0.5, 150.5);
        double next = aster_density_read (heat->density, 0, at + 1.5, 150.5);

        /* The outermost ones are as pale as the paper, and fade where points take over.
         */
        if (floor (2 * log2 (here / heat->scale.mean)) >
                floor (2 * log2 (next / heat->scale.mean)) &&
            next > 0.4 * heat->scale.mean && next > 2 * heat->scale.lo)
          {
            crossings++;
            for (gsize near = at - 1; near <= at + 2; near++)
              if (differ (page.pixels[150 * page.stride + near],
                          plain.pixels[150 * plain.stride + near]) > 30)
                {
                  lines++;
                  break;
                }
          }
      }
  }
  g_assert_cmpuint (crossings, >=, 6);
  g_assert_cmpuint (lines, ==, crossings);
  fixture_clear (&self);
}

static GBytes *
answer (gpointer data)
{
  Fixture *self = data;
  g_auto (AsterPage) page = paint (&self->scene);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (gsize y = 0; y < SIDE; y++)
    g_byte_array_append (bytes, (guint8 *) (page.pixels + y * page.stride), SIDE * 4);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
test_threads (void)
{
  Fixture self = fixture_new (30000, ASTER_MARKS_CONTOURS);

  support_assert_same_on_threads (answer, &self);
  fixture_clear (&self);
}

/* Equal places, one row, rows that have no class: nothing divides by nothing. */
static void
test_odd (void)
{
  for (AsterPlotMarks marks = 0; marks < ASTER_N_MARKS; marks++)
    for (gsize n = 1; n <= 1000; n += 999)
      {
        Fixture self = fixture_new (n, marks);
        g_autoptr (AsterMatrix) same = aster_matrix_new (n, 2, NULL);
        g_autoptr (AsterPlotIndex) index = NULL;

        memset (same->data, 0, n * 2 * sizeof (float));
        index = aster_plot_index_new (same);
        self.scene.index = index;
        {
          g_auto (AsterPage) page = paint (&self.scene);

          g_assert_cmphex (page.pixels[0] >> 24, ==, 0xff);
        }
        fixture_clear (&self);
      }
}

/* On paper the heat map is what it is on the screen. */
static void
test_on_paper (void)
{
  Fixture self = fixture_new (20000, ASTER_MARKS_CONTOURS);
  g_auto (AsterPage) page = paint (&self.scene);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_surface_t *paper = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (paper);
  const guint32 *pixels;
  double sum = 0;
  gsize stride;

  self.scene.style.legend = FALSE;
  aster_plot_scene_paint (&self.scene, cr);
  cairo_destroy (cr);
  cr = cairo_create (image);
  cairo_set_source_surface (cr, paper, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (image);
  stride = (gsize) cairo_image_surface_get_stride (image) / 4;
  for (gsize y = 0; y < SIDE; y++)
    for (gsize x = 0; x < SIDE; x++)
      sum += differ (pixels[y * stride + x], page.pixels[y * page.stride + x]);
  g_assert_cmpfloat (sum / (SIDE * SIDE), <, 6);

  cairo_surface_destroy (image);
  cairo_surface_destroy (paper);
  fixture_clear (&self);
}

/* Px of @image that something was drawn on, from @x on or before it. */
static gsize
count_drawn (cairo_surface_t *image, int x, gboolean beyond)
{
  const guint8 *pixels = cairo_image_surface_get_data (image);
  int stride = cairo_image_surface_get_stride (image);
  gsize n = 0;

  for (int row = 0; row < cairo_image_surface_get_height (image); row++)
    for (int i = beyond ? x : 0; i < (beyond ? cairo_image_surface_get_width (image) : x);
         i++)
      n += pixels[row * stride + 4 * i + 3] != 0;

  return n;
}

/* What the colours mean stands beside the legend of the classes, if that reaches down to
 * it, and never under it. */
static void
test_legend (void)
{
  for (guint covered = 0; covered < 2; covered++)
    {
      Fixture self = fixture_new (20000, ASTER_MARKS_HEAT_MAP);
      cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 400);
      cairo_t *cr = cairo_create (image);

      self.scene.transform = (AsterTransform){ 400, 200, 200, 800, 400 };
      self.scene.n_covers = covered;
      self.scene.covers[0] = (cairo_rectangle_t){ 700, 0, 100, 400 };
      aster_heat_legend_paint (&self.scene, cr);
      cairo_surface_flush (image);
      g_assert_cmpuint (count_drawn (image, 700, FALSE), >, 0);
      g_assert_true ((count_drawn (image, 700, TRUE) == 0) == covered);
      cairo_destroy (cr);
      cairo_surface_destroy (image);
      fixture_clear (&self);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-heat/scale", test_scale);
  g_test_add_func ("/plot-heat/bandwidth", test_bandwidth);
  g_test_add_func ("/plot-heat/bandwidth-zooms", test_bandwidth_zooms);
  g_test_add_func ("/plot-heat/crowded", test_crowded);
  g_test_add_func ("/plot-heat/fades", test_fades);
  g_test_add_func ("/plot-heat/selected", test_selected);
  g_test_add_func ("/plot-heat/contours", test_contours);
  g_test_add_func ("/plot-heat/on-paper", test_on_paper);
  g_test_add_func ("/plot-heat/threads", test_threads);
  g_test_add_func ("/plot-heat/odd", test_odd);
  g_test_add_func ("/plot-heat/legend", test_legend);

  return g_test_run ();
}
