#include "plot/plot-index.h"

#include <math.h>
#include <string.h>

#include "parts/bits.h"
#include "tools/random.h"

static AsterMatrix *
new_points (gsize n, guint64 stream)
{
  AsterMatrix *x = aster_matrix_new (n, 2, NULL);
  AsterRandom random = aster_random_init (42, stream);

  for (gsize i = 0; i < 2 * n; i++)
    x->data[i] = (float) (aster_random_normal (&random) * (i % 2 ? 1 : 20));

  return x;
}

static int
naive_nearest (const AsterMatrix *x,
               const double at[2],
               double reach,
               const guint64 *seen)
{
  double best = reach * reach;
  int found = -1;

  for (gsize i = 0; i < x->n_rows; i++)
    {
      double dx = x->data[2 * i] - at[0], dy = x->data[2 * i + 1] - at[1];

      if (aster_bits_get (seen, i) && dx * dx + dy * dy < best)
        {
          best = dx * dx + dy * dy;
          found = (int) i;
        }
    }

  return found;
}

static void
test_nearest (void)
{
  enum { N = 3000 };
  g_autoptr (AsterMatrix) x = new_points (N, 1);
  g_autoptr (AsterPlotIndex) index = aster_plot_index_new (x);
  g_autofree guint64 *seen = g_new0 (guint64, aster_bits_words (N));
  AsterRandom random = aster_random_init (42, 9);

  for (gsize i = 0; i < N; i++)
    aster_bits_set (seen, i, aster_random_below (&random, 3) > 0);

  for (int i = 0; i < 500; i++)
    {
      double at[2] = { 30 * aster_random_normal (&random),
                       2 * aster_random_normal (&random) };
      double reach = 3 * aster_random_double (&random);

      g_assert_cmpint (aster_plot_index_find_nearest (index, at, reach, seen), ==,
                       naive_nearest (x, at, reach, seen));
    }
}

/* Hidden behind others is not outside: every row of the box is found. */
static void
test_rectangle (void)
{
  enum { N = 2000 };
  g_autoptr (AsterMatrix) x = new_points (N, 2);
  g_autoptr (AsterPlotIndex) index = NULL;
  double a[2] = { 10, -1 }, b[2] = { -5, 0.75 };
  g_autoptr (GArray) found = NULL;
  guint expected = 0;

  for (gsize i = 0; i < 50; i++)
    {
      x->data[2 * i] = 1;
      x->data[2 * i + 1] = 0.5f;
    }
  index = aster_plot_index_new (x);
  found = aster_plot_index_find_in_rectangle (index, a, b, NULL);

  for (gsize i = 0; i < N; i++)
    {
      const float *p = aster_matrix_row (x, i);

      if (p[0] >= -5 && p[0] <= 10 && p[1] >= -1 && p[1] <= 0.75f)
        {
          g_assert_cmpuint (g_array_index (found, guint32, expected), ==, i);
          expected++;
        }
    }
  g_assert_cmpuint (found->len, ==, expected);
  g_assert_cmpuint (expected, >, 50);
}

