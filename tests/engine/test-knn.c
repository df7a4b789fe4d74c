#include "support.h"
#include "words/knn.h"

/* The reference twin: every distance in double, sorted. */
typedef struct
{
  double value;
  guint32 row;
} Pair;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *p = a, *q = b;

  return p->value != q->value ? (p->value < q->value ? -1 : 1)
                              : (int) p->row - (int) q->row;
}

static double
naive_value (const AsterMatrix *x, gsize i, gsize j, AsterKnnMetric metric)
{
  const float *a = aster_matrix_row (x, i), *b = aster_matrix_row (x, j);
  double dot = 0, aa = 0, bb = 0, d2 = 0;

  for (gsize p = 0; p < x->n_cols; p++)
    {
      dot += (double) a[p] * b[p];
      aa += (double) a[p] * a[p];
      bb += (double) b[p] * b[p];
      d2 += ((double) a[p] - b[p]) * ((double) a[p] - b[p]);
    }

  if (metric == ASTER_KNN_EUCLIDEAN)
    return d2;

  return aa > 0 && bb > 0 ? 1 - dot / sqrt (aa * bb) : 1;
}

static Pair *
naive_row (const AsterMatrix *x, gsize i, AsterKnnMetric metric)
{
  Pair *pairs = g_new (Pair, x->n_rows);
  gsize n = 0;

  for (gsize j = 0; j < x->n_rows; j++)
    if (j != i)
      pairs[n++] = (Pair){ naive_value (x, i, j, metric), (guint32) j };
  qsort (pairs, n, sizeof (Pair), compare_pairs);

  return pairs;
}

static AsterMatrix *
random_matrix (gsize n, gsize d)
{
  AsterMatrix *x = aster_matrix_new (n, d, NULL);
  AsterRandom random = aster_random_init (7, n * d);

  for (gsize i = 0; i < n * d; i++)
    x->data[i] = (float) aster_random_normal (&random);

  return x;
}

/* Rows on a line: the neighbours of each are the rows beside it. */
static void
test_by_hand (void)
{
  g_autoptr (AsterMatrix) x = aster_matrix_new (6, 1, NULL);
  g_autoptr (AsterGraph) graph = NULL;
  static const guint32 expected[] = { 1, 2, 0, 2, 1, 3, 2, 4, 3, 5, 4, 3 };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < 6; i++)
    x->data[i] = (float) i;
  graph = aster_knn (x, 2, ASTER_KNN_EUCLIDEAN, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (aster_graph_n_edges (graph), ==, 12);
  g_assert_cmpmem (graph->rows, 12 * sizeof (guint32), expected, sizeof expected);
  g_assert_cmpfloat (graph->values[0], ==, 1);
  g_assert_cmpfloat (graph->values[1], ==, 4);
}

static void
test_naive (void)
{
  static const struct
  {
    gsize n, d, k;
  } cases[] = { { 2, 3, 1 }, { 50, 1, 49 }, { 300, 20, 15 }, { 2300, 7, 90 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    for (int metric = 0; metric < 2; metric++)
      {
        g_autoptr (AsterMatrix) x = random_matrix (cases[c].n, cases[c].d);
        g_autoptr (AsterGraph) graph = aster_knn (x, cases[c].k, metric, NULL, NULL);

        for (gsize i = 0; i < cases[c].n; i += 1 + cases[c].n / 40)
          {
            g_autofree Pair *pairs = naive_row (x, i, metric);

            for (gsize e = 0; e < cases[c].k; e++)
              g_assert_cmpfloat_with_epsilon (graph->values[graph->starts[i] + e],
                                              pairs[e].value,
                                              2e-5 * (1 + pairs[e].value));
          }
      }
}

/* A thousand equal rows are at distance 0 of each other, the first ones first. */
static void
test_duplicates (void)
{
  g_autoptr (AsterMatrix) x = aster_matrix_new (3000, 5, NULL);
  g_autoptr (AsterGraph) graph = NULL;

  for (gsize i = 0; i < 3000 * 5; i++)
    x->data[i] = 0.5f;
  graph = aster_knn (x, 30, ASTER_KNN_EUCLIDEAN, NULL, NULL);
  for (gsize i = 0; i < 3000; i += 100)
    for (gsize e = 0; e < 30; e++)
      {
        g_assert_cmpfloat (graph->values[graph->starts[i] + e], ==, 0);
        g_assert_cmpuint (graph->rows[graph->starts[i] + e], ==, e + (e >= i));
      }
}

static void
test_zero_rows (void)
{
  g_autoptr (AsterMatrix) x = random_matrix (40, 3);
  g_autoptr (AsterGraph) graph = NULL;

  memset (aster_matrix_row (x, 11), 0, 3 * sizeof (float));
  graph = aster_knn (x, 5, ASTER_KNN_COSINE, NULL, NULL);
  for (gsize e = 0; e < 5; e++)
    g_assert_cmpfloat (graph->values[graph->starts[11] + e], ==, 1);
}

static void
test_refuses (void)
{
  g_autoptr (AsterMatrix) x = random_matrix (10, 3);
  g_autoptr (GError) error = NULL;

  g_assert_null (aster_knn (x, 10, ASTER_KNN_EUCLIDEAN, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) x = random_matrix (1500, 30);
  g_autoptr (AsterGraph) one = NULL;

  aster_parallel_set_threads (1);
  one = aster_knn (x, 20, ASTER_KNN_COSINE, NULL, NULL);
  for (guint t = 2; t <= 5; t += 3)
    {
      g_autoptr (AsterGraph) many = NULL;

      aster_parallel_set_threads (t);
      many = aster_knn (x, 20, ASTER_KNN_COSINE, NULL, NULL);
      g_assert_cmpmem (one->rows, 1500 * 20 * 4, many->rows, 1500 * 20 * 4);
      g_assert_cmpmem (one->values, 1500 * 20 * 4, many->values, 1500 * 20 * 4);
    }
  aster_parallel_set_threads (0);
}

static void
test_cancel (void)
{
  g_autoptr (AsterMatrix) x = random_matrix (800, 10);

  for (guint at = 0; at < 1000; at++)
    {
      Countdown countdown = countdown_init (at);
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterGraph) graph = aster_knn (x, 5, ASTER_KNN_EUCLIDEAN,
                                                &countdown.pulse, &error);

      if (!countdown_cancelled (&countdown, graph != NULL, error))
        {
          g_assert_cmpuint (at, >, 0);
          return;
        }
    }
  g_assert_not_reached ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  aster_parallel_set_threads (0);
  g_test_add_func ("/knn/by-hand", test_by_hand);
  g_test_add_func ("/knn/naive", test_naive);
  g_test_add_func ("/knn/duplicates", test_duplicates);
  g_test_add_func ("/knn/zero-rows", test_zero_rows);
  g_test_add_func ("/knn/refuses", test_refuses);
  g_test_add_func ("/knn/threads", test_threads);
  g_test_add_func ("/knn/cancel", test_cancel);
  return g_test_run ();
}
