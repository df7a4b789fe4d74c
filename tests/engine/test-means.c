#include "tools/means.h"

#include "support.h"

static void
test_by_hand (void)
{
  static const float numbers[] = { 1, 10, 2, 20, 6, -60 };
  static const double expected[] = { 3, -10 }, zeros[] = { 0, 0 };
  g_autoptr (AsterMatrix) x = support_matrix (3, 2, numbers);
  g_autoptr (AsterMatrix) none = support_matrix (0, 2, NULL);
  g_autofree double *means = aster_column_means (x, NULL, NULL);
  g_autofree double *of_none = aster_column_means (none, NULL, NULL);

  support_assert_close (means, expected, 2, 0, 0);
  support_assert_close (of_none, zeros, 2, 0, 0);
}

/* Several slots, against the sum from top to bottom. */
static void
test_naive (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (100000, 13, 1);
  g_autofree double *means = aster_column_means (x, NULL, NULL);

  for (gsize j = 0; j < 13; j++)
    {
      double sum = 0;

      for (gsize i = 0; i < x->n_rows; i++)
        sum += aster_matrix_row (x, i)[j];
      g_assert_cmpfloat_with_epsilon (means[j], sum / (double) x->n_rows, 1e-12);
    }
}

static GBytes *
answer (gpointer data)
{
  AsterMatrix *x = data;

  return g_bytes_new_take (aster_column_means (x, NULL, NULL),
                           x->n_cols * sizeof (double));
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autofree double *means = aster_column_means (data, pulse, error);

  return means != NULL;
}

static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200000, 13, 1);

  support_assert_same_on_threads (answer, x);
  support_assert_cancels (verb, x);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/means/by-hand", test_by_hand);
  g_test_add_func ("/means/naive", test_naive);
  g_test_add_func ("/means/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
