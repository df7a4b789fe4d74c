#include "clusters/dbscan.h"

#include "clusters/hdbscan.h"
#include "clusters/knee.h"
#include "clusters/spanning.h"
#include "groups.h"

/* By hand: two groups on a line, a border row, and one row that nothing reaches. */
static void
test_by_hand (void)
{
  static const float numbers[] = { 9, 0, 1, 2, 10, 11, 12.5f, 50, 13 };
  static const int expected[] = { 0, 1, 1, 1, 0, 0, 0, -1, 0 };
  g_autoptr (AsterMatrix) x = support_matrix (9, 1, numbers);
  g_autoptr (AsterSpanning) spanning = groups_span (x, ASTER_CLUSTER_EUCLIDEAN, 3, NULL,
                                                    NULL);
  g_autoptr (AsterClusters) self = aster_dbscan (spanning, 1.5, NULL, NULL);

  g_assert_cmpmem (self->labels, sizeof expected, expected, sizeof expected);
  g_assert_cmpuint (self->n_clusters, ==, 2);
  g_assert_cmpuint (self->params.min_points, ==, 3);
  g_assert_cmpfloat (self->params.eps, ==, 1.5);
  g_assert_cmpfloat (spanning->cores[7], ==, 37.5);
}

/* A row at the border of two clusters goes to the one whose first core row comes first,
 * and a distance of just eps counts. */
static void
test_border (void)
{
  static const float numbers[] = { 5, 8, 7, 7.5f, 2, 3, 2.5f };
  static const int expected[] = { 0, 0, 0, 0, 1, 1, 1 };
  g_autoptr (AsterMatrix) x = support_matrix (7, 1, numbers);
  g_autoptr (AsterSpanning) spanning = groups_span (x, ASTER_CLUSTER_EUCLIDEAN, 4, NULL,
                                                    NULL);
  g_autoptr (AsterClusters) self = aster_dbscan (spanning, 2, NULL, NULL);
  g_autoptr (AsterClusters) less = aster_dbscan (spanning, 1.999, NULL, NULL);

  g_assert_cmpmem (self->labels, sizeof expected, expected, sizeof expected);
  g_assert_cmpint (less->labels[0], ==, -1);
}

typedef void (*CaseFunc) (const char *name,
                          const AsterMatrix *x,
                          const AsterSpanning *spanning);

/* @check with every set of rows and every min points of the oracle. */
static void
for_each_case (CaseFunc check)
{
  static const guint min_points[] = { 1, 4, 10 };
  static const char *const names[] = { "plane", "space", "cosine" };

  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    for (guint m = 0; m < G_N_ELEMENTS (min_points); m++)
      {
        g_autoptr (AsterMatrix) x = c == 0 ? groups_new (240, 2, 5, 21)
                                           : groups_new (200, 12, 5, 21);
        g_autoptr (AsterSpanning) spanning = NULL;

        for (gsize i = 30; c == 2 && i < 200; i += 60)
          memset (aster_matrix_row (x, i), 0, 12 * sizeof (float));
        spanning = groups_span (x,
                                c == 2 ? ASTER_CLUSTER_COSINE : ASTER_CLUSTER_EUCLIDEAN,
                                min_points[m], NULL, NULL);
        check (names[c], x, spanning);
      }
}

static void
assert_labels (const AsterClusters *self, const double *expected)
{
  for (gsize i = 0; i < self->n; i++)
    if (self->labels[i] != (int) expected[i])
      g_error ("row %zu has label %d and should have %g", i, self->labels[i],
               expected[i]);
}

static void
check_cores (const char *name, const AsterMatrix *x, const AsterSpanning *spanning)
{
  g_autofree char *title = g_strdup_printf ("%s cores %u", name, spanning->min_points);
  g_autoptr (SupportTable) cores = support_oracle ("clusters.tsv", title);

  support_assert_close (spanning->cores, cores->data, spanning->n, 1e-12, 1e-10);
}

/* Core distances of NumPy, to what the file holds of them. */
static void
test_cores (void)
{
  for_each_case (check_cores);
}

static void
check_dbscan (const char *name, const AsterMatrix *x, const AsterSpanning *spanning)
{
  static const char *const shares[] = { "0.3", "0.6", "0.9" };

  for (guint s = 0; s < G_N_ELEMENTS (shares); s++)
    {
      g_autofree char *title = g_strdup_printf ("%s dbscan %u %s", name,
                                                spanning->min_points, shares[s]);
      g_autoptr (SupportTable) expected = support_oracle ("clusters.tsv", title);
      g_autoptr (AsterClusters) self = aster_dbscan (spanning, expected->data[0], NULL,
                                                     NULL);

      assert_labels (self, expected->data + 1);
    }
}

/* scikit-learn's, label by label. */
static void
test_oracle (void)
{
  for_each_case (check_dbscan);
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const AsterClusterNode *p = a, *q = b;

  if (p->lambda_birth != q->lambda_birth)
    return p->lambda_birth < q->lambda_birth ? -1 : 1;
  if (p->size != q->size)
    return p->size < q->size ? -1 : 1;

  return p->stability < q->stability ? -1 : p->stability > q->stability;
}

