#include "run/map-rows.h"

#include "support.h"

/* Rows on a line, at 0, 1, 3 and 7: two neighbours each, and no more than there are. */
static void
test_neighbours (void)
{
  static const float numbers[] = { 0, 1, 3, 7 };
  static const guint32 nearest[] = { 1, 2, 0, 2, 1, 0, 2, 1 };
  g_autoptr (AsterMatrix) x = support_matrix (4, 1, numbers);
  g_auto (AsterMapRows) rows = { .x = x, .key = "x" };
  g_autoptr (AsterGraph) two = NULL, all = NULL;

  g_assert_true (aster_map_rows_prepare (&rows, NULL, NULL));
  two = aster_map_rows_find_neighbours (&rows, 2, ASTER_KNN_EUCLIDEAN, NULL, NULL);
  all = aster_map_rows_find_neighbours (&rows, 90, ASTER_KNN_EUCLIDEAN, NULL, NULL);

  g_assert_cmpuint (rows.n_drawn, ==, 0);
  g_assert_cmpmem (two->rows, 8 * sizeof (guint32), nearest, sizeof nearest);
  g_assert_cmpuint (aster_graph_n_edges (all), ==, 12);
}

/* Two maps of the same rows find their components once; other rows have others. */
static void
test_keeps_components (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (60, 9, 1);
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_auto (AsterMapRows) a = { .x = x, .engine = engine, .key = "x", .pca = 5 }, b = a;
  g_auto (AsterMapRows) c = a;
  g_autoptr (AsterMatrix) first = NULL, second = NULL, other = NULL;

  c.without_means = TRUE;
  g_assert_true (aster_map_rows_prepare (&a, NULL, NULL));
  g_assert_true (aster_map_rows_prepare (&b, NULL, NULL));
  g_assert_true (aster_map_rows_prepare (&c, NULL, NULL));
  first = aster_map_rows_get_components (&a, NULL, NULL);
  second = aster_map_rows_get_components (&b, NULL, NULL);
  other = aster_map_rows_get_components (&c, NULL, NULL);

  g_assert_true (first == second);
  g_assert_null (b.reduced);
  g_assert_false (first == other);
  g_assert_cmpuint (first->n_cols, ==, 3);
  g_assert_cmpuint (aster_engine_get_n_kept (engine), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-rows/neighbours", test_neighbours);
  g_test_add_func ("/map-rows/keeps-components", test_keeps_components);

  return g_test_run ();
}
