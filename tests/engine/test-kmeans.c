#include "clusters/kmeans.h"

#include "clusters/kmeans-start.h"

#include "groups.h"

static void
test_by_hand (void)
{
  static const float numbers[] = { 0, 1, 10, 11, 12 };
  static const guint32 start[] = { 0, 1 };
  static const int expected[] = { 1, 1, 0, 0, 0 };
  g_autoptr (AsterMatrix) x = support_matrix (5, 1, numbers);
  g_autoptr (AsterClusters) self = aster_kmeans_from (x, ASTER_CLUSTER_EUCLIDEAN, start,
                                                      2, NULL, NULL);

  g_assert_cmpmem (self->labels, sizeof expected, expected, sizeof expected);
  g_assert_cmpfloat_with_epsilon (self->inertia, 2.5, 1e-6);
  g_assert_cmpuint (self->iterations, >=, 2);
}

/* scikit-learn's labels and inertia from the same start, to 1e-6. */
static void
test_oracle (void)
{
  static const guint counts[] = { 5, 12 };
  static const guint32 start[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
  g_autoptr (AsterMatrix) x = groups_new (200, 12, 5, 21);

  for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
    {
      g_autofree char *means = g_strdup_printf ("means %u", counts[c]);
      g_autofree char *sum = g_strdup_printf ("inertia %u", counts[c]);
      g_autoptr (SupportTable) labels = support_oracle ("clusters.tsv", means);
      g_autoptr (SupportTable) inertia = support_oracle ("clusters.tsv", sum);
      g_autoptr (AsterClusters) self = aster_kmeans_from (x, ASTER_CLUSTER_EUCLIDEAN,
                                                          start, counts[c], NULL, NULL);

      support_assert_close (&self->inertia, inertia->data, 1, 0, 1e-6);
      for (gsize i = 0; i < 200; i++)
        g_assert_cmpint (self->labels[i], ==, (int) labels->data[i]);
    }
}

/* Directions, whatever the lengths; a zero row has none and is of some cluster. */
static void
test_cosine (void)
{
  static const float numbers[] = { 1, 0, 100, 1, 0.01f, 0, 0, 1, 1, 50, 0, 2, 0, 0 };
  g_autoptr (AsterMatrix) x = support_matrix (7, 2, numbers);
  g_autoptr (AsterClusters) self = aster_kmeans (x, ASTER_CLUSTER_COSINE, 3, 1, NULL,
                                                 NULL);

  g_assert_cmpuint (self->n_clusters, ==, 3);
  g_assert_cmpuint (self->n_zero, ==, 1);
  for (gsize i = 1; i < 3; i++)
    g_assert_cmpint (self->labels[i], ==, self->labels[0]);
  for (gsize i = 4; i < 6; i++)
    g_assert_cmpint (self->labels[i], ==, self->labels[3]);
  g_assert_cmpint (self->labels[6], ==, 2);
}

/* Each row is nearest to its own mean, and every cluster is the mean of its rows. */
static void
test_is_settled (void)
{
  g_autoptr (AsterMatrix) x = groups_new (900, 6, 7, 3);
  g_autoptr (AsterClusters) self = aster_kmeans (x, ASTER_CLUSTER_EUCLIDEAN, 7, 42, NULL,
                                                 NULL);
  g_autoptr (AsterClusters) again = aster_kmeans (x, ASTER_CLUSTER_EUCLIDEAN, 7, 42, NULL,
                                                  NULL);
  g_autofree double *means = g_new0 (double, 7 * 6);
  double inertia = 0;

  g_assert_cmpuint (self->n_clusters, ==, 7);
  g_assert_cmpmem (self->labels, 900 * sizeof (int), again->labels, 900 * sizeof (int));
  for (gsize i = 0; i < 900 * 6; i++)
    means[self->labels[i / 6] * 6 + (int) (i % 6)] += (double) x->data[i] /
                                                      self->sizes[self->labels[i / 6]];
  for (gsize i = 0; i < 900 * 6; i++)
    inertia += pow (x->data[i] - means[self->labels[i / 6] * 6 + (int) (i % 6)], 2);
  g_assert_cmpfloat_with_epsilon (self->inertia / inertia, 1, 1e-4);
}

/* No worse than its first start, and better for some. */
static void
test_keeps_the_best_start (void)
{
  g_autoptr (AsterMatrix) x = groups_new (600, 8, 25, 100);
  g_autoptr (AsterMetricRows) rows = aster_metric_rows_new (x, ASTER_CLUSTER_EUCLIDEAN,
                                                            FALSE, NULL, NULL);
  guint better = 0;

  for (guint seed = 0; seed < 6; seed++)
    {
      guint k = 25;
      g_autofree guint32 *start = aster_kmeans_start (rows, &k, seed, NULL, NULL);
      g_autoptr (AsterClusters) first = aster_kmeans_from (x, ASTER_CLUSTER_EUCLIDEAN,
                                                           start, k, NULL, NULL);
      g_autoptr (AsterClusters) self = aster_kmeans (x, ASTER_CLUSTER_EUCLIDEAN, 25, seed,
                                                     NULL, NULL);

      g_assert_cmpfloat (self->inertia, <=, first->inertia);
      g_assert_cmpuint (self->params.seed, ==, seed);
      better += self->inertia < first->inertia;
    }
  g_assert_cmpuint (better, >=, 4);
  g_assert_cmpuint (aster_kmeans_count_starts (600, 8, 25), ==, 8);
  g_assert_cmpuint (aster_kmeans_count_starts (18000, 100, 20), ==, 5);
  g_assert_cmpuint (aster_kmeans_count_starts (400000, 300, 20), ==, 1);
}

/* A square falls into halves in two ways that are as good: the first start decides. */
static void
test_first_of_equal_starts (void)
{
  static const float square[] = { 0, 0, 0, 1, 1, 0, 1, 1 };
  g_autoptr (AsterMatrix) x = support_matrix (4, 2, square);
  g_autoptr (AsterMetricRows) rows = aster_metric_rows_new (x, ASTER_CLUSTER_EUCLIDEAN,
                                                            FALSE, NULL, NULL);

  for (guint seed = 0; seed < 8; seed++)
    {
      guint k = 2;
      g_autofree guint32 *start = aster_kmeans_start (rows, &k, seed, NULL, NULL);
      g_autoptr (AsterClusters) first = aster_kmeans_from (x, ASTER_CLUSTER_EUCLIDEAN,
                                                           start, k, NULL, NULL);
      g_autoptr (AsterClusters) self = aster_kmeans (x, ASTER_CLUSTER_EUCLIDEAN, 2, seed,
                                                     NULL, NULL);

      g_assert_cmpfloat (self->inertia, <=, first->inertia);
      if (self->inertia == first->inertia)
        g_assert_cmpmem (self->labels, 4 * sizeof (int), first->labels, 4 * sizeof (int));
    }
}

static void
test_fewer_than_asked (void)
{
  static const float numbers[] = { 1, 1, 1, 5, 5, 5 };
  static const guint32 start[] = { 0, 1, 2, 3 };
  g_autoptr (AsterMatrix) x = support_matrix (6, 1, numbers);
  g_autoptr (AsterClusters) self = aster_kmeans (x, ASTER_CLUSTER_EUCLIDEAN, 4, 1, NULL,
                                                 NULL);
  g_autoptr (AsterClusters) from = aster_kmeans_from (x, ASTER_CLUSTER_EUCLIDEAN, start,
                                                      4, NULL, NULL);

  g_assert_cmpuint (self->n_clusters, ==, 2);
  g_assert_cmpuint (self->params.k, ==, 4);
  g_assert_cmpuint (from->n_clusters, ==, 2);
  g_assert_cmpfloat (from->inertia, ==, 0);
}

/* A mean that loses all its rows begins anew where rows are badly served. */
static void
test_fills_empty (void)
{
  static const float numbers[] = { 0, 0, 0, 1, 1, 1, 100, 101 };
  static const guint32 start[] = { 0, 1, 3 };
  g_autoptr (AsterMatrix) x = support_matrix (8, 1, numbers);
  g_autoptr (AsterClusters) self = aster_kmeans_from (x, ASTER_CLUSTER_EUCLIDEAN, start,
                                                      3, NULL, NULL);

  g_assert_cmpuint (self->n_clusters, ==, 3);
}

static void
test_refuses (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (5, 2, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (aster_kmeans (x, ASTER_CLUSTER_COSINE, 6, 1, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterClusters) self = aster_kmeans (data, ASTER_CLUSTER_COSINE, 9, 5, NULL,
                                                 NULL);
  int numbers[2001];

  memcpy (numbers, self->labels, 2000 * sizeof (int));
  memcpy (numbers + 2000, &self->inertia, sizeof (int));

  return g_bytes_new (numbers, sizeof numbers);
}

static void
test_same_on_threads (void)
{
  g_autoptr (AsterMatrix) x = groups_new (2000, 12, 9, 4);

  support_assert_same_on_threads (answer, x);
}

static gboolean
find (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterClusters) self = aster_kmeans (data, ASTER_CLUSTER_COSINE, 4, 5, pulse,
                                                 error);

  return self != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = groups_new (100, 5, 3, 8);

  g_assert_cmpuint (support_assert_cancels (find, x), >=, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kmeans/by-hand", test_by_hand);
  g_test_add_func ("/kmeans/oracle", test_oracle);
  g_test_add_func ("/kmeans/cosine", test_cosine);
  g_test_add_func ("/kmeans/is-settled", test_is_settled);
  g_test_add_func ("/kmeans/keeps-the-best-start", test_keeps_the_best_start);
  g_test_add_func ("/kmeans/first-of-equal-starts", test_first_of_equal_starts);
  g_test_add_func ("/kmeans/fewer-than-asked", test_fewer_than_asked);
  g_test_add_func ("/kmeans/fills-empty", test_fills_empty);
  g_test_add_func ("/kmeans/refuses", test_refuses);
  g_test_add_func ("/kmeans/same-on-threads", test_same_on_threads);
  g_test_add_func ("/kmeans/cancels", test_cancels);
  return g_test_run ();
}
