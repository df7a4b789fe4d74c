#include "support.h"
#include "tools/budget.h"
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
  double dot = 0, aa = 0, bb = 0, d2 = 0, way = 0;

  for (gsize p = 0; p < x->n_cols; p++)
    {
      dot += (double) a[p] * b[p];
      aa += (double) a[p] * a[p];
      bb += (double) b[p] * b[p];
      d2 += ((double) a[p] - b[p]) * ((double) a[p] - b[p]);
      way += fabs ((double) a[p] - b[p]);
    }

  if (metric == ASTER_KNN_EUCLIDEAN)
    return d2;
  if (metric == ASTER_KNN_MANHATTAN)
    return way * way;

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

/* The way of a taxi: (3, 3) is nearer than (5, 0) as the crow flies, and farther by road.
 */
static void
test_taxi (void)
{
  g_autoptr (AsterMatrix) x = aster_matrix_new (3, 2, NULL);
  g_autoptr (AsterGraph) crow = NULL, taxi = NULL;
  static const float places[] = { 0, 0, 3, 3, 5, 0 };

  memcpy (x->data, places, sizeof places);
  crow = aster_knn (x, 2, ASTER_KNN_EUCLIDEAN, NULL, NULL);
  taxi = aster_knn (x, 2, ASTER_KNN_MANHATTAN, NULL, NULL);
  g_assert_cmpuint (crow->rows[0], ==, 1);
  g_assert_cmpuint (taxi->rows[0], ==, 2);
  g_assert_cmpfloat (taxi->values[0], ==, 25);
  g_assert_cmpfloat (taxi->values[1], ==, 36);
}

/* The same rows as the twin's, in the same order. */
static void
assert_exact (const AsterMatrix *x, gsize k, AsterKnnMetric metric)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterGraph) graph = aster_knn (x, k, metric, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (aster_graph_n_edges (graph), ==, x->n_rows * k);
  g_assert_true (isnan (graph->recall));
  for (gsize i = 0; i < x->n_rows; i += 1 + x->n_rows / 40)
    {
      g_autofree Pair *pairs = naive_row (x, i, metric);

      for (gsize e = 0; e < k; e++)
        {
          gsize at = graph->starts[i] + e;

          g_assert_cmpuint (graph->rows[at], ==, pairs[e].row);
          g_assert_cmpfloat_with_epsilon (graph->values[at], pairs[e].value,
                                          1e-6 * pairs[e].value + 1e-12);
        }
    }
}

