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
  g_assert_cmpint (decimals, ==, -4);
  g_assert_cmpfloat (values[1], ==, 10000);
  for (double span = 1e-6; span < 1e9; span *= 3.7)
    {
      n = aster_axis_ticks (-span / 3, span, 7, values, &decimals);
      g_assert_cmpuint (n, >=, 3);
      g_assert_cmpuint (n, <=, 15);
    }
}

/* What a tick says is short and tells it from the next, of the smallest numbers and of
 * the largest. */
static void
test_numbers (void)
{
  static const struct
  {
    double span;
    const char *first, *second;
  } cases[] = {
    { 5, "0", "1" },
    { 0.5, "0.0", "0.1" },
    { 0.04, "0.00", "0.01" },
    { 43210, "0", "10000" },
    { 5e-8, "0", "1 × 10⁻⁸" },
    { 2.4e30, "0", "5 × 10²⁹" },
    { 1.2e38, "0", "2 × 10³⁷" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double values[ASTER_MAX_TICKS];
      int decimals;
      guint n = aster_axis_ticks (0, cases[i].span, 5, values, &decimals);
      g_autofree char *first = aster_axis_dup_tick (values[0], decimals);
      g_autofree char *second = aster_axis_dup_tick (values[1], decimals);

      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (second, ==, cases[i].second);
      for (guint k = 1; k < n; k++)
        {
          g_autofree char *before = aster_axis_dup_tick (values[k - 1], decimals);
          g_autofree char *here = aster_axis_dup_tick (values[k], decimals);

          g_assert_cmpstr (before, !=, here);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-axes/ticks", test_ticks);
  g_test_add_func ("/plot-axes/numbers", test_numbers);

  return g_test_run ();
}
