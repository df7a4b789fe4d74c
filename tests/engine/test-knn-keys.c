#include "words/knn-keys.h"

#include "support.h"

static void
test_keys (void)
{
  static const float scores[] = { -G_MAXFLOAT, -2,  -1.5f, -1e-38f, 0,
                                  1e-38f,      0.5, 3,     1e20f,   G_MAXFLOAT };

  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    for (guint j = 0; j < G_N_ELEMENTS (scores); j++)
      {
        AsterKnnKey a = aster_knn_key (scores[i], 7), b = aster_knn_key (scores[j], 3);

        g_assert_cmpfloat (aster_knn_key_score (a), ==, scores[i]);
        g_assert_cmpuint (aster_knn_key_row (a), ==, 7);
        g_assert_cmpint (a > b, ==, i > j);
      }
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  AsterKnnKey p = *(const AsterKnnKey *) a, q = *(const AsterKnnKey *) b;

  return p > q ? -1 : p < q;
}

/* In any order, each k: the k best first, the last of them in its place. */
static void
test_select (void)
{
  static const gsize sizes[] = { 1, 2, 3, 5, 64, 211 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint order = 0; order < 4; order++)
      for (gsize k = 1; k <= sizes[s]; k += 1 + sizes[s] / 20)
        {
          AsterRandom random = aster_random_init (k, order);
          AsterKnnKey keys[211], sorted[211];

          for (gsize i = 0; i < sizes[s]; i++)
            {
              float chance = (float) aster_random_double (&random);
              float score = order == 0   ? (float) i
                            : order == 1 ? -(float) i
                            : order == 2 ? 1
                                         : chance;

              sorted[i] = keys[i] = aster_knn_key (score, (guint32) i);
            }
          qsort (sorted, sizes[s], sizeof *sorted, compare_keys);
          aster_knn_keys_select (keys, sizes[s], k);
          g_assert_cmpuint (keys[k - 1], ==, sorted[k - 1]);
          qsort (keys, k, sizeof *keys, compare_keys);
          g_assert_cmpmem (keys, k * sizeof *keys, sorted, k * sizeof *sorted);
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/knn-keys/keys", test_keys);
  g_test_add_func ("/knn-keys/select", test_select);
  return g_test_run ();
}
