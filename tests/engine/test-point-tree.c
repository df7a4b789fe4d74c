#include "tools/point-tree.h"

#include "support.h"
#include "tools/order.h"

/* The reference twin: every point is offered. */
static void
naive_find (const AsterMatrix *x, gsize row, AsterNearest *nearest)
{
  for (gsize j = 0; j < x->n_rows; j++)
    if (j != row)
      aster_nearest_offer (
          nearest, (AsterNear){ aster_point_square (aster_matrix_row (x, row),
                                                    aster_matrix_row (x, j), x->n_cols),
                                (guint32) j });
}

static void
check (AsterMatrix *x, gsize k)
{
  g_autoptr (AsterPointTree) tree = aster_point_tree_new (x, NULL, NULL);
  g_autofree gboolean *seen = g_new0 (gboolean, x->n_rows);
  g_autofree AsterNear *a = g_new (AsterNear, k), *b = g_new (AsterNear, k);

  for (gsize p = 0; p < x->n_rows; p++)
    {
      AsterNearest found = { a, 0, k }, expected = { b, 0, k };

      g_assert_false (seen[tree->rows[p]]);
      seen[tree->rows[p]] = TRUE;
      aster_point_tree_find (tree, p, &found);
      naive_find (x, tree->rows[p], &expected);
      g_assert_cmpuint (found.n, ==, MIN (k, x->n_rows - 1));
      for (gsize e = 0; e < found.n; e++)
        {
          g_assert_cmpuint (a[e].row, ==, b[e].row);
          g_assert_cmpfloat (a[e].value, ==, b[e].value);
        }
    }
}

static void
test_finds_the_nearest (void)
{
  for (gsize d = 1; d <= ASTER_POINT_TREE_MAX_DIMS; d++)
    {
      g_autoptr (AsterMatrix) x = support_uniform_matrix (300, d, d);

      check (x, 1);
      check (x, 7);
    }
}

/* A few rows, equal rows and rows on a grid, where nearly all distances are ties. */
static void
test_corners (void)
{
  for (gsize n = 1; n < 30; n++)
    {
      g_autoptr (AsterMatrix) x = support_uniform_matrix (n, 2, n);

      check (x, 5);
    }
  for (guint sides = 1; sides < 4; sides++)
    {
      g_autoptr (AsterMatrix) x = aster_matrix_new (400, 2, NULL);

      for (gsize i = 0; i < 800; i++)
        x->data[i] = (float) ((i * 7919 + i / 2) % sides);
      check (x, 20);
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
      check (y, 10);
    }
}

/* Fifty thousand points in one place are not looked at one by one. */
static void
test_one_place (void)
{
  g_autoptr (AsterMatrix) y = aster_matrix_new (50000, 2, NULL);
  g_autoptr (AsterPointTree) tree = aster_point_tree_new (y, NULL, NULL);

  for (gsize i = 0; i < 50000; i++)
    {
      AsterNear items[10];
      AsterNearest nearest = { items, 0, 10 };

      aster_point_tree_find (tree, i, &nearest);
      g_assert_cmpuint (items[0].row, ==, tree->rows[i] == 0);
      g_assert_cmpuint (items[9].row, ==, tree->rows[i] < 10 ? 10 : 9);
    }
}

static gboolean
make (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterPointTree) tree = aster_point_tree_new (data, pulse, error);

  return tree != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (20000, 3, 1);

  g_assert_cmpuint (support_assert_cancels (make, x), >=, 3);
}

/* Rising, and equals stay in their order. */
static void
test_order (void)
{
  for (gsize n = 0; n < 200; n++)
    {
      g_autofree double *values = g_new (double, n + 1);
      g_autofree guint32 *order = NULL;

      for (gsize i = 0; i < n; i++)
        values[i] = (double) (i * 7919 % 23);
      order = aster_order_rising (values, n, NULL, NULL);
      for (gsize i = 1; i < n; i++)
        g_assert_true (
            values[order[i - 1]] < values[order[i]] ||
            (values[order[i - 1]] == values[order[i]] && order[i - 1] < order[i]));
    }
}

static gboolean
sort (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autofree guint32 *order = aster_order_rising (data, 150000, pulse, error);

  return order != NULL;
}

static void
test_order_cancels (void)
{
  g_autofree double *values = g_new0 (double, 150000);

  g_assert_cmpuint (support_assert_cancels (sort, values), >=, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/point-tree/finds-the-nearest", test_finds_the_nearest);
  g_test_add_func ("/point-tree/corners", test_corners);
  g_test_add_func ("/point-tree/uneven", test_uneven);
  g_test_add_func ("/point-tree/one-place", test_one_place);
  g_test_add_func ("/point-tree/cancels", test_cancels);
  g_test_add_func ("/order/rising", test_order);
  g_test_add_func ("/order/cancels", test_order_cancels);
  return g_test_run ();
}
