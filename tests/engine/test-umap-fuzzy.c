#include "layouts/umap-fuzzy.h"

#include "support.h"
#include "words/knn.h"

static AsterGraph *
make_fuzzy (const AsterMatrix *x, gsize k, gboolean cosine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterGraph) neighbours = aster_knn (
      x, k, cosine ? ASTER_KNN_COSINE : ASTER_KNN_EUCLIDEAN, NULL, &error);
  AsterGraph *fuzzy;

  g_assert_no_error (error);
  fuzzy = aster_umap_fuzzy (neighbours, !cosine, NULL, &error);
  g_assert_no_error (error);

  return fuzzy;
}

/* Weights are in [0, 1], and each row has one of 1 but for rounding. */
static void
assert_sane (const AsterGraph *fuzzy)
{
  for (gsize i = 0; i < fuzzy->n; i++)
    {
      float most = 0;

      for (gsize e = fuzzy->starts[i]; e < fuzzy->starts[i + 1]; e++)
        {
          g_assert_true (fuzzy->values[e] >= 0 && fuzzy->values[e] <= 1);
          most = MAX (most, fuzzy->values[e]);
        }
      g_assert_cmpfloat_with_epsilon (most, 1, 1e-6);
    }
}

/* (n × n) */
static double *
spell_out (const AsterGraph *fuzzy)
{
  double *all = g_new0 (double, fuzzy->n * fuzzy->n);

  for (gsize i = 0; i < fuzzy->n; i++)
    for (gsize e = fuzzy->starts[i]; e < fuzzy->starts[i + 1]; e++)
      all[i * fuzzy->n + fuzzy->rows[e]] = fuzzy->values[e];

  return all;
}

/* Three rows on a line at 0, 1 and 3: each belongs wholly with its nearest, and with the
 * other by what log₂ 3 leaves. */
static void
test_by_hand (void)
{
  const float line[] = { 0, 1, 3 };
  g_autoptr (AsterMatrix) x = support_matrix (3, 1, line);
  g_autoptr (AsterGraph) fuzzy = make_fuzzy (x, 2, FALSE);
  g_autofree double *w = spell_out (fuzzy);
  double rest = log2 (3) - 1;

  g_assert_cmpfloat_with_epsilon (w[1], 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (w[5], 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (w[2], rest + rest - rest * rest, 1e-4);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (w[4 * i], ==, 0);
      for (guint j = 0; j < 3; j++)
        g_assert_cmpfloat (w[3 * i + j], ==, w[3 * j + i]);
    }
}

static void
test_oracle (void)
{
  static const struct
  {
    const char *name;
    gsize n, d, k;
    gboolean cosine;
  } cases[] = {
    { "few euclidean", 20, 3, 19, FALSE },
    { "few cosine", 20, 3, 19, TRUE },
    { "some euclidean", 60, 6, 14, FALSE },
    { "some cosine", 60, 6, 14, TRUE },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (SupportTable) wanted = support_oracle ("umap.tsv", cases[c].name);
      g_autoptr (AsterMatrix) x = support_uniform_matrix (cases[c].n, cases[c].d, 8);
      g_autoptr (AsterGraph) fuzzy = make_fuzzy (x, cases[c].k, cases[c].cosine);
      g_autofree double *w = spell_out (fuzzy);

      support_assert_close (w, wanted->data, cases[c].n * cases[c].n, 5e-5, 0);
      assert_sane (fuzzy);
    }
}

/* Five of each row: four neighbours in one place and two at distances for which no σ can
 * be small enough. */
static void
test_heaps (void)
{
  g_autoptr (SupportTable) wanted = support_oracle ("umap.tsv", "heaped");
  g_autoptr (AsterMatrix) places = support_uniform_matrix (12, 2, 9);
  g_autoptr (AsterMatrix) x = aster_matrix_new (60, 2, NULL);
  g_autoptr (AsterGraph) fuzzy = NULL;
  g_autofree double *w = NULL;

  for (gsize i = 0; i < 60; i++)
    memcpy (aster_matrix_row (x, i), aster_matrix_row (places, i / 5), 8);
  fuzzy = make_fuzzy (x, 6, FALSE);
  w = spell_out (fuzzy);
  support_assert_close (w, wanted->data, 3600, 5e-5, 0);
}

/* Scale does not matter; a thousand equal rows, one far away, and one neighbour all have
 * their weights. */
static void
test_strange_rows (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 3, 1);
  g_autoptr (AsterMatrix) far = aster_matrix_copy (x, NULL);
  g_autoptr (AsterMatrix) outlier = aster_matrix_copy (x, NULL);
  g_autoptr (AsterMatrix) equal = aster_matrix_new (1000, 3, NULL);
  g_autoptr (AsterGraph) near_graph = make_fuzzy (x, 14, FALSE);
  g_autoptr (AsterGraph) far_graph = NULL, outlier_graph = NULL, equal_graph = NULL;
  g_autoptr (AsterGraph) one = make_fuzzy (x, 1, FALSE);

  for (gsize i = 0; i < 600; i++)
    far->data[i] *= 1048576;
  far_graph = make_fuzzy (far, 14, FALSE);
  for (gsize e = 0; e < aster_graph_n_edges (near_graph); e++)
    g_assert_cmpfloat_with_epsilon (near_graph->values[e], far_graph->values[e], 1e-4);

  outlier->data[0] = 1e15f;
  outlier_graph = make_fuzzy (outlier, 14, FALSE);
  equal_graph = make_fuzzy (equal, 14, FALSE);
  assert_sane (outlier_graph);
  assert_sane (equal_graph);
  assert_sane (one);
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterGraph) fuzzy = aster_umap_fuzzy (data, TRUE, NULL, NULL);

  return g_bytes_new (fuzzy->values, aster_graph_n_edges (fuzzy) * sizeof (float));
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterGraph) fuzzy = aster_umap_fuzzy (data, TRUE, pulse, error);

  return fuzzy != NULL;
}

static void
test_threads_and_cancels (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (2000, 4, 1);
  g_autoptr (AsterGraph) neighbours = aster_knn (x, 14, ASTER_KNN_EUCLIDEAN, NULL, NULL);

  support_assert_same_on_threads (answer, neighbours);
  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, neighbours), >=, 20);
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/umap-fuzzy/by-hand", test_by_hand);
  g_test_add_func ("/umap-fuzzy/oracle", test_oracle);
  g_test_add_func ("/umap-fuzzy/heaps", test_heaps);
  g_test_add_func ("/umap-fuzzy/strange-rows", test_strange_rows);
  g_test_add_func ("/umap-fuzzy/threads-and-cancels", test_threads_and_cancels);
  return g_test_run ();
}
