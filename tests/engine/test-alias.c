#include "tools/alias.h"

#include "support.h"

/* Exactly what chance each number has: the sum over slots. */
static void
assert_chances (const double *weights, guint32 n)
{
  g_autofree AsterAlias *alias = aster_alias_new (weights, n);
  g_autofree double *chances = g_new0 (double, n);
  double sum = 0;

  for (guint32 i = 0; i < n; i++)
    {
      double share = (double) alias->slots[i].limit * 0x1.0p-64;

      sum += weights[i];
      chances[i] += share / n;
      chances[alias->slots[i].other] += (1 - share) / n;
    }

  for (guint32 i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (chances[i], weights[i] / sum, 1e-14);
}

static void
test_chances (void)
{
  double zipf[1000];

  assert_chances ((const double[]){ 3 }, 1);
  assert_chances ((const double[]){ 1, 1, 1, 1 }, 4);
  assert_chances ((const double[]){ 1, 0, 3 }, 3);
  assert_chances ((const double[]){ 1e-9, 1e9 }, 2);

  for (guint i = 0; i < 1000; i++)
    zipf[i] = 1.0 / (i + 1);
  assert_chances (zipf, 1000);
}

static void
test_draws (void)
{
  static const double weights[] = { 5, 1, 0, 4 };
  g_autofree AsterAlias *alias = aster_alias_new (weights, 4);
  AsterRandom random = aster_random_init (1, 0);
  guint hits[4] = { 0 };

  for (guint i = 0; i < 100000; i++)
    hits[aster_alias_draw (alias, &random)]++;

  g_assert_cmpuint (hits[2], ==, 0);
  for (guint i = 0; i < 4; i++) /* four standard deviations are 630 */
    g_assert_cmpfloat_with_epsilon (hits[i], weights[i] * 10000, 630);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alias/chances", test_chances);
  g_test_add_func ("/alias/draws", test_draws);
  return g_test_run ();
}