static void
assert_tree (const AsterClusters *self, const SupportTable *expected)
{
  g_autofree AsterClusterNode *nodes = g_memdup2 (self->nodes,
                                                  self->n_nodes * sizeof *self->nodes);
  guint chosen = 0;

  g_assert_cmpuint (self->n_nodes, ==, expected->n_rows);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      const AsterClusterNode *node = &self->nodes[i];

      g_assert_cmpint (node->parent, <, (int) i);
      g_assert_true (node->lambda_death >= node->lambda_birth);
      g_assert_true (node->chosen == (node->cluster >= 0));
      g_assert_cmpint (node->cluster, <, (int) self->n_clusters);
      chosen += node->chosen;
    }
  g_assert_cmpuint (chosen, ==, self->n_clusters);

  qsort (nodes, self->n_nodes, sizeof *nodes, compare_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      double mine[] = { nodes[i].lambda_birth, nodes[i].size, nodes[i].stability };

      support_assert_close (mine, expected->data + 3 * i, 3, 1e-9, 1e-9);
    }
}

static void
check_hdbscan (const char *name, const AsterMatrix *x, const AsterSpanning *spanning)
{
  static const guint least[] = { 5, 12 };

  for (guint s = 0; s < G_N_ELEMENTS (least); s++)
    {
      g_autofree char *of_labels = g_strdup_printf ("%s hdbscan %u %u", name,
                                                    spanning->min_points, least[s]);
      g_autofree char *of_tree = g_strdup_printf ("%s tree %u %u", name,
                                                  spanning->min_points, least[s]);
      g_autofree char *of_leaves = g_strdup_printf ("%s leaves %u %u", name,
                                                    spanning->min_points, least[s]);
      g_autoptr (SupportTable) labels = support_oracle ("clusters.tsv", of_labels);
      g_autoptr (SupportTable) leaves = support_oracle ("clusters.tsv", of_leaves);
      g_autoptr (SupportTable) tree = support_oracle ("clusters.tsv", of_tree);
      g_autoptr (AsterClusters) self = aster_hdbscan (spanning, least[s],
                                                      ASTER_CLUSTER_MASS, NULL, NULL);

      g_autoptr (AsterClusters) small = aster_hdbscan (spanning, least[s],
                                                       ASTER_CLUSTER_LEAVES, NULL, NULL);

      assert_labels (self, labels->data);
      assert_tree (self, tree);
      assert_labels (small, leaves->data);
      assert_tree (small, tree);
    }
}

/* The paper over SciPy's single linkage, label by label, and the condensed tree. */
static void
test_hdbscan_oracle (void)
{
  for_each_case (check_hdbscan);
}

/* Thousands of equal rows: distances of 0, densities of ∞, and it ends. */
static void
test_duplicates (void)
{
  for (gsize d = 2; d <= 12; d += 10)
    {
      g_autoptr (AsterMatrix) x = aster_matrix_new (3000, d, NULL);
      g_autoptr (AsterSpanning) spanning = NULL;
      g_autoptr (AsterClusters) dense = NULL, none = NULL, far = NULL;

      for (gsize i = 0; i < x->n_rows; i++)
        for (gsize j = 0; j < d; j++)
          aster_matrix_row (x, i)[j] = (float) (i % 3) * 5;
      spanning = groups_span (x, ASTER_CLUSTER_EUCLIDEAN, 4, NULL, NULL);
      dense = aster_hdbscan (spanning, 15, ASTER_CLUSTER_MASS, NULL, NULL);
      none = aster_dbscan (spanning, 0, NULL, NULL);
      far = aster_dbscan (spanning, 1e30, NULL, NULL);
      g_assert_cmpuint (dense->n_clusters, ==, 3);
      g_assert_cmpuint (none->n_clusters, ==, 3);
      g_assert_cmpuint (far->n_clusters, ==, 1);
      for (gsize i = 0; i < x->n_rows; i++)
        g_assert_cmpint (none->labels[i], ==, (int) (i % 3));
    }
}

/* As many that a search which walked over all of a place for each row of it would take
 * half a minute. */
static void
test_few_places (void)
{
  g_autoptr (AsterMatrix) x = aster_matrix_new (60000, 2, NULL);
  g_autoptr (AsterSpanning) spanning = NULL;
  g_autoptr (AsterClusters) clusters = NULL;

  for (gsize i = 0; i < x->n_rows; i++)
    aster_matrix_row (x, i)[0] = (float) (i % 3);
  spanning = groups_span (x, ASTER_CLUSTER_EUCLIDEAN, 4, NULL, NULL);
  clusters = aster_hdbscan (spanning, 15, ASTER_CLUSTER_MASS, NULL, NULL);

  g_assert_cmpuint (clusters->n_clusters, ==, 3);
  for (gsize i = 0; i < x->n_rows; i++)
    g_assert_cmpint (clusters->labels[i], ==, (int) (i % 3));
}

