#include "run/umap-start.h"

#include "support.h"

static AsterMatrix *
start_from (const AsterMatrix *from, gsize n, guint dims, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  AsterMatrix *start = aster_umap_start_new (n, dims, from, seed, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (start->n_rows, ==, n);
  g_assert_cmpuint (start->n_cols, ==, dims);
  for (gsize i = 0; i < n * dims; i++)
    g_assert_true (fabsf (start->data[i]) < 20);

  return start;
}

/* How many of all coordinates are at most @reach in size. */
static double
share_within (const AsterMatrix *start, double reach)
{
  gsize size = start->n_rows * start->n_cols, n = 0;

  for (gsize i = 0; i < size; i++)
    n += fabsf (start->data[i]) <= reach;

  return (double) n / (double) size;
}

/* A picture of any size, anywhere, keeps its shape and gets the one width. */
static void
test_scales (void)
{
  g_autoptr (AsterMatrix) small = support_uniform_matrix (400, 2, 1);
  g_autoptr (AsterMatrix) large = aster_matrix_copy (small, NULL);
  g_autoptr (AsterMatrix) a = NULL, b = NULL;

  for (gsize i = 0; i < 800; i++)
    large->data[i] = large->data[i] * 4096 + 8192;
  a = start_from (small, 400, 2, 1);
  b = start_from (large, 400, 2, 1);
  g_assert_cmpfloat_with_epsilon (share_within (a, 5), 0.95, 0.01);
  for (gsize i = 0; i < 800; i++)
    g_assert_cmpfloat_with_epsilon (a->data[i], b->data[i], 1e-3);
  for (gsize i = 1; i < 400; i++)
    g_assert_true ((a->data[2 * i] < a->data[0]) ==
                   (small->data[2 * i] < small->data[0]));
}

/* One far away does not squeeze the others into one place. */
static void
test_outlier (void)
{
  g_autoptr (AsterMatrix) from = support_uniform_matrix (400, 2, 1);
  g_autoptr (AsterMatrix) start = NULL;

  from->data[0] = 1e12f;
  start = start_from (from, 400, 2, 1);
  g_assert_cmpfloat (start->data[0], >, 9);
  g_assert_cmpfloat (share_within (start, 1), <, 0.75);
}

/* Columns that are flat or not there are noise; so is a start from nothing. */
static void
test_fills (void)
{
  g_autoptr (AsterMatrix) line = support_uniform_matrix (300, 1, 1);
  g_autoptr (AsterMatrix) place = aster_matrix_new (300, 2, NULL);
  g_autoptr (AsterMatrix) one = start_from (line, 300, 3, 1);
  g_autoptr (AsterMatrix) none = start_from (place, 300, 2, 1);
  g_autoptr (AsterMatrix) nothing = start_from (NULL, 300, 2, 1);
  g_autoptr (AsterMatrix) again = start_from (NULL, 300, 2, 1);
  g_autoptr (AsterMatrix) other = start_from (NULL, 300, 2, 2);
  const AsterMatrix *all[] = { one, none, nothing };

  for (guint c = 0; c < G_N_ELEMENTS (all); c++)
    for (gsize p = 0; p < all[c]->n_cols; p++)
      {
        double squares = 0;

        for (gsize i = 0; i < 300; i++)
          squares += pow (aster_matrix_row (all[c], i)[p], 2);
        g_assert_cmpfloat (sqrt (squares / 300), >, 2);
      }
  g_assert_cmpmem (nothing->data, 2400, again->data, 2400);
  g_assert_true (memcmp (nothing->data, other->data, 2400) != 0);
}

/* Points in the same place do not stay there. */
static void
test_parts (void)
{
  g_autoptr (AsterMatrix) from = support_uniform_matrix (100, 2, 1);
  g_autoptr (AsterMatrix) start = NULL;

  memcpy (from->data, from->data + 2, 8);
  start = start_from (from, 100, 2, 1);
  g_assert_cmpfloat (start->data[0], !=, start->data[2]);
  g_assert_cmpfloat_with_epsilon (start->data[0], start->data[2], 1e-2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/umap-start/scales", test_scales);
  g_test_add_func ("/umap-start/outlier", test_outlier);
  g_test_add_func ("/umap-start/fills", test_fills);
  g_test_add_func ("/umap-start/parts", test_parts);
  return g_test_run ();
}
