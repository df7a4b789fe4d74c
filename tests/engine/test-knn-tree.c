#include "words/knn-tree.h"

#include "support.h"

static guint32 *
order_of (const AsterMatrix *x, AsterKnnMetric metric, gsize leaf)
{
  g_autoptr (GError) error = NULL;
  AsterKnnMeasure measure;
  guint32 *order;

  g_assert_true (aster_knn_measure_init (&measure, x, metric, NULL, &error));
  order = aster_knn_tree_order (&measure, leaf, 1, NULL, &error);
  g_assert_no_error (error);
  aster_knn_measure_clear (&measure);

  return order;
}

/* Every row once, whatever the size. */
static void
test_permutes (void)
{
  static const gsize sizes[] = { 1, 7, 8, 9, 64, 65, 500 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (int metric = 0; metric < 2; metric++)
      {
        g_autoptr (AsterMatrix) x = support_uniform_matrix (sizes[s], 4, s);
        g_autofree guint32 *order = order_of (x, metric, 8);
        g_autofree guint8 *seen = g_new0 (guint8, sizes[s]);

        for (gsize i = 0; i < sizes[s]; i++)
          seen[order[i]]++;
        for (gsize i = 0; i < sizes[s]; i++)
          g_assert_cmpuint (seen[i], ==, 1);
      }
}

/* Clusters far from each other, as large as a cell, are its cells. */
static void
test_clusters (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (128, 3, 1);
  g_autofree guint32 *order = NULL;

  for (gsize i = 0; i < 128; i++)
    aster_matrix_row (x, i)[1] += 100 * (float) (i * 5 % 8);
  order = order_of (x, ASTER_KNN_EUCLIDEAN, 16);
  for (gsize i = 0; i < 128; i++)
    g_assert_cmpuint (order[i] * 5 % 8, ==, order[i / 16 * 16] * 5 % 8);
}

/* Equal rows, zeros and numbers without measure end as well. */
static void
test_hard (void)
{
  g_autoptr (AsterMatrix) x = aster_matrix_new (1000, 2, NULL);
  g_autofree guint32 *zeros = NULL, *equal = NULL, *wild = NULL;

  memset (x->data, 0, 2000 * sizeof (float));
  zeros = order_of (x, ASTER_KNN_COSINE, 16);
  for (gsize i = 0; i < 2000; i++)
    x->data[i] = 3;
  equal = order_of (x, ASTER_KNN_EUCLIDEAN, 16);
  x->data[777] = 3e38f;
  x->data[778] = -3e38f;
  wild = order_of (x, ASTER_KNN_EUCLIDEAN, 16);
  g_assert_nonnull (zeros);
  g_assert_nonnull (equal);
  g_assert_nonnull (wild);
}

static GBytes *
answer (gpointer data)
{
  const AsterMatrix *x = data;

  return g_bytes_new_take (order_of (x, ASTER_KNN_EUCLIDEAN, 16),
                           x->n_rows * sizeof (guint32));
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (900, 6, 3);

  support_assert_same_on_threads (answer, x);
}

static gboolean
grow (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterKnnMeasure measure = { data, NULL, FALSE };
  g_autofree guint32 *order = aster_knn_tree_order (&measure, 16, 1, pulse, error);

  return order != NULL;
}

static void
test_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (300, 6, 3);

  support_assert_cancels (grow, x);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/knn-tree/permutes", test_permutes);
  g_test_add_func ("/knn-tree/clusters", test_clusters);
  g_test_add_func ("/knn-tree/hard", test_hard);
  g_test_add_func ("/knn-tree/threads", test_threads);
  g_test_add_func ("/knn-tree/cancel", test_cancel);
  return g_test_run ();
}