static void
test_naive (void)
{
  static const struct
  {
    gsize n, d, k;
  } cases[] = { { 2, 3, 1 },     { 33, 2, 1 },    { 50, 1, 49 },
                { 300, 20, 15 }, { 300, 3, 299 }, { 2300, 7, 90 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (AsterMatrix) x = random_matrix (cases[c].n, cases[c].d);

      assert_exact (x, cases[c].k, ASTER_KNN_EUCLIDEAN);
      assert_exact (x, cases[c].k, ASTER_KNN_MANHATTAN);
      if (cases[c].d > 1)
        assert_exact (x, cases[c].k, ASTER_KNN_COSINE);
    }
}

/* Long rows meet in pairs, of which each is scored once: an odd number of blocks and an
 * even one, ties, groups of equal rows, zeros. */
static void
test_long_rows (void)
{
  static const gsize sizes[] = { 100, 1000, 1100, 2000 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (AsterMatrix) x = random_matrix (sizes[s], 130);

      assert_exact (x, 9, ASTER_KNN_EUCLIDEAN);
      assert_exact (x, 9, ASTER_KNN_MANHATTAN);
      assert_exact (x, 9, ASTER_KNN_COSINE);
      for (gsize i = 0; i < sizes[s]; i++)
        if (i % 3 == 1)
          memcpy (aster_matrix_row (x, i), aster_matrix_row (x, 1), 130 * sizeof (float));
        else if (i % 3 == 2)
          memset (aster_matrix_row (x, i), 0, 130 * sizeof (float));
      assert_exact (x, 9, ASTER_KNN_EUCLIDEAN);
      assert_exact (x, 9, ASTER_KNN_MANHATTAN);
      assert_exact (x, 9, ASTER_KNN_COSINE);
    }
}

/* The same rows as scikit-learn's search in double; values to single precision. */
static void
test_oracle (void)
{
  static const char *const names[] = { "euclidean", "cosine", "manhattan" };
  g_autoptr (AsterMatrix) x = support_uniform_matrix (260, 13, 19);

  for (int metric = 0; metric < 3; metric++)
    {
      g_autofree char *rows_name = g_strconcat (names[metric], " rows", NULL);
      g_autofree char *values_name = g_strconcat (names[metric], " values", NULL);
      g_autoptr (SupportTable) rows = support_oracle ("knn.tsv", rows_name);
      g_autoptr (SupportTable) values = support_oracle ("knn.tsv", values_name);
      g_autoptr (AsterGraph) graph = aster_knn (x, rows->n_cols, metric, NULL, NULL);

      for (gsize s = 0; s < rows->n_rows; s++)
        {
          gsize at = graph->starts[13 * s];

          for (gsize e = 0; e < rows->n_cols; e++)
            g_assert_cmpuint (graph->rows[at + e], ==, rows->data[s * rows->n_cols + e]);
          support_assert_close_floats (graph->values + at,
                                       values->data + s * rows->n_cols, rows->n_cols,
                                       1e-7, 1e-6);
        }
    }
}

/* Whole numbers have many ties, which go to the earlier row. */
static void
test_ties (void)
{
  g_autoptr (AsterMatrix) x = random_matrix (1500, 3);

  for (gsize i = 0; i < 1500 * 3; i++)
    x->data[i] = roundf (2 * x->data[i]);
  assert_exact (x, 40, ASTER_KNN_EUCLIDEAN);
  assert_exact (x, 40, ASTER_KNN_MANHATTAN);
}

/* Rows of one direction are ties under cosine, whatever their lengths. */
static void
test_directions (void)
{
  g_autoptr (AsterMatrix) x = random_matrix (600, 5);
  g_autoptr (AsterGraph) graph = NULL;

  for (gsize i = 20; i < 600; i++)
    for (gsize p = 0; p < 5; p++)
      aster_matrix_row (x, i)[p] = (float) i * aster_matrix_row (x, i % 20)[p];
  graph = aster_knn (x, 8, ASTER_KNN_COSINE, NULL, NULL);
  for (gsize i = 0; i < 600; i++)
    for (gsize e = 0; e < 8; e++)
      {
        gsize at = graph->starts[i] + e;

        g_assert_cmpfloat (graph->values[at], <, 1e-12);
        g_assert_cmpuint (graph->rows[at] % 20, ==, i % 20);
      }
}

/* Far from the origin, single precision alone sees nothing of the distances. */
static void
test_far_away (void)
{
  g_autoptr (AsterMatrix) x = random_matrix (900, 6);

  for (gsize i = 0; i < 900 * 6; i++)
    x->data[i] += i % 6 == 2 ? -300000 : 40000;
  assert_exact (x, 20, ASTER_KNN_EUCLIDEAN);
  assert_exact (x, 20, ASTER_KNN_MANHATTAN);

  /* Two places, so that no middle is near both. */
  for (gsize i = 450 * 6; i < 900 * 6; i++)
    x->data[i] += 70000;
  assert_exact (x, 20, ASTER_KNN_EUCLIDEAN);
  assert_exact (x, 20, ASTER_KNN_MANHATTAN);
}

static void
test_one_outlier (void)
{
  static const float sizes[] = { 1e6f, 1e15f, 1e30f, 3e38f, 1e-30f };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (AsterMatrix) x = random_matrix (400, 4);

      aster_matrix_row (x, 137)[1] = sizes[s];
      assert_exact (x, 12, ASTER_KNN_EUCLIDEAN);
      assert_exact (x, 12, ASTER_KNN_MANHATTAN);
      assert_exact (x, 12, ASTER_KNN_COSINE);
    }
}

/* Squares that no float holds, or that all vanish. */
static void
test_scales (void)
{
  static const float scales[] = { 0x1p-100f, 0x1p-60f, 0x1p80f };

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      g_autoptr (AsterMatrix) x = random_matrix (300, 4);
      g_autoptr (AsterGraph) plain = aster_knn (x, 9, ASTER_KNN_EUCLIDEAN, NULL, NULL);
      g_autoptr (AsterGraph) scaled = NULL;

      for (gsize i = 0; i < 300 * 4; i++)
        x->data[i] *= scales[s];
      scaled = aster_knn (x, 9, ASTER_KNN_EUCLIDEAN, NULL, NULL);
      g_assert_cmpmem (scaled->rows, 300 * 9 * 4, plain->rows, 300 * 9 * 4);
      for (gsize e = 0; e < 300 * 9; e++)
        g_assert_true (isfinite (scaled->values[e]));
    }
}

