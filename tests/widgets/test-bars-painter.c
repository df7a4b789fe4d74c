#include "chart/bars-painter.h"

#include <math.h>

#include "chart/strip-painter.h"
#include "tools/random.h"

static void
test_histogram (void)
{
  enum { N = 5000 };
  g_autofree double *values = g_new (double, N);
  AsterRandom random = aster_random_init (42, 6);
  g_autofree double *counts = NULL;
  double range[2], sum = 0;
  gsize n_bars;

  for (gsize i = 0; i < N; i++)
    values[i] = aster_random_normal (&random);
  values[7] = NAN;
  counts = aster_histogram_count (values, N, &n_bars, range);

  g_assert_cmpuint (n_bars, >=, 8);
  g_assert_cmpuint (n_bars, <=, 48);
  for (gsize i = 0; i < n_bars; i++)
    sum += counts[i];
  g_assert_cmpfloat (sum, ==, N - 1);

  for (gsize bar = 0; bar < n_bars; bar++)
    {
      double lo = range[0] + (range[1] - range[0]) * (double) bar / (double) n_bars;
      double hi = range[0] + (range[1] - range[0]) * (double) (bar + 1) / (double) n_bars;
      double inside = 0;

      for (gsize i = 0; i < N; i++)
        inside += values[i] >= lo && (values[i] < hi || bar + 1 == n_bars);
      g_assert_cmpfloat_with_epsilon (counts[bar], inside, 1);
    }
}

static void
test_histogram_of_little (void)
{
  double none[] = { NAN }, same[] = { 2, 2, 2 }, range[2];
  gsize n_bars;
  double *counts = aster_histogram_count (none, 1, &n_bars, range);

  g_assert_cmpuint (n_bars, ==, 0);
  g_free (counts);
  counts = aster_histogram_count (same, 3, &n_bars, range);
  g_assert_cmpuint (n_bars, ==, 1);
  g_assert_cmpfloat (counts[0], ==, 3);
  g_free (counts);
}

/* Every cell of a strip is found where it is drawn, on one line or on several. */
static void
test_strip_find (void)
{
  gsize sizes[] = { 1, 25, 100, 768 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      g_autofree float *values = g_new0 (float, sizes[k]);
      AsterStripScene scene = { values, sizes[k], -1, 260, { 0, NULL, 12 } };
      g_autofree gboolean *seen = g_new0 (gboolean, sizes[k]);
      gsize n = 0;

      for (double y = 0.5; y < aster_strip_height (&scene); y++)
        for (double x = 0.5; x < 260; x++)
          {
            int i = aster_strip_find (&scene, x, y);

            g_assert_cmpint (i, <, (int) sizes[k]);
            if (i >= 0 && !seen[i])
              {
                seen[i] = TRUE;
                n++;
              }
          }
      g_assert_cmpuint (n, ==, sizes[k]);
      g_assert_cmpint (aster_strip_find (&scene, -1, 2), ==, -1);
    }
}

static void
test_strip_colours (void)
{
  float values[] = { -2, 0, 2, 1 };
  AsterStripScene scene = { values, 4, -1, 40, { ASTER_THEME_LIGHT, NULL, 12 } };
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 60);
  cairo_t *cr = cairo_create (image);
  const guint32 *pixels;

  aster_strip_paint (&scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (image);
  for (int i = 0; i < 4; i++)
    {
      guint32 expected = aster_colour_to_pixel (aster_palette_ramp (
          ASTER_THEME_LIGHT, ASTER_RAMP_SIGNED, 0.5 + (double) values[i] / 4));

      for (int c = 0; c < 24; c += 8)
        g_assert_cmpint (ABS ((int) (pixels[40 * 10 + 10 * i + 5] >> c & 255) -
                              (int) (expected >> c & 255)),
                         <=, 1);
    }
  cairo_surface_destroy (image);
}

static void
test_words (void)
{
  float values[] = { 0.25f, -1.5f };
  double counts[] = { 3, 4 };
  AsterStripScene strip = { values, 2, -1, 100, { 0 } };
  AsterBarsScene bars = { counts, 2, TRUE, 0, 5, NAN, -1, 100, { 0 } };
  g_autofree char *cell = aster_strip_dup_text (&strip, 1);
  g_autofree char *bar = aster_bars_dup_text (&bars, 1);

  g_assert_cmpstr (cell, ==, "dimension 2: −1.5");
  g_assert_cmpstr (bar, ==, "2.5 to 5: 4");
  g_assert_cmpint (aster_bars_find (&bars, 60, 10), ==, 1);
  g_assert_cmpint (aster_bars_find (&bars, 101, 10), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bars-painter/histogram", test_histogram);
  g_test_add_func ("/bars-painter/histogram-of-little", test_histogram_of_little);
  g_test_add_func ("/strip-painter/find", test_strip_find);
  g_test_add_func ("/strip-painter/colours", test_strip_colours);
  g_test_add_func ("/bars-painter/words", test_words);

  return g_test_run ();
}
