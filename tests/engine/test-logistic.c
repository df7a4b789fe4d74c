#include "tools/logistic.h"

#include "support.h"

static void
test_close (void)
{
  g_autofree AsterLogistic *logistic = g_new (AsterLogistic, 1);

  aster_logistic_init (logistic);
  for (double x = -20; x <= 20; x += 0.00137)
    {
      double value = aster_logistic_value (logistic, (float) x);
      double integral = aster_logistic_integral (logistic, (float) x);

      g_assert_cmpfloat_with_epsilon (value, 1 / (1 + exp (-x)), 4e-6);
      g_assert_cmpfloat_with_epsilon (integral, log1p (exp (x)), 9e-6);
    }
}

static void
test_extremes (void)
{
  g_autofree AsterLogistic *logistic = g_new (AsterLogistic, 1);

  aster_logistic_init (logistic);
  g_assert_cmpfloat (aster_logistic_value (logistic, INFINITY), ==, 1);
  g_assert_cmpfloat (aster_logistic_value (logistic, -INFINITY), ==, 0);
  g_assert_cmpfloat (aster_logistic_value (logistic, NAN), ==, 1);
  g_assert_cmpfloat (aster_logistic_value (logistic, 0), ==, 0.5);
  g_assert_cmpfloat (aster_logistic_value (logistic, 0x1.fffffep3f), <=, 1);
  g_assert_cmpfloat (aster_logistic_integral (logistic, -INFINITY), ==, 0);
  g_assert_true (isinf (aster_logistic_integral (logistic, INFINITY)));
  g_assert_true (isnan (aster_logistic_integral (logistic, NAN)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/logistic/close", test_close);
  g_test_add_func ("/logistic/extremes", test_extremes);
  return g_test_run ();
}
