#include "layouts/tsne-affinities.h"

#include "support.h"
#include "words/knn.h"

static AsterGraph *
find_affinities (const AsterMatrix *x, gsize k, double perplexity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterGraph) neighbours = aster_knn (x, k, ASTER_KNN_EUCLIDEAN, NULL, &error);
  AsterGraph *affinities;

  g_assert_no_error (error);
  affinities = aster_tsne_affinities (neighbours, perplexity, NULL, &error);
  g_assert_no_error (error);

  return affinities;
}

static double
find_value (const AsterGraph *graph, gsize i, gsize j)
{
  for (gsize e = graph->starts[i]; e < graph->starts[i + 1]; e++)
    if (graph->rows[e] == j)
      return graph->values[e];

  return 0;
}

/* Rows ascend, nobody picks itself, p_ij = p_ji to the last bit, all together 1. */
static void
assert_sound (const AsterGraph *graph)
{
  double sum = 0;

  for (gsize i = 0; i < graph->n; i++)
    for (gsize e = graph->starts[i]; e < graph->starts[i + 1]; e++)
      {
        gsize j = graph->rows[e];

        g_assert_cmpuint (j, <, graph->n);
        g_assert_cmpuint (j, !=, i);
        if (e > graph->starts[i])
          g_assert_cmpuint (j, >, graph->rows[e - 1]);
        g_assert_true (isfinite (graph->values[e]) && graph->values[e] >= 0);
        g_assert_cmpfloat (find_value (graph, j, i), ==, graph->values[e]);
        sum += graph->values[e];
      }
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-6);
}

/* Three rows on a line, one neighbour each: 0 ↔ 1, 2 → 1. */
static void
test_by_hand (void)
{
  g_autoptr (AsterMatrix) x = support_matrix (3, 1, (const float[]){ 0, 1, 3 });
  g_autoptr (AsterGraph) graph = find_affinities (x, 1, 1);

  assert_sound (graph);
  g_assert_cmpuint (aster_graph_n_edges (graph), ==, 4);
  g_assert_cmpfloat_with_epsilon (find_value (graph, 0, 1), 2 / 6.0, 1e-7);
  g_assert_cmpfloat_with_epsilon (find_value (graph, 1, 2), 1 / 6.0, 1e-7);
  g_assert_cmpfloat (find_value (graph, 0, 2), ==, 0);
}

/* SciPy's root of the entropy, in double: the search ends within 1e-5 nats of it. */
static void
test_oracle (void)
{
  static const struct
  {
    const char *name;
    gsize n, d, k;
    double perplexity;
  } cases[] = { { "few affinities", 20, 3, 19, 5 },
                { "some affinities", 90, 6, 30, 10 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (SupportTable) expected = support_oracle ("tsne.tsv", cases[c].name);
      g_autoptr (AsterMatrix) x = support_uniform_matrix (cases[c].n, cases[c].d, 8);
      g_autoptr (AsterGraph) graph = find_affinities (x, cases[c].k, cases[c].perplexity);

      assert_sound (graph);
      for (gsize i = 0; i < cases[c].n; i++)
        for (gsize j = 0; j < cases[c].n; j++)
          {
            double p = expected->data[i * cases[c].n + j];

            g_assert_cmpfloat_with_epsilon (find_value (graph, i, j), p, 1e-7 + 5e-5 * p);
          }
    }
}

/* Another scale of the same rows is the same choice. */
static void
test_scale (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (100, 4, 1);
  g_autoptr (AsterGraph) before = find_affinities (x, 30, 10), after = NULL;

  for (gsize i = 0; i < 400; i++)
    x->data[i] *= 4096;
  after = find_affinities (x, 30, 10);
  g_assert_cmpmem (before->values, aster_graph_n_edges (before) * sizeof (float),
                   after->values, aster_graph_n_edges (after) * sizeof (float));
}

/* A thousand equal rows: no β exists, everyone is as likely, and the search ends. */
static void
test_duplicates (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (3000, 3, 2);
  g_autoptr (AsterGraph) some = NULL, all = NULL;

  for (gsize i = 0; i < 1000; i++)
    memset (aster_matrix_row (x, i), 0, 3 * sizeof (float));
  some = find_affinities (x, 30, 10);
  assert_sound (some);
  g_assert_cmpfloat_with_epsilon (find_value (some, 999, 0), 1 / (30 * 6000.0), 1e-10);

  memset (x->data, 0, 9000 * sizeof (float));
  all = find_affinities (x, 30, 10);
  assert_sound (all);
}

/* More equal rows than the perplexity, and a few others in the same list. */
static void
test_crowded_nearest (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (60, 2, 3);
  g_autoptr (AsterGraph) graph = NULL;

  for (gsize i = 0; i < 20; i++)
    memset (aster_matrix_row (x, i), 0, 2 * sizeof (float));
  graph = find_affinities (x, 30, 10);
  assert_sound (graph);
  g_assert_cmpfloat_with_epsilon (find_value (graph, 0, 1), 1 / (19 * 60.0), 1e-9);
}

static void
test_outlier (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 5, 4);
  g_autoptr (AsterGraph) graph = NULL;

  x->data[0] = 1e9f;
  graph = find_affinities (x, 60, 20);
  assert_sound (graph);
}

/* What cannot be had, a perplexity above the number of neighbours, is as near as can
 * be: everyone alike. */
static void
test_perplexity_too_large (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (50, 5, 4);
  g_autoptr (AsterGraph) graph = find_affinities (x, 10, 20);

  assert_sound (graph);
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterGraph) graph = find_affinities (data, 30, 10);
  GByteArray *bytes = g_byte_array_new ();
  guint n = (guint) aster_graph_n_edges (graph);

  g_byte_array_append (bytes, (guint8 *) graph->rows, n * 4);
  g_byte_array_append (bytes, (guint8 *) graph->values, n * 4);

  return g_byte_array_free_to_bytes (bytes);
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (2000, 4, 5);

  support_assert_same_on_threads (answer, x);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterGraph) graph = aster_tsne_affinities (data, 10, pulse, error);

  return graph != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (1000, 4, 5);
  g_autoptr (AsterGraph) neighbours = aster_knn (x, 30, ASTER_KNN_EUCLIDEAN, NULL, NULL);

  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, neighbours), >=, 12);
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-affinities/by-hand", test_by_hand);
  g_test_add_func ("/tsne-affinities/oracle", test_oracle);
  g_test_add_func ("/tsne-affinities/scale", test_scale);
  g_test_add_func ("/tsne-affinities/duplicates", test_duplicates);
  g_test_add_func ("/tsne-affinities/crowded-nearest", test_crowded_nearest);
  g_test_add_func ("/tsne-affinities/outlier", test_outlier);
  g_test_add_func ("/tsne-affinities/perplexity-too-large", test_perplexity_too_large);
  g_test_add_func ("/tsne-affinities/threads", test_threads);
  g_test_add_func ("/tsne-affinities/cancels", test_cancels);
  return g_test_run ();
}
