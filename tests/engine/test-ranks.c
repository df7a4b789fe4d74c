#include "support.h"

#include "tools/ranks.h"

static void
test_by_hand (void)
{
  const double values[] = { 3, -1, 3, INFINITY, 0, 3 };
  double ranks[6];

  aster_ranks (values, 6, ranks);
  support_assert_close (ranks, (double[]){ 4, 1, 4, 6, 2, 4 }, 6, 0, 0);
  aster_ranks (values, 0, NULL);
}

static void
test_oracle (void)
{
  g_autoptr (SupportTable) pairs = support_oracle ("ratings.tsv", "pairs");
  g_autoptr (SupportTable) expected = support_oracle ("ratings.tsv", "ranks");
  g_autofree double *values = g_new (double, pairs->n_rows);
  g_autofree double *ranks = g_new (double, pairs->n_rows);

  for (gsize i = 0; i < pairs->n_rows; i++)
    values[i] = pairs->data[3 * i + 2];
  aster_ranks (values, pairs->n_rows, ranks);
  support_assert_close (ranks, expected->data, pairs->n_rows, 0, 0);
}

/* Ranks add up to what 1 … n add up to, however many tie. */
static void
test_sum (void)
{
  AsterRandom random = aster_random_init (9, 0);

  for (gsize n = 1; n < 60; n++)
    {
      g_autofree double *values = g_new (double, n), *ranks = g_new (double, n);
      double sum = 0;

      for (gsize i = 0; i < n; i++)
        values[i] = (double) aster_random_below (&random, 8);
      aster_ranks (values, n, ranks);
      for (gsize i = 0; i < n; i++)
        sum += ranks[i];
      g_assert_cmpfloat (sum, ==, 0.5 * (double) n * (double) (n + 1));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranks/by-hand", test_by_hand);
  g_test_add_func ("/ranks/oracle", test_oracle);
  g_test_add_func ("/ranks/sum", test_sum);
  return g_test_run ();
}
