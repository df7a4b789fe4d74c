#include "tools/linalg.h"

#include <stdlib.h>

#include "support.h"

static void
test_product_nt (void)
{
  g_autoptr (AsterMatrix) a = support_uniform_matrix (5, 7, 1);
  g_autoptr (AsterMatrix) b = support_uniform_matrix (3, 7, 2);
  float c[15];

  aster_linalg_product_nt (a->data, 5, b->data, 3, 7, c);
  for (gsize i = 0; i < 5; i++)
    for (gsize j = 0; j < 3; j++)
      {
        double dot = 0;

        for (gsize p = 0; p < 7; p++)
          dot += (double) aster_matrix_row (a, i)[p] * aster_matrix_row (b, j)[p];
        g_assert_cmpfloat_with_epsilon (c[i * 3 + j], dot, 1e-6);
      }
}

/* [1 2; 3 4] and [5 6; 7 8] in all four ways, added to ones. */
static void
test_add_product (void)
{
  static const double a[] = { 1, 2, 3, 4 }, b[] = { 5, 6, 7, 8 };
  static const double expected[4][4] = {
    { 20, 23, 44, 51 }, { 18, 24, 40, 54 }, { 27, 31, 39, 45 }, { 24, 32, 35, 47 }
  };

  for (guint way = 0; way < 4; way++)
    {
      double c[] = { 1, 1, 1, 1 };

      aster_linalg_add_product ((AsterFactor){ a, 2, (way & 2) != 0 },
                                (AsterFactor){ b, 2, (way & 1) != 0 }, 2, 2, 2, c, 2);
      support_assert_close (c, expected[way], 4, 0, 0);
    }
}

/* The squares of [1 2; 3 4] and of it turned over, added to ones above only. */
static void
test_add_square (void)
{
  static const double a[] = { 1, 2, 3, 4 };
  static const double expected[2][4] = { { 6, 12, 1, 26 }, { 11, 15, 1, 21 } };

  for (guint way = 0; way < 2; way++)
    {
      double c[] = { 1, 1, 1, 1 };

      aster_linalg_add_square ((AsterFactor){ a, 2, way == 1 }, 2, 2, c, 2);
      support_assert_close (c, expected[way], 4, 0, 0);
    }
}

/* A symmetric (d × d) of which only the upper triangle is written. */
static double *
symmetric (gsize d, guint64 seed)
{
  AsterRandom random = aster_random_init (seed, 0);
  double *a = g_new (double, d *d);

  for (gsize i = 0; i < d; i++)
    for (gsize j = 0; j < d; j++)
      a[i * d + j] = j < i ? NAN : aster_random_double (&random) - 0.5;

  return a;
}

/* A v = λ v and V Vᵀ = 1, for some and for all, small and beside the caller. */
static void
test_eigen (void)
{
  static const gsize sizes[][2] = { { 1, 1 },  { 2, 2 },   { 30, 30 },
                                    { 30, 3 }, { 200, 4 }, { 250, 250 } };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      gsize d = sizes[s][0], k = sizes[s][1];
      g_autofree double *a = symmetric (d, s);
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterEigen) eigen = aster_linalg_eigen (
          g_memdup2 (a, d * d * sizeof (double)), d, k, TRUE, NULL, &error);
      g_autoptr (AsterEigen) bare = aster_linalg_eigen (
          g_memdup2 (a, d * d * sizeof (double)), d, k, FALSE, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (eigen->k, ==, k);
      g_assert_null (bare->vectors);
      support_assert_close (bare->values, eigen->values, k, 1e-12 * (double) d, 0);
      for (gsize p = 0; p < k; p++)
        {
          const double *v = eigen->vectors + p * d;

          g_assert_true (p == 0 || eigen->values[p] <= eigen->values[p - 1]);
          for (gsize i = 0; i < d; i++)
            {
              double product = 0;

              for (gsize j = 0; j < d; j++)
                product += (i <= j ? a[i * d + j] : a[j * d + i]) * v[j];
              g_assert_cmpfloat_with_epsilon (product, eigen->values[p] * v[i], 1e-10);
            }
          for (gsize q = 0; q <= p; q++)
            {
              double dot = 0;

              for (gsize j = 0; j < d; j++)
                dot += v[j] * eigen->vectors[q * d + j];
              g_assert_cmpfloat_with_epsilon (dot, p == q, 1e-10);
            }
        }
    }
}

