#include "tools/distances.h"

#include "support.h"

/* The reference twin. */
static double
naive_distance (const AsterMatrix *x, gsize i, gsize j, gboolean cosine)
{
  const float *a = aster_matrix_row (x, i), *b = aster_matrix_row (x, j);
  double dot = 0, aa = 0, bb = 0, d2 = 0;

  for (gsize p = 0; p < x->n_cols; p++)
    {
      dot += (double) a[p] * b[p];
      aa += (double) a[p] * a[p];
      bb += (double) b[p] * b[p];
      d2 += ((double) a[p] - b[p]) * ((double) a[p] - b[p]);
    }
  if (!cosine)
    return sqrt (d2);

  return i == j ? 0 : aa > 0 && bb > 0 ? 1 - dot / sqrt (aa * bb) : 1;
}

/* Rows far from 0 and near each other, one of them 0: any tile of any shape. */
static void
test_tiles (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (23, 9, 3);

  for (gsize i = 0; i < 23 * 9; i++)
    x->data[i] += 100;
  memset (aster_matrix_row (x, 4), 0, 9 * sizeof (float));

  for (int cosine = 0; cosine < 2; cosine++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterDistances) distances = aster_distances_new (x, cosine, NULL,
                                                                  &error);
      float tile[7 * 11];

      g_assert_no_error (error);
      for (gsize row = 0; row + 7 <= 23; row += 4)
        for (gsize column = 0; column + 11 <= 23; column += 3)
          {
            aster_distances_tile (distances, row, 7, column, 11, tile);
            for (gsize i = 0; i < 7; i++)
              for (gsize j = 0; j < 11; j++)
                g_assert_cmpfloat_with_epsilon (
                    tile[i * 11 + j], naive_distance (x, row + i, column + j, cosine),
                    cosine ? 1e-6 : 2e-3);
          }
    }
}

/* 3-4-5. */
static void
test_by_hand (void)
{
  static const float points[] = { 0, 0, 3, 4, 3, 0 };
  static const float expected[] = { 0, 5, 3, 5, 0, 4, 3, 4, 0 };
  g_autoptr (AsterMatrix) x = support_matrix (3, 2, points);
  g_autoptr (AsterDistances) distances = aster_distances_new (x, FALSE, NULL, NULL);
  float tile[9];

  aster_distances_tile (distances, 0, 3, 0, 3, tile);
  for (guint i = 0; i < 9; i++)
    g_assert_cmpfloat_with_epsilon (tile[i], expected[i], 1e-5);
}

static void
test_grain (void)
{
  g_autoptr (AsterMatrix) few = support_uniform_matrix (3, 2, 1);
  g_autoptr (AsterMatrix) many = support_uniform_matrix (60000, 20, 1);
  g_autoptr (AsterDistances) a = aster_distances_new (few, FALSE, NULL, NULL);
  g_autoptr (AsterDistances) b = aster_distances_new (many, FALSE, NULL, NULL);

  g_assert_cmpuint (aster_distances_get_grain (a), ==, 128);
  g_assert_cmpuint (aster_distances_get_grain (b), <, 128);
  g_assert_cmpuint (aster_distances_get_grain (b), >=, 4);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterDistances) distances = aster_distances_new (data, FALSE, pulse, error);

  return distances != NULL;
}

static void
test_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (100, 9, 3);

  support_assert_cancels (verb, x);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/distances/tiles", test_tiles);
  g_test_add_func ("/distances/by-hand", test_by_hand);
  g_test_add_func ("/distances/grain", test_grain);
  g_test_add_func ("/distances/cancel", test_cancel);
  return g_test_run ();
}
