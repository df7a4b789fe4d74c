#include "tools/tame.h"

#include "support.h"

/* What can be squared is left alone. */
static void
test_leaves (void)
{
  static const float sizes[] = { 0, 1e-11f, 1, 9e11f };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (AsterMatrix) x = aster_matrix_new (3, 2, NULL);
      AsterMatrix *tamed = x;

      x->data[1] = -sizes[s];
      g_assert_true (aster_tame (x, &tamed, NULL));
      g_assert_null (tamed);
    }
}

static void
test_scales (void)
{
  static const float sizes[] = { 1e-37f, 1e-13f, 1e13f, 3e38f };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (AsterMatrix) x = aster_matrix_new (3, 2, NULL);
      g_autoptr (AsterMatrix) tamed = NULL;

      x->data[1] = -sizes[s];
      x->data[4] = sizes[s] / 4;
      g_assert_true (aster_tame (x, &tamed, NULL));
      g_assert_cmpfloat (tamed->data[0], ==, 0);
      g_assert_cmpfloat (tamed->data[1], ==, -1);
      g_assert_cmpfloat_with_epsilon (tamed->data[4], 0.25, 1e-6);
    }
}

static AsterMatrix *
drawn (const AsterMatrix *x, gsize n_expected)
{
  AsterMatrix *tamed = NULL;
  gsize n_drawn = 99;

  g_assert_true (aster_tame_outliers (x, &tamed, &n_drawn, NULL, NULL));
  g_assert_cmpuint (n_drawn, ==, n_expected);

  return tamed;
}

/* One row of a thousand is huge: it is drawn in along its direction, and no other number
 * changes. */
static void
test_outlier (void)
{
  static const float sizes[] = { 1e8f, 1e18f, 3e38f };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (AsterMatrix) x = support_uniform_matrix (1000, 3, 1), tamed = NULL;
      float *row = aster_matrix_row (x, 500);

      row[0] = -sizes[s];
      row[1] = sizes[s] / 2;
      tamed = drawn (x, 1);
      for (gsize i = 0; i < 3000; i++)
        if (i / 3 != 500)
          g_assert_cmpfloat (tamed->data[i], ==, x->data[i]);
      row = aster_matrix_row (tamed, 500);
      g_assert_cmpfloat (row[0], <, -1e5);
      g_assert_cmpfloat (row[0], >, -1e6);
      g_assert_cmpfloat_with_epsilon (row[1] / row[0], -0.5, 1e-6);
    }
}

/* Where many are huge they are no outliers, and all numbers keep their proportions. */
static void
test_two_sizes (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (1000, 3, 1), tamed = NULL;

  for (gsize i = 0; i < 60; i++)
    x->data[i] *= 1e20f;
  tamed = drawn (x, 0);
  for (gsize i = 1; i < 60; i++)
    g_assert_cmpfloat_with_epsilon (tamed->data[i] / tamed->data[0],
                                    x->data[i] / x->data[0],
                                    1e-6 * fabs (x->data[i] / x->data[0]));
}

static void
test_leaves_outliers (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 3, 1);
  g_autoptr (AsterMatrix) zeros = aster_matrix_new (5, 2, NULL);

  x->data[7] = 1e4f;
  g_assert_null (drawn (x, 0));
  g_assert_null (drawn (zeros, 0));
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterMatrix) tamed = drawn (data, 1);

  return support_matrix_bytes (tamed);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) tamed = NULL;
  gsize n_drawn;

  return aster_tame_outliers (data, &tamed, &n_drawn, pulse, error);
}

static void
test_threads_and_cancels (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (9000, 70, 1);

  x->data[77] = 1e20f;
  support_assert_same_on_threads (answer, x);
  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, x), >=, 5);
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tame/leaves", test_leaves);
  g_test_add_func ("/tame/scales", test_scales);
  g_test_add_func ("/tame/outlier", test_outlier);
  g_test_add_func ("/tame/two-sizes", test_two_sizes);
  g_test_add_func ("/tame/leaves-outliers", test_leaves_outliers);
  g_test_add_func ("/tame/threads-and-cancels", test_threads_and_cancels);
  return g_test_run ();
}