/* Many equal eigenvalues, some of which inverse iteration gives up on. */
static void
test_eigen_of_equals (void)
{
  for (guint kind = 0; kind < 3; kind++)
    {
      const gsize d = 220;
      double *a = g_new0 (double, d *d);
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterEigen) eigen = NULL;

      for (gsize i = 0; i < d; i++)
        for (gsize j = 0; j < d; j++)
          a[i * d + j] = kind == 0 ? i == j : kind == 1 ? 1 : i / 10 == j / 10;
      eigen = aster_linalg_eigen (a, d, 5, TRUE, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (eigen->values[0],
                                      kind == 0   ? 1
                                      : kind == 1 ? 220
                                                  : 10,
                                      1e-9);
      g_assert_cmpfloat_with_epsilon (eigen->values[4],
                                      kind == 0   ? 1
                                      : kind == 1 ? 0
                                                  : 10,
                                      1e-9);
      for (gsize p = 0; p < 5; p++)
        for (gsize q = 0; q <= p; q++)
          {
            double dot = 0;

            for (gsize j = 0; j < d; j++)
              dot += eigen->vectors[p * d + j] * eigen->vectors[q * d + j];
            g_assert_cmpfloat_with_epsilon (dot, p == q, 1e-9);
          }
    }
}

/* Rows absorbed in any portions leave Rᵀ R the sum of their products. */
static void
test_absorb_rows (void)
{
  enum { N = 40, D = 9 };
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, D, 5);

  for (gsize portion = 1; portion <= N; portion += 13)
    {
      double r[D * D] = { 0 }, rows[N * D];

      for (gsize first = 0; first < N; first += portion)
        {
          gsize n = MIN (portion, N - first);

          for (gsize i = 0; i < n; i++)
            for (gsize j = 0; j < D; j++)
              rows[j * n + i] = aster_matrix_row (x, first + i)[j];
          aster_linalg_absorb_rows (r, D, rows, n);
        }

      for (gsize p = 0; p < D; p++)
        for (gsize q = 0; q < D; q++)
          {
            double expected = 0, product = 0;

            for (gsize i = 0; i < N; i++)
              expected += (double) aster_matrix_row (x, i)[p] *
                          aster_matrix_row (x, i)[q];
            for (gsize i = 0; i <= MIN (p, q); i++)
              product += r[p * D + i] * r[q * D + i];
            g_assert_cmpfloat_with_epsilon (product, expected, 1e-12);
            g_assert_true (q <= p || r[p * D + q] == 0);
          }
    }
}

static void
test_singular_values (void)
{
  static const double a[] = { 3, 0, 4, 5 };
  static const double expected[] = { 6.708203932499369, 2.2360679774997894 };
  g_autoptr (GError) error = NULL;
  g_autofree double *values = aster_linalg_singular_values (g_memdup2 (a, sizeof a), 2,
                                                            NULL, &error);
  g_autofree double *none = aster_linalg_singular_values (g_new0 (double, 1), 0, NULL,
                                                          &error);

  g_assert_no_error (error);
  support_assert_close (values, expected, 2, 1e-12, 0);
  g_assert_nonnull (none);
}

static gboolean
eigen_verb (gpointer data, AsterPulse *pulse, GError **error)
{
  gsize d = GPOINTER_TO_SIZE (data);
  g_autoptr (AsterEigen) eigen = aster_linalg_eigen (symmetric (d, 1), d, 3, TRUE, pulse,
                                                     error);

  return eigen != NULL;
}

static void
test_cancel (void)
{
  support_assert_cancels (eigen_verb, GSIZE_TO_POINTER (300));
}

/* The program may end while an eigenproblem that nobody waits for is under way. */
static void
test_ends_with_work_left_behind (void)
{
  if (g_test_subprocess ())
    {
      Countdown countdown = countdown_init (1);

      g_assert_false (eigen_verb (GSIZE_TO_POINTER (600), &countdown.pulse, NULL));
      exit (0);
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  aster_linalg_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/linalg/product-nt", test_product_nt);
  g_test_add_func ("/linalg/add-product", test_add_product);
  g_test_add_func ("/linalg/add-square", test_add_square);
  g_test_add_func ("/linalg/eigen", test_eigen);
  g_test_add_func ("/linalg/eigen-of-equals", test_eigen_of_equals);
  g_test_add_func ("/linalg/absorb-rows", test_absorb_rows);
  g_test_add_func ("/linalg/singular-values", test_singular_values);
  g_test_add_func ("/linalg/cancel", test_cancel);
  g_test_add_func ("/linalg/ends-with-work-left-behind", test_ends_with_work_left_behind);
  return g_test_run ();
}
