#include "density/contours.h"

#include <math.h>

#include "density/plot-hulls-brush.h"
#include "density/plot-hulls.h"
#include "parts/bits.h"
#include "plot/plot-scene.h"
#include "support.h"

/* One high node: a diamond around it, the high side on the left. */
static void
test_one_node (void)
{
  const float values[] = { 0, 0, 0, 0, 1, 0, 0, 0, 0 };
  g_autoptr (GPtrArray) lines = aster_contours_trace (values, 3, 3, 0.5);
  const double *p;

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpuint (((GArray *) lines->pdata[0])->len, ==, 8);
  p = (const double *) (gconstpointer) ((GArray *) lines->pdata[0])->data;
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (fabs (p[2 * i] - 1) + fabs (p[2 * i + 1] - 1), 0.5,
                                    1e-12);
  g_assert_cmpfloat_with_epsilon (aster_contour_area (lines->pdata[0]), 0.5, 1e-12);
}

/* Two nodes that face each other: one region if the middle is high, else two. */
static void
test_saddle (void)
{
  const float values[] = { 1, 0, 0, 1 };
  g_autoptr (GPtrArray) low = aster_contours_trace (values, 2, 2, 0.6);
  g_autoptr (GPtrArray) high = aster_contours_trace (values, 2, 2, 0.4);

  g_assert_cmpuint (low->len, ==, 2);
  g_assert_cmpuint (high->len, ==, 1);
}

/* A ring has a hole, whose area counts the other way; all that is high is enclosed. */
static void
test_ring (void)
{
  enum { N = 60 };
  g_autofree float *values = g_new (float, N *N);
  g_autoptr (GPtrArray) lines = NULL;
  double sum = 0;

  for (guint j = 0; j < N; j++)
    for (guint i = 0; i < N; i++)
      {
        double r = hypot (i - 29.5, j - 29.5);

        values[j * N + i] = (float) (10 - fabs (r - 15));
      }
  lines = aster_contours_trace (values, N, N, 5);
  g_assert_cmpuint (lines->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    sum += aster_contour_area (lines->pdata[i]);
  g_assert_cmpfloat_with_epsilon (sum, G_PI * (20 * 20 - 10 * 10), 3);
}

/* Whatever the numbers, every line is closed and all of it lies on the level. */
static void
test_noise (void)
{
  enum { N = 40 };
  AsterRandom random = aster_random_init (9, 0);
  g_autofree float *values = g_new (float, N *N);
  g_autoptr (GPtrArray) lines = NULL;
  gsize crossings = 0, points = 0;

  for (guint i = 0; i < N * N; i++)
    values[i] = (float) aster_random_double (&random);
  lines = aster_contours_trace (values, N, N, 0.5);
  for (guint l = 0; l < lines->len; l++)
    {
      GArray *line = lines->pdata[l];
      const double *p = (const double *) (gconstpointer) line->data;

      points += line->len / 2;
      for (guint i = 0; i < line->len / 2; i++)
        {
          guint k = (i + 1) % (line->len / 2);

          g_assert_cmpfloat (hypot (p[2 * k] - p[2 * i], p[2 * k + 1] - p[2 * i + 1]), <=,
                             G_SQRT2 + 1e-9);
        }
    }
  for (guint j = 0; j < N; j++)
    for (guint i = 0; i < N; i++)
      {
        gboolean high = values[j * N + i] >= 0.5f;

        crossings += (i + 1 < N ? (values[j * N + i + 1] >= 0.5f) != high : high) +
                     (j + 1 < N ? (values[(j + 1) * N + i] >= 0.5f) != high : high) +
                     (i == 0 && high) + (j == 0 && high);
      }
  g_assert_cmpuint (points, ==, crossings);
}

/* Nine tenths of each class lie within its lines, strays and noise do not. */
static void
test_hulls (void)
{
  enum { N = 3000 };
  g_autoptr (AsterMatrix) x = aster_matrix_new (N, 2, NULL);
  AsterRandom random = aster_random_init (3, 0);
  g_autoptr (AsterPlotIndex) index = NULL;
  g_autoptr (AsterColouring) colouring = NULL;
  g_autoptr (AsterPlotHulls) hulls = NULL;
  guint8 styles[N];
  const AsterLegendEntry entries[] = { { (char *) "a", 1000, 0, FALSE },
                                       { (char *) "b", 1995, 1, FALSE },
                                       { (char *) "few", 5, 2, FALSE } };

  for (gsize i = 0; i < N; i++)
    {
      styles[i] = i < 1000 ? 0 : i < 2995 ? 1 : 2;
      for (guint p = 0; p < 2; p++)
        aster_matrix_row (x, i)[p] =
            (float) (aster_random_normal (&random) * (1 + styles[i]) + (i % 2 ? 10 : 0));
    }
  index = aster_plot_index_new (x);
  colouring = aster_colouring_new_from_classes ("class", entries, 3, styles, N);
  hulls = aster_plot_hulls_new (index, colouring, NULL);
  g_assert_cmpfloat_with_epsilon (
      aster_plot_hulls_count_within (hulls, index, colouring, 0) / 1000.0, 0.9, 0.01);
  g_assert_cmpfloat_with_epsilon (
      aster_plot_hulls_count_within (hulls, index, colouring, 1) / 1995.0, 0.9, 0.01);
  g_assert_cmpuint (aster_plot_hulls_count_within (hulls, index, colouring, 2), ==, 0);
}

/* A page of @n classes in a row, 200 rows each, and what is drawn around them. */
typedef struct
{
  AsterPlotIndex *index;
  AsterColouring *colouring;
  guint64 *selected;
  AsterPlotScene scene;
} Row;

static void
row_init (Row *self, guint n)
{
  const AsterPlotScene plain = ASTER_PLOT_SCENE_INIT;
  gsize n_rows = 200 * n;
  g_autoptr (AsterMatrix) x = aster_matrix_new (n_rows, 2, NULL);
  g_autofree guint8 *styles = g_malloc (n_rows);
  g_autofree AsterLegendEntry *entries = g_new0 (AsterLegendEntry, n);
  AsterRandom random = aster_random_init (5, 0);

  for (gsize i = 0; i < n_rows; i++)
    {
      styles[i] = (guint8) (i / 200);
      aster_matrix_row (x,
                        i)[0] = (float) (aster_random_normal (&random) + 10 * styles[i]);
      aster_matrix_row (x, i)[1] = (float) aster_random_normal (&random);
    }
  for (guint i = 0; i < n; i++)
    entries[i] = (AsterLegendEntry){ (char *) "class", 200, (guint8) i, FALSE };

  self->index = aster_plot_index_new (x);
  self->colouring = aster_colouring_new_from_classes ("class", entries, n, styles,
                                                      n_rows);
  self->selected = g_new0 (guint64, n_rows / 64 + 1);
  self->scene = plain;
  self->scene.index = self->index;
  self->scene.colouring = self->colouring;
  self->scene.selected = self->selected;
  self->scene.transform = (AsterTransform){ 4, 20, 30, 40.0 * n, 60 };
  self->scene.style.hulls = ASTER_HULLS_CHOSEN;
}

static void
row_clear (Row *self)
{
  aster_plot_index_unref (self->index);
  aster_colouring_unref (self->colouring);
  g_free (self->selected);
}

/* Bit i: there is ink around class i. */
static guint64
outlined (const AsterPlotScene *scene,
          void (*paint) (const AsterPlotScene *scene, cairo_t *cr))
{
  int width = (int) scene->transform.width, height = (int) scene->transform.height;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width,
                                                         height);
  cairo_t *cr = cairo_create (surface);
  guint64 found = 0;

  paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (cairo_image_surface_get_data (
              surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + 3] > 128)
        found |= G_GUINT64_CONSTANT (1) << (x / 40);
  cairo_surface_destroy (surface);

  return found;
}

