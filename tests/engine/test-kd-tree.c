#include "tools/kd-tree.h"

#include "support.h"

/* The reference twin: every point offered. */
static void
naive_find (const AsterMatrix *y, gsize row, AsterNearest *nearest)
{
  for (gsize j = 0; j < y->n_rows; j++)
    if (j != row)
      aster_nearest_offer (
          nearest, (AsterNear){ aster_kd_tree_distance2 (y, row, j), (guint32) j });
}

static void
assert_same (const AsterMatrix *y, gsize k)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterKdTree) tree = aster_kd_tree_new (y, NULL, &error);
  g_autofree AsterNear *a = g_new (AsterNear, k), *b = g_new (AsterNear, k);

  g_assert_no_error (error);
  for (gsize i = 0; i < y->n_rows; i++)
    {
      AsterNearest found = { a, 0, k }, expected = { b, 0, k };

      aster_kd_tree_find (tree, i, &found);
      naive_find (y, i, &expected);
      g_assert_cmpuint (found.n, ==, MIN (k, y->n_rows - 1));
      for (gsize e = 0; e < found.n; e++)
        {
          g_assert_cmpuint (a[e].row, ==, b[e].row);
          g_assert_cmpfloat (a[e].value, ==, b[e].value);
        }
    }
}

static void
test_naive (void)
{
  for (gsize n = 1; n < 400; n = n * 3 / 2 + 1)
    for (gsize dims = 2; dims <= 3; dims++)
      for (gsize k = 1; k < 40; k *= 3)
        {
          g_autoptr (AsterMatrix) y = support_uniform_matrix (n, dims, n);

          assert_same (y, k);
        }
}

/* Points in few places, on a line, in one place, and one of them far out: ties by row. */
static void
test_uneven (void)
{
  for (guint c = 0; c < 4; c++)
    {
      g_autoptr (AsterMatrix) y = support_uniform_matrix (300, 2 + c % 2, c);

      for (gsize i = 0; i < 300; i++)
        for (gsize p = 0; p < y->n_cols; p++)
          {
            float *v = aster_matrix_row (y, i) + p;

            *v = c == 0   ? (float) (i * 7 % 5)
                 : c == 1 ? (p == 0 ? *v : 0)
                 : c == 2 ? 1
                 : i == 9 ? 3e38f
                          : *v;
          }
      assert_same (y, 10);
    }
}

/* Fifty thousand points in one place are not looked at one by one. */
static void
test_one_place (void)
{
  g_autoptr (AsterMatrix) y = aster_matrix_new (50000, 2, NULL);
  g_autoptr (AsterKdTree) tree = aster_kd_tree_new (y, NULL, NULL);

  for (gsize i = 0; i < 50000; i++)
    {
      AsterNear items[10];
      AsterNearest nearest = { items, 0, 10 };

      aster_kd_tree_find (tree, i, &nearest);
      g_assert_cmpuint (items[0].row, ==, i == 0);
      g_assert_cmpuint (items[9].row, ==, i < 10 ? 10 : 9);
    }
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterKdTree) tree = aster_kd_tree_new (data, pulse, error);

  return tree != NULL;
}

static void
test_cancel (void)
{
  g_autoptr (AsterMatrix) y = support_uniform_matrix (20000, 2, 1);

  g_assert_cmpuint (support_assert_cancels (verb, y), >, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kd-tree/naive", test_naive);
  g_test_add_func ("/kd-tree/uneven", test_uneven);
  g_test_add_func ("/kd-tree/one-place", test_one_place);
  g_test_add_func ("/kd-tree/cancel", test_cancel);
  return g_test_run ();
}
