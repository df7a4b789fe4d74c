#include "words/knn-near.h"

#include "support.h"
#include "tools/budget.h"

#define ROWS 6000

/* Rows in 30 heaps of unlike widths, as words have. */
static AsterMatrix *
heaps (gsize n, gsize d)
{
  AsterMatrix *x = aster_matrix_new (n, d, NULL);
  AsterRandom random = aster_random_init (5, d);
  g_autofree double *centres = g_new (double, 30 * d);

  for (gsize i = 0; i < 30 * d; i++)
    centres[i] = 3 * aster_random_normal (&random);
  for (gsize i = 0; i < n; i++)
    {
      gsize heap = aster_random_below (&random, 30);
      double width = 0.3 + 0.05 * (double) heap;

      for (gsize p = 0; p < d; p++)
        aster_matrix_row (x, i)[p] = (float) (centres[heap * d + p] +
                                              width * aster_random_normal (&random));
    }

  return x;
}

/* Edges nearest first, to others, none twice. */
static void
assert_sound (const AsterGraph *graph, gsize k)
{
  g_autofree guint32 *seen = g_new0 (guint32, graph->n);

  g_assert_cmpuint (aster_graph_n_edges (graph), ==, graph->n * k);
  for (gsize i = 0; i < graph->n; i++)
    for (gsize e = i * k; e < (i + 1) * k; e++)
      {
        g_assert_cmpuint (graph->rows[e], <, graph->n);
        g_assert_cmpuint (graph->rows[e], !=, i);
        g_assert_cmpuint (seen[graph->rows[e]], <, i + 1);
        seen[graph->rows[e]] = (guint32) i + 1;
        g_assert_true (isfinite (graph->values[e]));
        g_assert_true (e == i * k || graph->values[e - 1] <= graph->values[e]);
      }
}

static AsterGraph *
near (const AsterMatrix *x, gsize k, AsterKnnMetric metric)
{
  g_autoptr (GError) error = NULL;
  AsterGraph *graph = aster_knn_near (x, k, metric, 42, NULL, &error);

  g_assert_no_error (error);
  assert_sound (graph, k);

  return graph;
}

/* The share of edges that are no longer than the true k-th. */
static double
true_recall (const AsterGraph *graph, const AsterGraph *truth, gsize k)
{
  gsize found = 0;

  for (gsize i = 0; i < graph->n; i++)
    for (gsize e = 0; e < k; e++)
      found += graph->values[i * k + e] <= truth->values[i * k + k - 1];

  return (double) found / (double) (graph->n * k);
}

/* It finds what it says, and much; what it finds is measured as the exact search does. */
static void
test_recall (void)
{
  g_autoptr (AsterMatrix) x = heaps (ROWS, 20);
  static const gsize ks[] = { 5, 90 };

  for (guint c = 0; c < G_N_ELEMENTS (ks); c++)
    for (int metric = 0; metric < 3; metric++)
      {
        gsize k = ks[c];
        g_autoptr (AsterGraph) graph = near (x, k, metric);
        g_autoptr (AsterGraph) truth = aster_knn (x, k, metric, NULL, NULL);
        double recall = true_recall (graph, truth, k);

        g_assert_cmpfloat (recall, >=, 0.94);
        g_assert_cmpfloat_with_epsilon (graph->recall, recall, 0.02);
      }
}

