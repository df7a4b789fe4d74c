#include "clusters/silhouette.h"

#include "groups.h"

/* Row i in cluster i mod 7 − 1, as the oracle has it. */
static AsterClusters *
make_clusters (gsize n)
{
  int *labels = g_new (int, n);

  for (gsize i = 0; i < n; i++)
    labels[i] = (int) (i % 7) - 1;

  return aster_clusters_new (labels, n);
}

static void
check (const char *name, AsterMatrix *x, AsterClusterMetric metric)
{
  g_autoptr (AsterClusters) self = make_clusters (x->n_rows);
  g_autofree char *of_each = g_strdup_printf ("%s silhouettes", name);
  g_autofree char *of_all = g_strdup_printf ("%s silhouette", name);
  g_autoptr (SupportTable) each = support_oracle ("clusters.tsv", of_each);
  g_autoptr (SupportTable) all = support_oracle ("clusters.tsv", of_all);

  g_assert_true (aster_silhouette (self, x, metric, 1000, 1, NULL, NULL));
  support_assert_close_floats (self->silhouettes, each->data, 6, 2e-6, 0);
  support_assert_close (&self->silhouette, all->data, 1, 2e-6, 0);
  g_assert_cmpuint (self->judged, ==, self->n - self->n_noise);
}

/* scikit-learn's over the rows that are no noise, to 2e-6. */
static void
test_oracle (void)
{
  g_autoptr (AsterMatrix) plane = groups_new (240, 2, 5, 21);
  g_autoptr (AsterMatrix) space = groups_new (200, 12, 5, 21);

  check ("plane", plane, ASTER_CLUSTER_EUCLIDEAN);
  check ("space", space, ASTER_CLUSTER_EUCLIDEAN);
  for (gsize i = 30; i < 200; i += 60)
    memset (aster_matrix_row (space, i), 0, 12 * sizeof (float));
  check ("cosine", space, ASTER_CLUSTER_COSINE);
}

/* Many dimensions come from products, and few directly: zeros beside make no difference.
 */
static void
test_products (void)
{
  g_autoptr (AsterMatrix) few = groups_new (210, 10, 5, 2);
  g_autoptr (AsterMatrix) many = aster_matrix_new (210, 40, NULL);
  g_autoptr (AsterClusters) a = make_clusters (210), b = make_clusters (210);

  for (gsize i = 0; i < 210; i++)
    memcpy (aster_matrix_row (many, i) + 7, aster_matrix_row (few, i),
            10 * sizeof (float));
  g_assert_true (aster_silhouette (a, few, ASTER_CLUSTER_EUCLIDEAN, 210, 1, NULL, NULL));
  g_assert_true (aster_silhouette (b, many, ASTER_CLUSTER_EUCLIDEAN, 210, 1, NULL, NULL));
  g_assert_cmpfloat_with_epsilon (a->silhouette, b->silhouette, 2e-6);
}

/* A sample says so, is near the truth, and is the same for the same seed. */
static void
test_sample (void)
{
  g_autoptr (AsterMatrix) x = groups_new (2100, 4, 6, 2);
  AsterClusters *clusters[3];

  for (guint i = 0; i < 3; i++)
    {
      int *labels = g_new (int, 2100);

      for (gsize row = 0; row < 2100; row++)
        labels[row] = (int) (row % 6);
      clusters[i] = aster_clusters_new (labels, 2100);
      g_assert_true (aster_silhouette (clusters[i], x, ASTER_CLUSTER_EUCLIDEAN,
                                       i == 0 ? 5000 : 700, 3, NULL, NULL));
    }
  g_assert_cmpuint (clusters[0]->judged, ==, 2100);
  g_assert_cmpuint (clusters[1]->judged, ==, 700);
  g_assert_cmpfloat_with_epsilon (clusters[0]->silhouette, clusters[1]->silhouette, 0.05);
  g_assert_cmpfloat (clusters[1]->silhouette, ==, clusters[2]->silhouette);
  for (guint i = 0; i < 3; i++)
    aster_clusters_unref (clusters[i]);
}

static void
test_one_cluster (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (4, 2, 1);
  g_autoptr (AsterClusters) self = aster_clusters_new (g_new0 (int, 4), 4);

  g_assert_true (aster_silhouette (self, x, ASTER_CLUSTER_COSINE, 9, 1, NULL, NULL));
  g_assert_true (isnan (self->silhouette));
  g_assert_null (self->silhouettes);
}

/* Alone in a cluster is 0; equal rows in two clusters are 0 as well. */
static void
test_corners (void)
{
  static const float numbers[] = { 1, 1, 1, 9 };
  static const int labels[] = { 0, 0, 1, 2 };
  g_autoptr (AsterMatrix) x = support_matrix (4, 1, numbers);
  g_autoptr (AsterClusters) self = aster_clusters_new (g_memdup2 (labels, sizeof labels),
                                                       4);

  g_assert_true (aster_silhouette (self, x, ASTER_CLUSTER_EUCLIDEAN, 9, 1, NULL, NULL));
  for (guint c = 0; c < 3; c++)
    g_assert_cmpfloat (self->silhouettes[c], ==, 0);
}

static gboolean
judge (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterClusters) self = make_clusters (100);

  return aster_silhouette (self, data, ASTER_CLUSTER_EUCLIDEAN, 90, 1, pulse, error);
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = groups_new (100, 5, 3, 8);

  g_assert_cmpuint (support_assert_cancels (judge, x), >=, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/silhouette/oracle", test_oracle);
  g_test_add_func ("/silhouette/products", test_products);
  g_test_add_func ("/silhouette/sample", test_sample);
  g_test_add_func ("/silhouette/one-cluster", test_one_cluster);
  g_test_add_func ("/silhouette/corners", test_corners);
  g_test_add_func ("/silhouette/cancels", test_cancels);
  return g_test_run ();
}
