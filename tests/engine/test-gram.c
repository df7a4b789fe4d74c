#include "tools/gram.h"

#include "support.h"
#include "tools/budget.h"
#include "tools/linalg.h"

/* The products one by one. */
static double
naive_product (
    const AsterMatrix *x, const double *centre, gboolean of_rows, gsize p, gsize q)
{
  double sum = 0;

  for (gsize k = 0; k < (of_rows ? x->n_cols : x->n_rows); k++)
    {
      gsize i = of_rows ? p : k, j = of_rows ? k : p;
      gsize i2 = of_rows ? q : k, j2 = of_rows ? k : q;

      sum += (aster_matrix_row (x, i)[j] - (centre ? centre[j] : 0)) *
             (aster_matrix_row (x, i2)[j2] - (centre ? centre[j2] : 0));
    }

  return sum;
}

/* Shapes on both sides of every border of tiles and panels. */
static void
test_any_shape (void)
{
  static const gsize shapes[][2] = { { 1, 1 },     { 5, 3 },     { 3, 5 },
                                     { 100, 64 },  { 100, 65 },  { 130, 257 },
                                     { 9000, 60 }, { 60, 9000 }, { 0, 4 } };

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    for (guint way = 0; way < 4; way++)
      {
        gsize n = shapes[s][0], d = shapes[s][1];
        gboolean of_rows = way & 1;
        gsize side = of_rows ? n : d;
        g_autoptr (AsterMatrix) x = support_uniform_matrix (n, d, s);
        g_autofree double *centre = g_new (double, d), *g = NULL;
        g_autoptr (GError) error = NULL;

        if (side > 1000)
          continue;
        for (gsize j = 0; j < d; j++)
          centre[j] = 0.1 * (double) (j % 7);
        g = aster_gram (x, way & 2 ? centre : NULL, of_rows, NULL, &error);
        g_assert_no_error (error);

        for (gsize p = 0; p < side; p += 1 + side / 17)
          for (gsize q = p; q < side; q += 1 + side / 19)
            g_assert_cmpfloat_with_epsilon (
                g[p * side + q],
                naive_product (x, way & 2 ? centre : NULL, of_rows, p, q), 1e-9);
      }
}

/* A side whose square no machine has the memory for is refused in words. */
static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterMatrix) x = aster_matrix_new (1, 65536, NULL);

  aster_budget_set (1u << 30);
  g_assert_null (aster_gram (x, NULL, FALSE, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY);
  aster_budget_set (0);
}

static GBytes *
answer (gpointer data)
{
  AsterMatrix *x = data;
  gboolean of_rows = x->n_rows < x->n_cols;
  gsize side = MIN (x->n_rows, x->n_cols);
  double *g = aster_gram (x, NULL, of_rows, NULL, NULL);

  return g_bytes_new_take (g, side * side * sizeof (double));
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterMatrix *x = data;
  g_autofree double *g = aster_gram (x, NULL, x->n_rows < x->n_cols, pulse, error);

  return g != NULL;
}

static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) tall = support_uniform_matrix (9000, 300, 1);
  g_autoptr (AsterMatrix) flat = support_uniform_matrix (90, 7000, 2);

  support_assert_same_on_threads (answer, tall);
  support_assert_same_on_threads (answer, flat);
  support_assert_cancels (verb, tall);
  support_assert_cancels (verb, flat);
}

int
main (int argc, char *argv[])
{
  aster_linalg_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gram/any-shape", test_any_shape);
  g_test_add_func ("/gram/too-large", test_too_large);
  g_test_add_func ("/gram/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