/* Two rows are the fewest; whatever is asked for, they are at most one cluster. */
static void
test_two_rows (void)
{
  static const float numbers[] = { 1, 2 };
  g_autoptr (AsterMatrix) x = support_matrix (2, 1, numbers);
  g_autoptr (AsterSpanning) spanning = groups_span (x, ASTER_CLUSTER_EUCLIDEAN, 2, NULL,
                                                    NULL);
  g_autoptr (AsterClusters) one = aster_dbscan (spanning, 1, NULL, NULL);
  g_autoptr (AsterClusters) none = aster_hdbscan (spanning, 2, ASTER_CLUSTER_MASS, NULL,
                                                  NULL);

  g_assert_cmpuint (one->n_clusters, ==, 1);
  g_assert_cmpuint (none->n_noise, ==, 2);
  g_assert_cmpuint (none->n_nodes, ==, 1);
}

static void
test_refuses_too_many_points (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (5, 2, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (groups_span (x, ASTER_CLUSTER_EUCLIDEAN, 6, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_nonnull (strstr (error->message, "6 rows"));
}

/* Far away rows and a far away origin change nothing. */
static void
test_far_from_zero (void)
{
  g_autoptr (AsterMatrix) near = aster_matrix_new (300, 12, NULL);
  g_autoptr (AsterMatrix) far = aster_matrix_new (300, 12, NULL);
  g_autoptr (AsterSpanning) a = NULL, b = NULL;
  g_autoptr (AsterClusters) p = NULL, q = NULL;

  /* Multiples of 1/64 stay exact at 4096. */
  for (gsize i = 0; i < 300 * 12; i++)
    {
      AsterRandom random = aster_random_init (3, i);
      int step = (int) aster_random_below (&random, 64) + (int) (i / 12 % 3) * 100;

      near->data[i] = (float) step / 64;
      far->data[i] = near->data[i] + 4096;
    }
  a = groups_span (near, ASTER_CLUSTER_EUCLIDEAN, 4, NULL, NULL);
  b = groups_span (far, ASTER_CLUSTER_EUCLIDEAN, 4, NULL, NULL);
  p = aster_hdbscan (a, 10, ASTER_CLUSTER_MASS, NULL, NULL);
  q = aster_hdbscan (b, 10, ASTER_CLUSTER_MASS, NULL, NULL);
  g_assert_cmpuint (p->n_clusters, ==, 3);
  g_assert_cmpmem (p->labels, 300 * sizeof (int), q->labels, 300 * sizeof (int));
  g_assert_cmpmem (a->cores, 300 * sizeof (double), b->cores, 300 * sizeof (double));
}

static GBytes *
answer (gpointer data)
{
  AsterMatrix *x = data;
  g_autoptr (AsterSpanning) spanning = groups_span (x, ASTER_CLUSTER_EUCLIDEAN, 5, NULL,
                                                    NULL);
  gsize bytes = (spanning->n - 1) * sizeof (double);

  return g_bytes_new (spanning->reaches, bytes);
}

static void
test_same_on_threads (void)
{
  g_autoptr (AsterMatrix) plane = groups_new (3000, 2, 9, 4);
  g_autoptr (AsterMatrix) space = groups_new (700, 20, 9, 4);

  support_assert_same_on_threads (answer, plane);
  support_assert_same_on_threads (answer, space);
}

static gboolean
cut_all (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.7);
  AsterPulsePart second = aster_pulse_part (pulse, 0.7, 0.8);
  AsterPulsePart third = aster_pulse_part (pulse, 0.8, 0.9);
  AsterPulsePart fourth = aster_pulse_part (pulse, 0.9, 1);
  g_autoptr (AsterSpanning) spanning = groups_span (data, ASTER_CLUSTER_COSINE, 4,
                                                    &first.pulse, error);
  g_autofree float *distances = NULL;
  g_autoptr (AsterClusters) a = NULL, b = NULL;

  return spanning != NULL &&
         (distances = aster_knee_distances (spanning, &second.pulse, error)) &&
         (a = aster_dbscan (spanning, 0.1, &third.pulse, error)) &&
         (b = aster_hdbscan (spanning, 5, ASTER_CLUSTER_MASS, &fourth.pulse, error));
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = groups_new (150, 5, 3, 8);

  g_assert_cmpuint (support_assert_cancels (cut_all, x), >=, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dbscan/by-hand", test_by_hand);
  g_test_add_func ("/dbscan/border", test_border);
  g_test_add_func ("/dbscan/cores", test_cores);
  g_test_add_func ("/dbscan/oracle", test_oracle);
  g_test_add_func ("/dbscan/hdbscan-oracle", test_hdbscan_oracle);
  g_test_add_func ("/dbscan/duplicates", test_duplicates);
  g_test_add_func ("/dbscan/few-places", test_few_places);
  g_test_add_func ("/dbscan/two-rows", test_two_rows);
  g_test_add_func ("/dbscan/refuses-too-many-points", test_refuses_too_many_points);
  g_test_add_func ("/dbscan/far-from-zero", test_far_from_zero);
  g_test_add_func ("/dbscan/same-on-threads", test_same_on_threads);
  g_test_add_func ("/dbscan/cancels", test_cancels);
  return g_test_run ();
}
