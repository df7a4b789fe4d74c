#include "layouts/tsne-grid.h"

#include "layouts/tsne-field.h"
#include "layouts/tsne-near.h"
#include "support.h"

/* @n points in a cube, in clouds, 4 floats a point. */
static AsterMatrix *
make_picture (gsize n, double width, guint64 seed)
{
  g_autoptr (AsterMatrix) centres = support_uniform_matrix (10, 3, seed);
  AsterMatrix *y = support_uniform_matrix (n, 4, seed + 1);

  for (gsize i = 0; i < n; i++)
    {
      float *row = aster_matrix_row (y, i);

      for (guint c = 0; c < 3; c++)
        row[c] = (float) (width / 2 *
                          (0.3 * row[c] + 0.7 * aster_matrix_row (centres, i % 10)[c]));
      row[3] = 0;
    }

  return y;
}

/* Σ_i Σ_j w, that of points on themselves with it, and Σ_j w² (y_i − y_j). */
static double
naive_field (const AsterMatrix *y, double *forces)
{
  double potential = 0;

  for (gsize i = 0; i < y->n_rows; i++)
    for (gsize j = 0; j < y->n_rows; j++)
      {
        double way[3], w = 1;

        for (guint c = 0; c < 3; c++)
          {
            way[c] = (double) aster_matrix_row (y, i)[c] - aster_matrix_row (y, j)[c];
            w += way[c] * way[c];
          }
        w = 1 / w;
        potential += w;
        for (guint c = 0; c < 3; c++)
          forces[3 * i + c] += w * w * way[c];
      }

  return potential;
}

static double
compute (const AsterMatrix *y, float *forces)
{
  g_autoptr (AsterTsneGrid) grid = aster_tsne_grid_new (y->n_rows, 3);
  g_autoptr (AsterTsneNear) near = aster_tsne_near_new (y->n_rows, 3);
  double potential = 0, radius = 0;

  g_assert_true (
      aster_tsne_grid_compute (grid, y->data, forces, &potential, &radius, NULL));
  g_assert_true (radius == 0 ||
                 aster_tsne_near_add (near, y->data, radius, forces, &potential, NULL));

  return potential;
}

/* Far and near together are the field, from a speck to a picture much wider than the
 * grid would like: forces within 2 % of their root mean square, the potential 0.5 %. */
static void
test_naive (void)
{
  static const double widths[] = { 1e-3, 1, 6, 20, 60, 400 };
  const gsize n = 1200;

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autoptr (AsterMatrix) y = make_picture (n, widths[w], w);
      g_autofree float *forces = g_new (float, 4 * n);
      g_autofree double *expected = g_new0 (double, 3 * n);
      double naive = naive_field (y, expected), potential = compute (y, forces);
      double wrong = 0, right = 0;

      for (gsize i = 0; i < n; i++)
        {
          g_assert_cmpfloat (forces[4 * i + 3], ==, 0);
          for (guint c = 0; c < 3; c++)
            {
              wrong += pow (forces[4 * i + c] - expected[3 * i + c], 2);
              right += pow (expected[3 * i + c], 2);
            }
        }
      g_test_message ("%g across: force off by %.1e, potential by %.1e", widths[w],
                      sqrt (wrong / right), fabs (potential / naive - 1));
      g_assert_cmpfloat (sqrt (wrong / right), <=, 0.02);
      g_assert_cmpfloat (fabs (potential / naive - 1), <=, 0.005);
    }
}

/* The field takes all pairs of few points, and the grid for many: they meet. */
static void
test_field (void)
{
  static const gsize sizes[] = { 400, 3100 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      gsize n = sizes[s];
      g_autoptr (AsterMatrix) y = make_picture (n, 15, s);
      g_autoptr (AsterTsneField) field = aster_tsne_field_new (n, 3);
      g_autofree float *a = g_new (float, 4 * n), *b = g_new (float, 4 * n);
      double z, potential = compute (y, b), wrong = 0, right = 0;

      g_assert_true (aster_tsne_field_compute (field, y->data, a, &z, NULL));
      g_assert_cmpfloat_with_epsilon (z, potential - (double) n, 0.005 * z);
      for (gsize i = 0; i < 4 * n; i++)
        {
          wrong += pow (a[i] - b[i], 2);
          right += pow (a[i], 2);
        }
      g_assert_cmpfloat (sqrt (wrong / right), <=, 0.02);
    }
}

static GBytes *
answer (gpointer data)
{
  AsterMatrix *y = data;
  g_autoptr (AsterMatrix) forces = aster_matrix_new (y->n_rows, 4, NULL);

  compute (y, forces->data);

  return support_matrix_bytes (forces);
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) y = make_picture (3000, 20, 1);

  support_assert_same_on_threads (answer, y);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterMatrix *y = data;
  g_autoptr (AsterTsneGrid) grid = aster_tsne_grid_new (y->n_rows, 3);
  g_autofree float *forces = g_new (float, 4 * y->n_rows);
  double potential = 0, radius;
  gboolean done = aster_tsne_grid_compute (grid, y->data, forces, &potential, &radius,
                                           pulse);

  if (!done)
    aster_set_cancelled (error);

  return done;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) y = make_picture (3000, 20, 1);

  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, y), >=, 20);
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-grid/naive", test_naive);
  g_test_add_func ("/tsne-grid/field", test_field);
  g_test_add_func ("/tsne-grid/threads", test_threads);
  g_test_add_func ("/tsne-grid/cancels", test_cancels);
  return g_test_run ();
}