/* Where every cell is looked at, it is the exact search. */
static void
test_all_cells (void)
{
  static const struct
  {
    gsize n, k;
  } cases[] = { { 2, 1 }, { 40, 7 }, { 97, 96 }, { 250, 60 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      gsize n = cases[c].n, k = cases[c].k;
      g_autoptr (AsterMatrix) x = heaps (n, 5);
      g_autoptr (AsterGraph) graph = near (x, k, ASTER_KNN_EUCLIDEAN);
      g_autoptr (AsterGraph) truth = aster_knn (x, k, ASTER_KNN_EUCLIDEAN, NULL, NULL);

      g_assert_cmpfloat (graph->recall, ==, 1);
      g_assert_cmpmem (graph->rows, n * k * 4, truth->rows, n * k * 4);
      g_assert_cmpmem (graph->values, n * k * 4, truth->values, n * k * 4);
    }
}

/* More neighbours than a cell has rows. */
static void
test_many_neighbours (void)
{
  g_autoptr (AsterMatrix) x = heaps (2000, 4);
  g_autoptr (AsterGraph) graph = near (x, 700, ASTER_KNN_EUCLIDEAN);

  g_assert_cmpfloat (graph->recall, >, 0.5);
}

/* Duplicates by the thousand, zeros, an outlier, a constant column, one dimension. */
static void
test_hard (void)
{
  g_autoptr (AsterMatrix) x = heaps (3000, 6);
  g_autoptr (AsterMatrix) line = heaps (2000, 1);
  g_autoptr (AsterMatrix) zeros = support_uniform_matrix (1500, 3, 1);
  AsterGraph *graph;

  for (gsize i = 0; i < 3000; i++)
    {
      aster_matrix_row (x, i)[2] = 7;
      if (i % 3 == 1)
        memcpy (aster_matrix_row (x, i), aster_matrix_row (x, 1), 6 * sizeof (float));
      if (i % 3 == 2 && i > 1500)
        memset (aster_matrix_row (x, i), 0, 6 * sizeof (float));
    }
  aster_matrix_row (x, 900)[4] = 1e30f;
  aster_graph_unref (near (x, 15, ASTER_KNN_EUCLIDEAN));
  graph = near (x, 15, ASTER_KNN_COSINE);
  g_assert_cmpfloat (graph->values[2000 * 15], ==, 1);
  g_assert_cmpuint (graph->rows[2000 * 15], ==, 0);
  aster_graph_unref (graph);

  aster_graph_unref (near (line, 30, ASTER_KNN_EUCLIDEAN));
  aster_graph_unref (near (line, 30, ASTER_KNN_COSINE));
  aster_graph_unref (near (line, 30, ASTER_KNN_MANHATTAN));
  memset (zeros->data, 0, 1500 * 3 * sizeof (float));
  aster_graph_unref (near (zeros, 10, ASTER_KNN_EUCLIDEAN));
  aster_graph_unref (near (zeros, 10, ASTER_KNN_COSINE));
}

static void
test_refuses (void)
{
  g_autoptr (AsterMatrix) x = heaps (ROWS, 20);
  g_autoptr (GError) error = NULL, budget = NULL;

  g_assert_null (aster_knn_near (x, ROWS, ASTER_KNN_COSINE, 1, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);

  aster_budget_set (1024 * 1024);
  g_assert_null (aster_knn_near (x, 1500, ASTER_KNN_COSINE, 1, NULL, &budget));
  aster_budget_set (0);
  g_assert_error (budget, ASTER_ERROR, ASTER_ERROR_NO_MEMORY);
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterGraph) graph = near (data, 10, ASTER_KNN_EUCLIDEAN);
  gsize size = aster_graph_n_edges (graph) * sizeof (float);
  g_autofree guint8 *bytes = g_malloc (2 * size + sizeof (double));

  memcpy (bytes, graph->rows, size);
  memcpy (bytes + size, graph->values, size);
  memcpy (bytes + 2 * size, &graph->recall, sizeof (double));

  return g_bytes_new (bytes, 2 * size + sizeof (double));
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) x = heaps (2000, 10);

  support_assert_same_on_threads (answer, x);
}

static gboolean
search (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterGraph) graph = aster_knn_near (data, 5, ASTER_KNN_COSINE, 1, pulse,
                                                 error);

  return graph != NULL;
}

static void
test_cancel (void)
{
  g_autoptr (AsterMatrix) x = heaps (700, 5);

  g_assert_cmpuint (support_assert_cancels (search, x), >, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/knn-near/recall", test_recall);
  g_test_add_func ("/knn-near/all-cells", test_all_cells);
  g_test_add_func ("/knn-near/many-neighbours", test_many_neighbours);
  g_test_add_func ("/knn-near/hard", test_hard);
  g_test_add_func ("/knn-near/refuses", test_refuses);
  g_test_add_func ("/knn-near/threads", test_threads);
  g_test_add_func ("/knn-near/cancel", test_cancel);
  return g_test_run ();
}
