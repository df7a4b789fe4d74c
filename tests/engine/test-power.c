#include "tools/power.h"

#include <float.h>

#include "support.h"

/* From the smallest that is not denormal to the largest, and densely around 1. */
static void
test_logarithm (void)
{
  for (double x = FLT_MIN; x < FLT_MAX; x *= 1.0007)
    {
      double exact = log2 ((float) x);

      g_assert_cmpfloat (fabs (aster_power_log2 ((float) x) - exact), <=,
                         1e-6 * MAX (fabs (exact), 1));
    }
  for (double x = 0.5; x < 2; x += 1e-5)
    g_assert_cmpfloat (fabs (aster_power_log2 ((float) x) - log2 ((float) x)), <=, 5e-7);
  g_assert_cmpfloat (aster_power_log2 (1), ==, 0);
}

static void
test_exponential (void)
{
  for (double x = -126; x <= 126; x += 0.00037)
    {
      double exact = exp2 ((float) x);

      g_assert_cmpfloat (fabs (aster_power_exp2 ((float) x) - exact), <=, 3e-7 * exact);
    }
}

/* Beyond what float32 holds there is an end, and never infinity or NaN. */
static void
test_ends (void)
{
  g_assert_cmpfloat (aster_power_exp2 (1e30f), ==, aster_power_exp2 (126));
  g_assert_cmpfloat (aster_power_exp2 (-1e30f), ==, aster_power_exp2 (-126));
  g_assert_cmpfloat (aster_power_exp2 (-126), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/power/logarithm", test_logarithm);
  g_test_add_func ("/power/exponential", test_exponential);
  g_test_add_func ("/power/ends", test_ends);
  return g_test_run ();
}
