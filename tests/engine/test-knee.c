#include "clusters/knee.h"

#include "groups.h"

static void
test_by_hand (void)
{
  static const float flat[] = { 1, 1, 1, 1 }, bent[] = { 1, 1.1f, 1.2f, 1.3f, 5, 9 },
                     zeros[] = { 0, 0, 0, 2 };

  g_assert_cmpfloat (aster_knee_find (flat, 4), ==, 1);
  g_assert_cmpfloat (aster_knee_find (bent, 6), ==, (double) 1.3f);
  g_assert_cmpfloat (aster_knee_find (zeros, 4), ==, 2);
  g_assert_cmpfloat (aster_knee_find (zeros, 3), ==, 0);
}

/* Of several points that are as deep the nearest is taken. */
static void
test_ties (void)
{
  static const float straight[] = { 1, 1, 2, 3, 5 };

  g_assert_cmpfloat (aster_knee_find (straight, 5), ==, 1);
}

/* How far the last hundredth is does not matter. */
static void
test_far_rows (void)
{
  static const float far[] = { 11, 100, 1e6f, 1e30f };
  float curve[200];

  for (gsize f = 0; f < G_N_ELEMENTS (far); f++)
    {
      for (gsize i = 0; i < 200; i++)
        curve[i] = i < 150 ? 1 + 0.001f * (float) i : 1 + 0.2f * (float) (i - 149);
      curve[198] = curve[199] = far[f];
      g_assert_cmpfloat (aster_knee_find (curve, 200), ==, (double) curve[149]);
    }
}

/* The core distances, each once, rising. */
static void
test_distances (void)
{
  g_autoptr (AsterMatrix) x = groups_new (200, 5, 4, 3);
  g_autoptr (AsterSpanning) spanning = groups_span (x, ASTER_CLUSTER_EUCLIDEAN, 4, NULL,
                                                    NULL);
  g_autofree float *distances = aster_knee_distances (spanning, NULL, NULL);
  double sum = 0, cores = 0;

  for (gsize i = 0; i < 200; i++)
    {
      g_assert_true (i == 0 || distances[i] >= distances[i - 1]);
      sum += distances[i];
      cores += spanning->cores[i];
    }
  g_assert_cmpfloat_with_epsilon (sum, cores, 1e-4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/knee/by-hand", test_by_hand);
  g_test_add_func ("/knee/ties", test_ties);
  g_test_add_func ("/knee/far-rows", test_far_rows);
  g_test_add_func ("/knee/distances", test_distances);
  return g_test_run ();
}
