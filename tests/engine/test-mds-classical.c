#include "layouts/mds-classical.h"

#include "support.h"

/* NumPy's eigenvectors of the whole matrix; a zero row among the others. */
static void
test_oracle (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (60, 8, 12);
  g_autoptr (SupportTable) expected = support_oracle ("mds.tsv", "cosine classical map");
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterMatrix) y = NULL;

  memset (aster_matrix_row (x, 13), 0, 8 * sizeof (float));
  y = aster_mds_classical (x, 3, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (y->n_cols, ==, 3);
  support_assert_close_floats (y->data, expected->data, 180, 1e-5, 0);
}

/* Two directions at right angles are at distance 1, wherever their rows end. */
static void
test_by_hand (void)
{
  static const float points[] = { 2, 0, 0, 5 };
  static const double expected[] = { 0.5, 0, -0.5, 0 };
  g_autoptr (AsterMatrix) x = support_matrix (2, 2, points);
  g_autoptr (AsterMatrix) y = aster_mds_classical (x, 2, NULL, NULL);

  support_assert_close_floats (y->data, expected, 4, 1e-6, 0);
}

/* Lengths of rows do not matter; an order of rows only orders the points. */
static void
test_invariant (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (90, 7, 5);
  g_autoptr (AsterMatrix) other = aster_matrix_new (90, 7, NULL);
  g_autoptr (AsterMatrix) a = aster_mds_classical (x, 2, NULL, NULL), b = NULL;

  for (gsize i = 0; i < 90; i++)
    for (gsize j = 0; j < 7; j++)
      aster_matrix_row (other, 89 - i)[j] = aster_matrix_row (x, i)[j] * (float) (1 + i);
  b = aster_mds_classical (other, 2, NULL, NULL);
  for (gsize i = 0; i < 90; i++)
    for (gsize p = 0; p < 2; p++)
      g_assert_cmpfloat_with_epsilon (aster_matrix_row (a, i)[p],
                                      aster_matrix_row (b, 89 - i)[p], 1e-5);
}

/* One row, one direction, fewer rows than axes: zeros, and never a NaN. */
static void
test_little (void)
{
  for (gsize n = 1; n < 12; n++)
    {
      g_autoptr (AsterMatrix) apart = support_uniform_matrix (n, 3, 2);
      g_autoptr (AsterMatrix) same = aster_matrix_new (n, 3, NULL);
      g_autoptr (AsterMatrix) zero = aster_matrix_new (n, 3, NULL);
      g_autoptr (AsterMatrix) a = aster_mds_classical (apart, 3, NULL, NULL), b, c;

      for (gsize i = 0; i < 3 * n; i++)
        same->data[i] = 2;
      b = aster_mds_classical (same, 3, NULL, NULL);
      c = aster_mds_classical (zero, 3, NULL, NULL);
      for (gsize i = 0; i < 3 * n; i++)
        {
          g_assert_true (isfinite (a->data[i]) && isfinite (c->data[i]));
          g_assert_cmpfloat_with_epsilon (b->data[i], 0, 1e-5);
        }
    }
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterMatrix) y = aster_mds_classical (data, 2, NULL, NULL);

  return support_matrix_bytes (y);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) y = aster_mds_classical (data, 2, pulse, error);

  return y != NULL;
}

static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (400, 6, 2);

  support_assert_same_on_threads (answer, x);
  support_assert_cancels (verb, x);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mds-classical/oracle", test_oracle);
  g_test_add_func ("/mds-classical/by-hand", test_by_hand);
  g_test_add_func ("/mds-classical/invariant", test_invariant);
  g_test_add_func ("/mds-classical/little", test_little);
  g_test_add_func ("/mds-classical/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
