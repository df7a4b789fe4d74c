#include "tools/vector.h"

#include "support.h"

/* Every length about the number of lanes, against the sum from left to right. */
static void
test_any_length (void)
{
  g_autoptr (AsterMatrix) pair = support_uniform_matrix (2, 200, 1);
  const float *a = aster_matrix_row (pair, 0), *b = aster_matrix_row (pair, 1);
  g_autofree double *wide = g_new (double, 200);

  for (gsize j = 0; j < 200; j++)
    wide[j] = b[j];

  for (gsize d = 0; d <= 200; d++)
    {
      double dot = 0, norm2 = 0, distance2 = 0, sum = 0, codeviation = 0, deviation2 = 0;
      double found = 0, mean = 0;

      for (gsize j = 0; j < d; j++)
        {
          dot += (double) a[j] * b[j];
          norm2 += (double) a[j] * a[j];
          distance2 += pow ((double) a[j] - b[j], 2);
          codeviation += (a[j] - 0.25) * (b[j] + 0.5);
          sum += a[j];
        }
      for (gsize j = 0; j < d; j++)
        deviation2 += pow (a[j] - sum / (double) d, 2);

      g_assert_cmpfloat_with_epsilon (aster_vector_dot (a, b, d), dot, 1e-12);
      g_assert_cmpfloat_with_epsilon (aster_vector_norm2 (a, d), norm2, 1e-12);
      g_assert_cmpfloat_with_epsilon (aster_vector_dot_norm2 (a, b, d, &found), dot,
                                      1e-12);
      g_assert_cmpfloat_with_epsilon (found, norm2, 1e-12);
      g_assert_cmpfloat_with_epsilon (aster_vector_dot_wide (a, wide, d, &found), dot,
                                      1e-12);
      g_assert_cmpfloat_with_epsilon (found, norm2, 1e-12);
      g_assert_cmpfloat_with_epsilon (aster_vector_distance2 (a, b, d), distance2, 1e-12);
      g_assert_cmpfloat_with_epsilon (aster_vector_scaled_distance2 (a, 1, b, 1, d),
                                      distance2, 1e-12);
      g_assert_cmpfloat_with_epsilon (aster_vector_scaled_distance2 (a, 3, b, 3, d),
                                      9 * distance2, 1e-11);
      g_assert_cmpfloat_with_epsilon (aster_vector_codeviation (a, 0.25, b, -0.5, d),
                                      codeviation, 1e-12);
      if (d > 0)
        {
          g_assert_cmpfloat_with_epsilon (aster_vector_moments (a, d, &mean), deviation2,
                                          1e-12);
          g_assert_cmpfloat_with_epsilon (mean, sum / (double) d, 1e-12);
        }
    }
}

/* Equal coordinates deviate by nothing at all, also where a third of them does not
 * add up to the whole. */
static void
test_constant (void)
{
  float a[100];

  for (gsize j = 0; j < 100; j++)
    a[j] = 0.1f;
  for (gsize d = 1; d <= 100; d++)
    {
      double mean;

      g_assert_cmpfloat (aster_vector_moments (a, d, &mean), ==, 0);
      g_assert_cmpfloat (mean, ==, (double) 0.1f);
    }
}

/* Summed in double: what float32 would lose is there. */
static void
test_precise (void)
{
  float a[] = { 1e8f, 1, -1e8f, 1 }, ones[] = { 1, 1, 1, 1 };

  g_assert_cmpfloat (aster_vector_dot (a, ones, 4), ==, 2);
  g_assert_true (isfinite (aster_vector_norm2 ((float[]){ 3e38f, 3e38f }, 2)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vector/any-length", test_any_length);
  g_test_add_func ("/vector/constant", test_constant);
  g_test_add_func ("/vector/precise", test_precise);
  return g_test_run ();
}
