#include "tools/triangle.h"

#include "support.h"
#include "tools/linalg.h"

/* Rᵀ R is the Gram matrix, whatever the shape; below the diagonal R is 0. */
static void
test_any_shape (void)
{
  static const gsize shapes[][2] = {
    { 1, 1 },     { 3, 1 },    { 1, 3 }, { 9, 9 },     { 50, 7 },
    { 2000, 11 }, { 12, 300 }, { 0, 3 }, { 3000, 300 }
  }; /* more than a panel */

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    for (guint centred = 0; centred < 2; centred++)
      {
        gsize n = shapes[s][0], d = shapes[s][1], side = MIN (n, d);
        g_autoptr (AsterMatrix) x = support_uniform_matrix (n, d, s);
        g_autofree double *centre = g_new (double, d), *r = NULL;

        for (gsize j = 0; j < d; j++)
          centre[j] = centred ? 0.5 - 0.1 * (double) (j % 5) : 0;
        r = aster_triangle (x, centred ? centre : NULL, NULL, NULL);
        g_assert_nonnull (r);

        for (gsize p = 0; p < side; p++)
          for (gsize q = 0; q <= p; q++)
            {
              double expected = 0, product = 0;

              for (gsize k = 0; k < MAX (n, d); k++)
                {
                  gsize j = n < d ? k : p, j2 = n < d ? k : q;
                  const float *a = aster_matrix_row (x, n < d ? p : k);
                  const float *b = aster_matrix_row (x, n < d ? q : k);

                  expected += (a[j] - centre[j]) * (b[j2] - centre[j2]);
                }
              for (gsize i = 0; i <= q; i++)
                product += r[p * side + i] * r[q * side + i];
              g_assert_cmpfloat_with_epsilon (product, expected, 1e-10);
              g_assert_true (q == p || r[q * side + p] == 0);
            }
      }
}

static GBytes *
answer (gpointer data)
{
  AsterMatrix *x = data;
  gsize side = MIN (x->n_rows, x->n_cols);
  double *r = aster_triangle (x, NULL, NULL, NULL);

  return g_bytes_new_take (r, side * side * sizeof (double));
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autofree double *r = aster_triangle (data, NULL, pulse, error);

  return r != NULL;
}

static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) tall = support_uniform_matrix (4000, 100, 1);
  g_autoptr (AsterMatrix) flat = support_uniform_matrix (30, 2000, 2);

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
  g_test_add_func ("/triangle/any-shape", test_any_shape);
  g_test_add_func ("/triangle/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