static void
test_polygon (void)
{
  g_autoptr (AsterMatrix) x = aster_matrix_new (4, 2, NULL);
  g_autoptr (AsterPlotIndex) index = NULL;
  const float places[] = { 0.5f, 0.2f, 0.5f, 0.9f, 2, 2, 0.1f, 0.95f };
  /* A notch from above: (0.5, 0.9) lies in it. */
  double corners[] = { 0, 0, 1, 0, 1, 1, 0.5, 0.5, 0, 1 };
  g_autoptr (GArray) found = NULL, nothing = NULL;

  memcpy (x->data, places, sizeof places);
  index = aster_plot_index_new (x);
  found = aster_plot_index_find_in_polygon (index, corners, 5, NULL);
  nothing = aster_plot_index_find_in_polygon (index, corners, 2, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (g_array_index (found, guint32, 0), ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* By the even-odd rule, for each row by itself. */
static gboolean
naive_inside (const double *corners, gsize n, double x, double y)
{
  gboolean inside = FALSE;

  for (gsize i = 0, k = n - 1; i < n; k = i++)
    {
      const double *a = corners + 2 * i, *b = corners + 2 * k;

      if ((a[1] > y) != (b[1] > y) &&
          x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
        inside = !inside;
    }

  return inside;
}

/* Lassos that cross themselves, have level and upright sides, are small, or go far
 * beyond the map. */
static void
test_lassos (void)
{
  enum { N = 6000, MOST = 40 };
  g_autoptr (AsterMatrix) x = new_points (N, 2);
  g_autoptr (AsterPlotIndex) index = aster_plot_index_new (x);
  AsterRandom random = aster_random_init (9, 1);

  for (int trial = 0; trial < 200; trial++)
    {
      double corners[2 * MOST], size = exp (aster_random_normal (&random) * 2);
      gsize n = 3 + aster_random_below (&random, MOST - 2), expected = 0;
      const float *middle = aster_matrix_row (x, aster_random_below (&random, N));
      g_autoptr (GArray) found = NULL;

      for (gsize i = 0; i < 2 * n; i++)
        corners[i] = i >= 2 && trial % 2 && aster_random_below (&random, 3) == 0
                         ? corners[i - 2]
                         : (double) middle[i % 2] + size * aster_random_normal (&random);
      found = aster_plot_index_find_in_polygon (index, corners, n, NULL);
      for (gsize i = 0; i < N; i++)
        {
          const float *p = aster_matrix_row (x, i);

          if (!naive_inside (corners, n, (double) p[0], (double) p[1]))
            continue;
          g_assert_cmpuint (expected, <, found->len);
          g_assert_cmpuint (g_array_index (found, guint32, expected), ==, i);
          expected++;
        }
      g_assert_cmpuint (found->len, ==, expected);
    }
}

static void
test_towards (void)
{
  g_autoptr (AsterMatrix) x = aster_matrix_new (5, 2, NULL);
  g_autoptr (AsterPlotIndex) index = NULL;
  const float places[] = { 0, 0, 2, 0, 1, 0.9f, 0, 3, -1, -5 };
  double right[] = { 1, 0 }, up[] = { 0, 1 }, left[] = { -1, 0 }, down[] = { 0, -1 };

  memcpy (x->data, places, sizeof places);
  index = aster_plot_index_new (x);
  g_assert_cmpint (aster_plot_index_find_towards (index, 0, right, NULL), ==, 1);
  g_assert_cmpint (aster_plot_index_find_towards (index, 0, up, NULL), ==, 3);
  g_assert_cmpint (aster_plot_index_find_towards (index, 0, down, NULL), ==, 4);
  g_assert_cmpint (aster_plot_index_find_towards (index, 4, left, NULL), ==, -1);
}

static void
test_degenerate (void)
{
  gsize sizes[] = { 0, 1, 2, 500 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      g_autoptr (AsterMatrix) x = aster_matrix_new (sizes[k], 2, NULL);
      g_autoptr (AsterPlotIndex) index = NULL;
      double at[2] = { 3, 3 };

      for (gsize i = 0; i < 2 * sizes[k]; i++)
        x->data[i] = 3;
      index = aster_plot_index_new (x);
      g_assert_cmpint (aster_plot_index_find_nearest (index, at, 1, NULL), ==,
                       sizes[k] > 0 ? 0 : -1);
      g_assert_true (isfinite (index->density));
    }
}

/* The middle of a clump is more crowded than its rim, and styles stay in range. */
static void
test_crowding (void)
{
  g_autoptr (AsterMatrix) x = new_points (5000, 3);
  g_autoptr (AsterPlotIndex) index = NULL;

  x->data[0] = x->data[1] = 0;
  x->data[2] = 70;
  x->data[3] = 0;
  index = aster_plot_index_new (x);
  g_assert_cmpuint (index->crowding[0], >, 150);
  g_assert_cmpuint (index->crowding[1], <, 100);
  for (gsize i = 0; i < 5000; i++)
    g_assert_cmpuint (index->crowding[i], <=, 253);
}

/* Rows without a place are never found, and the others are where they are without them.
 */
static void
test_lost (void)
{
  enum { N = 200 };
  static const float bad[][2] = { { NAN, 0 }, { INFINITY, 1 }, { 0, -INFINITY } };
  g_autoptr (AsterMatrix) x = new_points (N, 3), more = aster_matrix_new (N + 3, 2, NULL);
  g_autoptr (AsterPlotIndex) index = NULL, plain = aster_plot_index_new (x);
  g_autoptr (GArray) found = NULL;
  double low[2], high[2], near[2] = { 0, 0 };

  memcpy (more->data, x->data, 2 * N * sizeof (float));
  memcpy (more->data + 2 * N, bad, sizeof bad);
  index = aster_plot_index_new (more);
  g_assert_cmpuint (index->n_lost, ==, 3);
  g_assert_true (aster_plot_index_has_place (index, N - 1));
  g_assert_false (aster_plot_index_has_place (index, N));
  g_assert_cmpfloat (index->x0, ==, plain->x0);
  g_assert_cmpfloat (index->x1, ==, plain->x1);
  g_assert_cmpfloat (index->y1, ==, plain->y1);
  g_assert_cmpmem (index->crowding, N, plain->crowding, N);

  low[0] = index->x0, low[1] = index->y0, high[0] = index->x1, high[1] = index->y1;
  found = aster_plot_index_find_in_rectangle (index, low, high, NULL);
  g_assert_cmpuint (found->len, ==, N);
  g_assert_cmpint (aster_plot_index_find_nearest (index, near, 1e9, NULL), <, N);
}

/* Nothing has a place; two rows are as far apart as floats go. */
static void
test_far_and_nowhere (void)
{
  g_autoptr (AsterMatrix) none = aster_matrix_new (2, 2, NULL);
  g_autoptr (AsterMatrix) wide = aster_matrix_new (2, 2, NULL);
  g_autoptr (AsterPlotIndex) lost = NULL, far = NULL;

  for (gsize i = 0; i < 4; i++)
    none->data[i] = NAN;
  wide->data[0] = -3e38f;
  wide->data[2] = 3e38f;
  lost = aster_plot_index_new (none);
  far = aster_plot_index_new (wide);
  g_assert_cmpuint (lost->n_lost, ==, 2);
  g_assert_cmpfloat (lost->x0, ==, 0);
  g_assert_cmpfloat (lost->x1, ==, 0);
  g_assert_true (isfinite (far->density) && isfinite (far->around));
  g_assert_true (isfinite (far->x1 - far->x0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-index/nearest", test_nearest);
  g_test_add_func ("/plot-index/rectangle", test_rectangle);
  g_test_add_func ("/plot-index/polygon", test_polygon);
  g_test_add_func ("/plot-index/lassos", test_lassos);
  g_test_add_func ("/plot-index/towards", test_towards);
  g_test_add_func ("/plot-index/degenerate", test_degenerate);
  g_test_add_func ("/plot-index/crowding", test_crowding);

  g_test_add_func ("/plot-index/lost", test_lost);
  g_test_add_func ("/plot-index/far-and-nowhere", test_far_and_nowhere);
  return g_test_run ();
}
