#include "support.h"
#include "words/knn-graph.h"

/* What is cheap is exact, and says so. */
static void
test_exact (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (300, 8, 1);
  AsterKnnParams params = ASTER_KNN_DEFAULTS;
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterGraph) graph = aster_knn_graph (x, &params, NULL, &error);
  g_autoptr (AsterGraph) exact = aster_knn (x, params.k, params.metric, NULL, NULL);

  g_assert_no_error (error);
  g_assert_true (isnan (graph->recall));
  g_assert_cmpmem (graph->rows, 300 * 15 * 4, exact->rows, 300 * 15 * 4);
  g_assert_cmpmem (graph->values, 300 * 15 * 4, exact->values, 300 * 15 * 4);
}

/* What was asked for is what is done; what is dear is done nearly. */
static void
test_approximate (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (700, 3, 1);
  AsterKnnParams params = ASTER_KNN_DEFAULTS;
  g_autoptr (AsterGraph) near = NULL, other = NULL;

  params.method = ASTER_KNN_APPROXIMATE;
  near = aster_knn_graph (x, &params, NULL, NULL);
  other = aster_knn_graph (x, &params, NULL, NULL);
  g_assert_cmpfloat (near->recall, >, 0.5);
  g_assert_cmpfloat (near->recall, <=, 1);
  g_assert_cmpmem (near->rows, 700 * 15 * 4, other->rows, 700 * 15 * 4);

  g_assert_false (aster_knn_is_dear (50257, 768, 90));
  g_assert_true (aster_knn_is_dear (400000, 50, 15));
  g_assert_true (aster_knn_is_dear (400000, 300, 15));
}

/* More of anything costs more. */
static void
test_estimate (void)
{
  double seconds = aster_knn_estimate (50257, 50, 90);

  g_assert_cmpfloat (seconds, >, 0.5);
  g_assert_cmpfloat (seconds, <, 10);
  g_assert_cmpfloat (aster_knn_estimate (100000, 50, 90), >, 2 * seconds);
  g_assert_cmpfloat (aster_knn_estimate (50257, 768, 90), >, 4 * seconds);
  g_assert_cmpfloat (aster_knn_estimate (50257, 50, 900), >, seconds);

  /* By the search that is taken: 400,000 × 50 took 10 and 16 processor seconds on each of
   * two processors. */
  g_assert_cmpfloat (aster_knn_graph_estimate (ASTER_KNN_EUCLIDEAN, 50257, 50, 90), ==,
                     seconds);
  g_assert_cmpfloat (aster_knn_graph_estimate (ASTER_KNN_MANHATTAN, 50257, 50, 90), >,
                     1.5 * seconds);
  seconds = aster_knn_graph_estimate (ASTER_KNN_EUCLIDEAN, 400000, 50, 15);
  g_assert_cmpfloat (seconds, >, 5);
  g_assert_cmpfloat (seconds, <, 20);
  g_assert_cmpfloat (aster_knn_graph_estimate (ASTER_KNN_EUCLIDEAN, 400000, 50, 90), <,
                     32);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/knn-graph/exact", test_exact);
  g_test_add_func ("/knn-graph/approximate", test_approximate);
  g_test_add_func ("/knn-graph/estimate", test_estimate);
  return g_test_run ();
}
