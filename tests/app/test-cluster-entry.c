#include "clusters/cluster-entry.h"

static AsterClusters *
make (guint n_broad)
{
  static const guint32 broad_of[] = { 0, 1, 0 };
  /* Sizes 4, 3, 2 and one row of noise. */
  int *labels = g_memdup2 ((const int[]){ 0, 1, 0, 2, 1, 0, -1, 0, 2, 1 },
                           10 * sizeof (int));
  AsterClusters *clusters = aster_clusters_new (labels, 10);

  clusters->n_broad = n_broad;
  clusters->broad_of = g_memdup2 (broad_of, sizeof broad_of);
  clusters->broad_names = g_strsplit ("animals|colours", "|", -1);
  clusters->names = g_strsplit ("cat|red|", "|", -1);

  return clusters;
}

static char *
describe (const AsterClusters *clusters)
{
  g_autoptr (GListModel) list = aster_cluster_entries_new (clusters);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AsterClusterEntry) entry = g_list_model_get_item (list, i);
      g_autofree char *name = aster_cluster_entry_dup_name (entry, clusters);
      gsize n = 0;

      for (gsize row = 0; row < clusters->n; row++)
        n += aster_cluster_entry_has (entry, clusters, clusters->labels[row]) != FALSE;
      g_assert_cmpuint (n, ==, entry->size);
      g_string_append_printf (text, "%s%s %zu", i > 0 ? "; " : "", name, entry->size);
    }

  return g_string_free (text, FALSE);
}

/* Groups by size, then their clusters; a cluster without a name has its number. */
static void
test_groups (void)
{
  g_autoptr (AsterClusters) clusters = make (2);
  g_autofree char *text = describe (clusters);

  g_assert_cmpstr (text, ==, "animals 6; cat 4; Cluster 3 2; colours 3; red 3; Noise 1");
}

/* What is not on the map has a line of its own, and is no noise. */
static void
test_absent (void)
{
  static const guint32 some[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 11 };
  g_autoptr (AsterRowSet) rows = aster_row_set_new (some, 10);
  g_autoptr (AsterClusters) clusters = make (1);
  g_autofree char *text = NULL;

  aster_clusters_spread (clusters, rows, 13);
  text = describe (clusters);
  g_assert_cmpstr (text, ==, "cat 4; red 3; Cluster 3 2; Noise 1; Not on the map 3");
}

/* One group of all says nothing. */
static void
test_flat (void)
{
  g_autoptr (AsterClusters) clusters = make (1);
  g_autofree char *text = describe (clusters);
  g_autoptr (GListModel) none = aster_cluster_entries_new (NULL);

  g_assert_cmpstr (text, ==, "cat 4; red 3; Cluster 3 2; Noise 1");
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cluster-entry/groups", test_groups);
  g_test_add_func ("/cluster-entry/absent", test_absent);
  g_test_add_func ("/cluster-entry/flat", test_flat);

  return g_test_run ();
}
