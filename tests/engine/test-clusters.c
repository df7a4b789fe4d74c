#include "values/clusters.h"

#include "support.h"

static AsterClusters *
make (const int *labels, gsize n)
{
  return aster_clusters_new (g_memdup2 (labels, n * sizeof *labels), n);
}

/* The largest first; of equals the one that begins first; gaps are closed. */
static void
test_numbers_by_size (void)
{
  static const int labels[] = { 7, 2, -3, 4, 2, 7, 2, -1, 4 };
  static const int expected[] = { 1, 0, -1, 2, 0, 1, 0, -1, 2 };
  g_autoptr (AsterClusters) self = make (labels, G_N_ELEMENTS (labels));

  g_assert_cmpuint (self->n_clusters, ==, 3);
  g_assert_cmpuint (self->n_noise, ==, 2);
  g_assert_cmpmem (self->labels, sizeof expected, expected, sizeof expected);
  g_assert_cmpuint (self->sizes[0], ==, 3);
  g_assert_cmpuint (self->sizes[1], ==, 2);
  g_assert_cmpuint (self->sizes[2], ==, 2);
  g_assert_true (isnan (self->silhouette));
  g_assert_true (isnan (self->inertia));
}

/* Labels go back to the rows that they are of; the others have none. */
static void
test_spreads (void)
{
  static const int labels[] = { 1, -1, 0, 1 };
  static const int expected[] = { -2, 0, -1, -2, 1, 0, -2 };
  static const guint32 some[] = { 1, 2, 4, 5 };
  g_autoptr (AsterRowSet) rows = aster_row_set_new (some, 4);
  g_autoptr (AsterClusters) self = make (labels, 4);

  aster_clusters_spread (self, rows, 7);
  g_assert_cmpmem (self->labels, sizeof expected, expected, sizeof expected);
  g_assert_cmpuint (self->n, ==, 7);
  g_assert_cmpuint (self->n_placed, ==, 4);
  g_assert_cmpuint (self->n_noise, ==, 1);
}

static void
test_nothing_but_noise (void)
{
  static const int labels[] = { -1, -1 };
  g_autoptr (AsterClusters) noise = make (labels, 2);
  g_autoptr (AsterClusters) nothing = aster_clusters_new (NULL, 0);

  g_assert_cmpuint (noise->n_clusters, ==, 0);
  g_assert_cmpuint (noise->n_noise, ==, 2);
  g_assert_cmpuint (nothing->n_clusters, ==, 0);
}

static void
test_usual_min_points (void)
{
  AsterClusterParams params = ASTER_CLUSTER_DEFAULTS;

  g_assert_cmpuint (aster_cluster_params_get_min_points (&params), ==, 4);
  params.min_points = 0;
  g_assert_cmpuint (aster_cluster_params_get_min_points (&params), ==, 15);
  params.method = ASTER_CLUSTER_DBSCAN;
  g_assert_cmpuint (aster_cluster_params_get_min_points (&params), ==, 4);
  params.min_points = 9;
  g_assert_cmpuint (aster_cluster_params_get_min_points (&params), ==, 9);
}

static void
test_names (void)
{
  AsterClusterMethod method = ASTER_CLUSTER_DBSCAN;
  AsterClusterMetric metric = ASTER_CLUSTER_COSINE;

  for (guint i = 0; i < ASTER_N_CLUSTER_METHODS; i++)
    {
      const char *name = aster_cluster_method_to_string ((AsterClusterMethod) i);

      g_assert_true (aster_cluster_method_from_string (name, &method));
      g_assert_cmpint (method, ==, (int) i);
    }
  for (guint i = 0; i < ASTER_N_CLUSTER_METRICS; i++)
    {
      const char *name = aster_cluster_metric_to_string ((AsterClusterMetric) i);

      g_assert_true (aster_cluster_metric_from_string (name, &metric));
      g_assert_cmpint (metric, ==, (int) i);
    }
  g_assert_false (aster_cluster_method_from_string ("k-means", &method));
  g_assert_cmpint (method, ==, ASTER_CLUSTER_KMEANS);
  g_assert_false (aster_cluster_metric_from_string ("", &metric));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clusters/numbers-by-size", test_numbers_by_size);
  g_test_add_func ("/clusters/spreads", test_spreads);
  g_test_add_func ("/clusters/nothing-but-noise", test_nothing_but_noise);
  g_test_add_func ("/clusters/usual-min-points", test_usual_min_points);
  g_test_add_func ("/clusters/names", test_names);
  return g_test_run ();
}
