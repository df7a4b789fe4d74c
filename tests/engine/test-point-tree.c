#include "tools/point-tree.h"

#include "support.h"
#include "tools/order.h"

/* The nearest by looking at all, ties by row. */
static void
naive_nearest (const AsterMatrix *x, gsize own, gsize k, guint32 *rows, double *squares)
{
  gsize n = 0;

  for (guint32 i = 0; i < x->n_rows; i++)
    {
      double square = 0;
      gsize at;

      if (i == own)
        continue;
      for (gsize j = 0; j < x->n_cols; j++)
        square += pow ((double) aster_matrix_row (x, own)[j] - aster_matrix_row (x, i)[j],
                       2);
      if (n == k && square >= squares[k - 1])
        continue;
      n = MIN (n + 1, k);
      for (at = n - 1; at > 0 && square < squares[at - 1]; at--)
        {
          squares[at] = squares[at - 1];
          rows[at] = rows[at - 1];
        }
      squares[at] = square;
      rows[at] = i;
    }
}

static void
check (AsterMatrix *x, gsize k)
{
  g_autoptr (AsterPointTree) tree = aster_point_tree_new (x, NULL, NULL);
  g_autofree gboolean *seen = g_new0 (gboolean, x->n_rows);

  for (gsize p = 0; p < x->n_rows; p++)
    {
      guint32 rows[20], expected[20];
      double squares[20], of_expected[20];

      g_assert_false (seen[tree->rows[p]]);
      seen[tree->rows[p]] = TRUE;
      aster_point_tree_nearest (tree, p, k, rows, squares);
      naive_nearest (x, tree->rows[p], k, expected, of_expected);
      g_assert_cmpmem (rows, k * sizeof *rows, expected, k * sizeof *rows);
      g_assert_cmpmem (squares, k * sizeof *squares, of_expected, k * sizeof *squares);
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
  for (gsize n = 2; n < 30; n++)
    {
      g_autoptr (AsterMatrix) x = support_uniform_matrix (n, 2, n);

      check (x, n > 5 ? 5 : n - 1);
    }
  for (guint sides = 1; sides < 4; sides++)
    {
      g_autoptr (AsterMatrix) x = aster_matrix_new (400, 2, NULL);

      for (gsize i = 0; i < 800; i++)
        x->data[i] = (float) ((i * 7919 + i / 2) % sides);
      check (x, 20);
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
  g_test_add_func ("/point-tree/cancels", test_cancels);
  g_test_add_func ("/order/rising", test_order);
  g_test_add_func ("/order/cancels", test_order_cancels);
  return g_test_run ();
}
