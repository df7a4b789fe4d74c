#include "tools/random.h"

#include "support.h"

/* The first numbers of each stream, against SplitMix64 written in NumPy. */
static void
test_known_numbers (void)
{
  static const struct
  {
    guint64 seed, stream;
  } cases[] = { { 0, 0 }, { 42, 0 }, { 42, 1 }, { G_MAXUINT64, 7 } };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      AsterRandom a = aster_random_init (cases[k].seed, cases[k].stream), b = a;
      g_autofree char *name = g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT,
                                               cases[k].seed, cases[k].stream);
      g_autofree char *bits_name = g_strconcat ("bits ", name, NULL);
      g_autofree char *double_name = g_strconcat ("double ", name, NULL);
      g_autoptr (SupportTable) halves = support_oracle ("random.tsv", bits_name);
      g_autoptr (SupportTable) doubles = support_oracle ("random.tsv", double_name);

      for (gsize i = 0; i < halves->n_cols; i++)
        {
          guint64 bits = aster_random_bits (&a);
          double u = aster_random_double (&b);

          g_assert_cmpuint (bits >> 32, ==, (guint64) halves->data[i]);
          g_assert_cmpuint (bits & G_MAXUINT32, ==,
                            (guint64) halves->data[halves->n_cols + i]);
          support_assert_close (&u, &doubles->data[i], 1, 1e-12, 0);
        }
    }
}

/* The suites and the oracles draw the same matrices. */
static void
test_matrix_of_oracles (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (3, 4, 7);
  g_autoptr (SupportTable) expected = support_oracle ("random.tsv", "matrix 7");

  support_assert_close_floats (x->data, expected->data, 12, 1e-7, 0);
}

/* Pearson's chi-square over 64 equal bins; 63 degrees of freedom exceed 114 once
 * in ten thousand, and the seed is fixed. */
static void
test_uniform (void)
{
  enum { BINS = 64, DRAWS = 640000 };
  guint counts[BINS] = { 0 };
  AsterRandom random = aster_random_init (42, 0);
  double chi2 = 0, sum = 0;

  for (guint i = 0; i < DRAWS; i++)
    {
      double u = aster_random_double (&random);

      g_assert_cmpfloat (u, >=, 0);
      g_assert_cmpfloat (u, <, 1);
      counts[(guint) (u * BINS)]++;
      sum += u;
    }
  for (guint i = 0; i < BINS; i++)
    {
      double difference = counts[i] - (double) DRAWS / BINS;

      chi2 += difference * difference / ((double) DRAWS / BINS);
    }

  g_assert_cmpfloat (chi2, >, 24); /* too even is not chance either */
  g_assert_cmpfloat (chi2, <, 114);
  g_assert_cmpfloat (fabs (sum / DRAWS - 0.5), <, 4 * 0.2887 / sqrt (DRAWS));
}

static double
correlation (AsterRandom a, AsterRandom b)
{
  const gsize n = 100000;
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (aster_random_double (&a) - 0.5) * (aster_random_double (&b) - 0.5);

  return 12 * sum / (double) n;
}

/* Neighbouring streams, neighbouring seeds and a stream one step on have nothing
 * in common: their correlation stays within four standard errors. */
static void
test_independent (void)
{
  const double bound = 4 / sqrt (100000);

  for (guint64 k = 0; k < 16; k++)
    {
      AsterRandom shifted = aster_random_init (42, k);

      aster_random_bits (&shifted);
      g_assert_cmpfloat (
          fabs (correlation (aster_random_init (42, k), aster_random_init (42, k + 1))),
          <, bound);
      g_assert_cmpfloat (
          fabs (correlation (aster_random_init (k, 0), aster_random_init (k + 1, 0))), <,
          bound);
      g_assert_cmpfloat (fabs (correlation (aster_random_init (42, k), shifted)), <,
                         bound);
    }
}

/* No number of one stream comes again in another, nor of one seed in another. */
static void
test_distinct (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                                       g_free, NULL);

  for (guint64 seed = 0; seed < 20; seed++)
    for (guint64 stream = 0; stream < 50; stream++)
      {
        AsterRandom random = aster_random_init (seed, stream);

        for (guint i = 0; i < 20; i++)
          {
            guint64 bits = aster_random_bits (&random);

            g_assert_true (g_hash_table_add (seen, g_memdup2 (&bits, sizeof bits)));
          }
      }
}

static void
test_below (void)
{
  AsterRandom random = aster_random_init (42, 0);
  guint counts[7] = { 0 };

  for (guint i = 0; i < 70000; i++)
    counts[aster_random_below (&random, 7)]++;
  for (guint i = 0; i < 7; i++)
    {
      g_assert_cmpuint (counts[i], >, 9600);
      g_assert_cmpuint (counts[i], <, 10400);
    }

  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (aster_random_below (&random, 1), ==, 0);
}

/* Mean, variance, skewness and kurtosis of a standard normal. */
static void
test_normal (void)
{
  const gsize n = 200000;
  AsterRandom random = aster_random_init (42, 0);
  double moments[4] = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      double z = aster_random_normal (&random), power = z;

      g_assert_true (isfinite (z));
      for (guint p = 0; p < 4; p++, power *= z)
        moments[p] += power / (double) n;
    }

  g_assert_cmpfloat_with_epsilon (moments[0], 0, 0.01);
  g_assert_cmpfloat_with_epsilon (moments[1], 1, 0.015);
  g_assert_cmpfloat_with_epsilon (moments[2], 0, 0.04);
  g_assert_cmpfloat_with_epsilon (moments[3], 3, 0.1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/known-numbers", test_known_numbers);
  g_test_add_func ("/random/matrix-of-oracles", test_matrix_of_oracles);
  g_test_add_func ("/random/uniform", test_uniform);
  g_test_add_func ("/random/independent", test_independent);
  g_test_add_func ("/random/distinct", test_distinct);
  g_test_add_func ("/random/below", test_below);
  g_test_add_func ("/random/normal", test_normal);
  return g_test_run ();
}