static void
test_constant_columns (void)
{
  g_autoptr (AsterMatrix) x = random_matrix (500, 6);

  for (gsize i = 0; i < 500; i++)
    aster_matrix_row (x, i)[0] = aster_matrix_row (x, i)[4] = 1e4f;
  assert_exact (x, 15, ASTER_KNN_EUCLIDEAN);
  assert_exact (x, 15, ASTER_KNN_MANHATTAN);
  assert_exact (x, 15, ASTER_KNN_COSINE);
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

/* Groups of equal rows, each larger than any shortlist, among others. */
static void
test_groups_of_duplicates (void)
{
  g_autoptr (AsterMatrix) x = random_matrix (2400, 4);

  for (gsize i = 0; i < 2400; i++)
    if (i % 4 != 0)
      memcpy (aster_matrix_row (x, i), aster_matrix_row (x, i % 4), 4 * sizeof (float));
  assert_exact (x, 10, ASTER_KNN_EUCLIDEAN);
  assert_exact (x, 10, ASTER_KNN_MANHATTAN);
  assert_exact (x, 10, ASTER_KNN_COSINE);
}

/* A row without a direction is a right angle from all, and the first rows are near. */
static void
test_zero_rows (void)
{
  g_autoptr (AsterMatrix) x = random_matrix (800, 3);

  for (gsize i = 11; i < 800; i += 2)
    memset (aster_matrix_row (x, i), 0, 3 * sizeof (float));
  assert_exact (x, 5, ASTER_KNN_COSINE);
  assert_exact (x, 5, ASTER_KNN_EUCLIDEAN);
  assert_exact (x, 5, ASTER_KNN_MANHATTAN);

  memset (x->data, 0, 800 * 3 * sizeof (float));
  assert_exact (x, 5, ASTER_KNN_COSINE);
  assert_exact (x, 5, ASTER_KNN_EUCLIDEAN);
  assert_exact (x, 5, ASTER_KNN_MANHATTAN);
}

static void
test_refuses (void)
{
  static const struct
  {
    gsize n, k;
    const char *word;
  } cases[] = { { 10, 10, "9 other rows" }, { 1, 1, "single row" }, { 2, 2, "1 other" } };
  g_autoptr (AsterMatrix) x = random_matrix (2000, 3);
  g_autoptr (GError) error = NULL;

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (AsterMatrix) few = random_matrix (cases[c].n, 3);
      g_autoptr (GError) reason = NULL;

      g_assert_null (aster_knn (few, cases[c].k, ASTER_KNN_EUCLIDEAN, NULL, &reason));
      g_assert_error (reason, ASTER_ERROR, ASTER_ERROR_DOMAIN);
      g_assert_nonnull (strstr (reason->message, cases[c].word));
    }

  /* Before it is asked for. */
  aster_budget_set (1024 * 1024);
  g_assert_null (aster_knn (x, 100, ASTER_KNN_EUCLIDEAN, NULL, &error));
  aster_budget_set (0);
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY);
  g_assert_nonnull (strstr (error->message, "100 neighbours"));
}

static GBytes *
answer_by (const AsterMatrix *x, AsterKnnMetric metric)
{
  g_autoptr (AsterGraph) graph = aster_knn (x, 20, metric, NULL, NULL);
  gsize size = aster_graph_n_edges (graph) * sizeof (float);
  g_autofree guint8 *bytes = g_malloc (2 * size);

  memcpy (bytes, graph->rows, size);
  memcpy (bytes + size, graph->values, size);

  return g_bytes_new (bytes, 2 * size);
}

static GBytes *
answer (gpointer data)
{
  return answer_by (data, ASTER_KNN_COSINE);
}

static GBytes *
answer_by_taxi (gpointer data)
{
  return answer_by (data, ASTER_KNN_MANHATTAN);
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) x = random_matrix (1500, 30);
  g_autoptr (AsterMatrix) long_rows = random_matrix (1500, 130);

  support_assert_same_on_threads (answer, x);
  support_assert_same_on_threads (answer, long_rows);
  support_assert_same_on_threads (answer_by_taxi, x);
}

static gboolean
search (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterGraph) graph = aster_knn (data, 5, ASTER_KNN_EUCLIDEAN, pulse, error);

  return graph != NULL;
}

static void
test_cancel (void)
{
  g_autoptr (AsterMatrix) x = random_matrix (800, 10);

  g_autoptr (AsterMatrix) long_rows = random_matrix (800, 128);

  g_assert_cmpuint (support_assert_cancels (search, x), >, 3);
  g_assert_cmpuint (support_assert_cancels (search, long_rows), >, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  aster_parallel_set_threads (0);
  g_test_add_func ("/knn/by-hand", test_by_hand);
  g_test_add_func ("/knn/taxi", test_taxi);
  g_test_add_func ("/knn/naive", test_naive);
  g_test_add_func ("/knn/duplicates", test_duplicates);
  g_test_add_func ("/knn/long-rows", test_long_rows);
  g_test_add_func ("/knn/oracle", test_oracle);
  g_test_add_func ("/knn/ties", test_ties);
  g_test_add_func ("/knn/directions", test_directions);
  g_test_add_func ("/knn/far-away", test_far_away);
  g_test_add_func ("/knn/one-outlier", test_one_outlier);
  g_test_add_func ("/knn/scales", test_scales);
  g_test_add_func ("/knn/constant-columns", test_constant_columns);
  g_test_add_func ("/knn/groups-of-duplicates", test_groups_of_duplicates);
  g_test_add_func ("/knn/zero-rows", test_zero_rows);
  g_test_add_func ("/knn/refuses", test_refuses);
  g_test_add_func ("/knn/threads", test_threads);
  g_test_add_func ("/knn/cancel", test_cancel);
  return g_test_run ();
}
