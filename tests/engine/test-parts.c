#include "training/parts.h"

#include "support.h"

#define N 1000u

/* Counts as natural text has them: the i-th word stands c / (i + 1) times. */
static guint64 *
zipf_counts (void)
{
  guint64 *counts = g_new (guint64, N);

  for (guint i = 0; i < N; i++)
    counts[i] = 100000 / (i + 1);

  return counts;
}

static void
test_every_word_once (void)
{
  g_autofree guint64 *counts = zipf_counts ();

  for (guint n_parts = 1; n_parts <= ASTER_PARTS_MAX; n_parts++)
    {
      AsterRandom random = aster_random_init (1, n_parts);
      g_autoptr (AsterParts) parts = aster_parts_new (counts, N, n_parts, &random);
      g_autofree guint *seen = g_new0 (guint, N);

      g_assert_cmpuint (parts->starts[0], ==, 0);
      g_assert_cmpuint (parts->starts[n_parts], ==, N);
      for (guint p = 0; p < n_parts; p++)
        {
          guint32 size = parts->starts[p + 1] - parts->starts[p];

          g_assert_cmpuint (size, >=, N / n_parts);
          g_assert_cmpuint (size, <=, N / n_parts + 1);
          for (guint32 i = parts->starts[p]; i < parts->starts[p + 1]; i++)
            {
              g_assert_cmpuint (parts->part[parts->words[i]], ==, p);
              seen[parts->words[i]]++;
            }
        }
      for (guint i = 0; i < N; i++)
        g_assert_cmpuint (seen[i], ==, 1);
    }
}

/* Of eight words that follow one another in frequency every part gets one. */
static void
test_dealt_by_frequency (void)
{
  g_autofree guint64 *counts = zipf_counts ();
  AsterRandom random = aster_random_init (2, 0);
  g_autoptr (AsterParts) one = aster_parts_new (counts, N, 8, &random);
  g_autoptr (AsterParts) other = aster_parts_new (counts, N, 8, &random);

  for (guint i = 0; i < N; i += 8)
    {
      guint seen = 0;

      for (guint k = 0; k < 8; k++)
        seen |= 1u << one->part[i + k];
      g_assert_cmpuint (seen, ==, 0xff);
    }
  g_assert_cmpint (memcmp (one->part, other->part, N), !=, 0);
}

static void
test_noise_follows_counts (void)
{
  static const guint64 counts[] = { 10000, 81, 16, 1 }; /* to the ¾: 1000, 27, 8, 1 */
  AsterRandom random = aster_random_init (3, 0);
  g_autoptr (AsterParts) parts = aster_parts_new (counts, 4, 1, &random);
  guint hits[4] = { 0 };

  for (guint i = 0; i < 1036000; i++)
    hits[aster_parts_draw (parts, 0, &random)]++;

  /* Five standard deviations of a binomial with these chances. */
  g_assert_cmpfloat_with_epsilon (hits[0], 1000000, 940);
  g_assert_cmpfloat_with_epsilon (hits[1], 27000, 820);
  g_assert_cmpfloat_with_epsilon (hits[2], 8000, 450);
  g_assert_cmpfloat_with_epsilon (hits[3], 1000, 160);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parts/every-word-once", test_every_word_once);
  g_test_add_func ("/parts/dealt-by-frequency", test_dealt_by_frequency);
  g_test_add_func ("/parts/noise-follows-counts", test_noise_follows_counts);
  return g_test_run ();
}