/* A few classes are outlined, all of them; of many only those that are pointed at or
 * selected by the half, unless all are asked for. */
static void
test_which (void)
{
  __attribute__ ((cleanup (row_clear))) Row few = { 0 }, many = { 0 };

  row_init (&few, 8);
  row_init (&many, 9);
  g_assert_cmphex (outlined (&few.scene, aster_plot_hulls_paint), ==, 0xff);
  g_assert_cmphex (outlined (&many.scene, aster_plot_hulls_paint), ==, 0);
  g_assert_cmphex (outlined (&many.scene, aster_plot_hulls_paint_pointed), ==, 0);

  /* The word under the pointer, the one of the keyboard, the line of the legend. */
  many.scene.hovered = 450;
  g_assert_cmphex (outlined (&many.scene, aster_plot_hulls_paint_pointed), ==, 1 << 2);
  many.scene.hovered = -1;
  many.scene.current = 1700;
  g_assert_cmphex (outlined (&many.scene, aster_plot_hulls_paint_pointed), ==, 0);
  many.scene.focused = TRUE;
  g_assert_cmphex (outlined (&many.scene, aster_plot_hulls_paint_pointed), ==, 1 << 8);
  many.scene.pointed = 5;
  g_assert_cmphex (outlined (&many.scene, aster_plot_hulls_paint_pointed), ==, 1 << 5);
  many.scene.style.hulls = ASTER_HULLS_NONE;
  g_assert_cmphex (outlined (&many.scene, aster_plot_hulls_paint_pointed), ==, 1 << 5);
  g_assert_cmphex (outlined (&many.scene, aster_plot_hulls_paint), ==, 0);

  many.scene.style.hulls = ASTER_HULLS_CHOSEN;
  for (gsize row = 600; row < 899; row++)
    aster_bits_set (many.selected, row, TRUE);
  many.scene.n_selected = 299;
  g_assert_cmphex (outlined (&many.scene, aster_plot_hulls_paint), ==, 1 << 3);
  aster_bits_set (many.selected, 899, TRUE);
  many.scene.n_selected = 300;
  g_assert_cmphex (outlined (&many.scene, aster_plot_hulls_paint), ==, 3 << 3);
  many.scene.style.hulls = ASTER_HULLS_ALL;
  g_assert_cmphex (outlined (&many.scene, aster_plot_hulls_paint), ==, 0x1ff);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contours/one-node", test_one_node);
  g_test_add_func ("/contours/saddle", test_saddle);
  g_test_add_func ("/contours/ring", test_ring);
  g_test_add_func ("/contours/noise", test_noise);
  g_test_add_func ("/contours/hulls", test_hulls);
  g_test_add_func ("/contours/which", test_which);

  return g_test_run ();
}
