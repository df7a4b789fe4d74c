#include "tools/project.h"

#include "support.h"
#include "tools/linalg.h"

/* (1, 2, 3) and (4, 6, 8) less (1, 1, 1), along (1, 0, 0) and (0, 1, −1). */
static void
test_by_hand (void)
{
  static const float rows[] = { 1, 2, 3, 4, 6, 8 };
  static const double centre[] = { 1, 1, 1 };
  static const double axes[] = { 1, 0, 0, 0, 1, -1 };
  static const double places[] = { 0, -1, 3, -2 };
  static const double weights[] = { 1, 1, -2, 1 };
  static const double sums[] = { 3, 6, 9, 3, 3, 3 };
  g_autoptr (AsterMatrix) x = support_matrix (2, 3, rows);
  g_autoptr (AsterMatrix) y = aster_project (x, centre, axes, 2, NULL, NULL);
  g_autofree double *out = aster_combine_rows (x, centre, weights, 2, NULL, NULL);

  support_assert_close_floats (y->data, places, 4, 0, 0);
  support_assert_close (out, sums, 6, 0, 0);
}

/* Large enough for several blocks; without a centre. */
static void
test_naive (void)
{
  enum { N = 700, D = 150, K = 3 };
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, D, 1);
  g_autofree double *axes = g_new (double, K *N);
  g_autofree double *out = NULL;
  g_autoptr (AsterMatrix) y = NULL;
  AsterRandom random = aster_random_init (2, 0);

  for (gsize i = 0; i < K * N; i++)
    axes[i] = aster_random_normal (&random);
  y = aster_project (x, NULL, axes, K, NULL, NULL);
  out = aster_combine_rows (x, NULL, axes, K, NULL, NULL);

  for (gsize p = 0; p < K; p++)
    {
      for (gsize i = 0; i < N; i++)
        {
          double dot = 0;

          for (gsize j = 0; j < D; j++)
            dot += aster_matrix_row (x, i)[j] * axes[p * D + j];
          g_assert_cmpfloat_with_epsilon (aster_matrix_row (y, i)[p], dot, 1e-5);
        }
      for (gsize j = 0; j < D; j++)
        {
          double sum = 0;

          for (gsize i = 0; i < N; i++)
            sum += aster_matrix_row (x, i)[j] * axes[p * N + i];
          g_assert_cmpfloat_with_epsilon (out[p * D + j], sum, 1e-10);
        }
    }
}

static GBytes *
answer (gpointer data)
{
  AsterMatrix *x = data;
  g_autofree double *axes = g_new (double, 2 * x->n_cols);
  g_autoptr (AsterMatrix) y = NULL;

  for (gsize j = 0; j < 2 * x->n_cols; j++)
    axes[j] = (double) (j % 11) / 3 - 1;
  y = aster_project (x, axes, axes, 2, NULL, NULL);

  return support_matrix_bytes (y);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterMatrix *x = data;
  g_autofree double *axes = g_new0 (double, x->n_cols);
  g_autoptr (AsterMatrix) y = aster_project (x, NULL, axes, 1, pulse, error);

  return y != NULL;
}

static gboolean
combine_verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterMatrix *x = data;
  g_autofree double *weights = g_new0 (double, x->n_rows);
  g_autofree double *out = aster_combine_rows (x, NULL, weights, 1, pulse, error);

  return out != NULL;
}

static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (9000, 300, 1);

  support_assert_same_on_threads (answer, x);
  support_assert_cancels (verb, x);
  support_assert_cancels (combine_verb, x);
}

int
main (int argc, char *argv[])
{
  aster_linalg_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project/by-hand", test_by_hand);
  g_test_add_func ("/project/naive", test_naive);
  g_test_add_func ("/project/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
