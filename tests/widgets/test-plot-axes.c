#include "plot/plot-axes.h"

/* Ticks stand at round numbers within the range, about as many as are asked for. */
static void
test_ticks (void)
{
  double values[ASTER_MAX_TICKS];
  int decimals;
  guint n = aster_axis_ticks (-0.32, 0.51, 8, values, &decimals);

  g_assert_cmpuint (n, ==, 9);
  g_assert_cmpfloat_with_epsilon (values[0], -0.3, 1e-12);
  g_assert_cmpfloat (values[3], ==, 0);
  g_assert_cmpfloat_with_epsilon (values[8], 0.5, 1e-12);
  g_assert_cmpint (decimals, ==, 1);

  g_assert_cmpuint (aster_axis_ticks (3, 3, 5, values, &decimals), ==, 0);
  n = aster_axis_ticks (0, 43210, 5, values, &decimals);
  g_assert_cmpint (decimals, ==, 0);
  g_assert_cmpfloat (values[1], ==, 10000);
  for (double span = 1e-6; span < 1e9; span *= 3.7)
    {
      n = aster_axis_ticks (-span / 3, span, 7, values, &decimals);
      g_assert_cmpuint (n, >=, 3);
      g_assert_cmpuint (n, <=, 15);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-axes/ticks", test_ticks);

  return g_test_run ();
}
