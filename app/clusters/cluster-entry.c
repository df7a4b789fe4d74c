/* Groups stand by how many rows they have, the clusters of a group by their size, noise
 * at the end, and what was not on the map after it. Where every group is one cluster, or
 * there is but one group, there is no heading: it would say nothing. */

#include "clusters/cluster-entry.h"

#include <glib/gi18n-lib.h>

#include "clusters/cluster-words.h"

G_DEFINE_FINAL_TYPE (AsterClusterEntry, aster_cluster_entry, G_TYPE_OBJECT)

static void
aster_cluster_entry_class_init (AsterClusterEntryClass *klass)
{
}

static void
aster_cluster_entry_init (AsterClusterEntry *self)
{
}

static void
append (GListStore *store, AsterClusterEntryKind kind, guint number, gsize size)
{
  g_autoptr (AsterClusterEntry) entry = g_object_new (ASTER_TYPE_CLUSTER_ENTRY, NULL);

  entry->kind = kind;
  entry->number = number;
  entry->size = size;
  g_list_store_append (store, entry);
}

static gboolean
has_headings (const AsterClusters *clusters)
{
  return clusters->n_broad > 1 && clusters->n_broad < clusters->n_clusters &&
         clusters->broad_of != NULL && clusters->broad_names != NULL;
}

typedef struct
{
  guint number;
  gsize size;
} Group;

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *g = a, *h = b;

  if (g->size != h->size)
    return g->size > h->size ? -1 : 1;

  return g->number < h->number ? -1 : g->number > h->number;
}

static GArray *
find_groups (const AsterClusters *clusters)
{
  GArray *groups = g_array_new (FALSE, TRUE, sizeof (Group));

  g_array_set_size (groups, clusters->n_broad);
  for (guint g = 0; g < clusters->n_broad; g++)
    g_array_index (groups, Group, g).number = g;
  for (guint c = 0; c < clusters->n_clusters; c++)
    g_array_index (groups, Group, clusters->broad_of[c]).size += clusters->sizes[c];
  g_array_sort (groups, compare_groups);

  return groups;
}

/**
 * aster_cluster_entries_new:
 * @clusters: (nullable): what is listed
 *
 * Returns: (transfer full): a list of #AsterClusterEntry
 */
GListModel *
aster_cluster_entries_new (const AsterClusters *clusters)
{
  GListStore *store = g_list_store_new (ASTER_TYPE_CLUSTER_ENTRY);
  g_autoptr (GArray) groups = NULL;

  if (clusters == NULL)
    return G_LIST_MODEL (store);

  groups = has_headings (clusters) ? find_groups (clusters) : NULL;
  if (groups == NULL)
    for (guint c = 0; c < clusters->n_clusters; c++)
      append (store, ASTER_CLUSTER_ENTRY_CLUSTER, c, clusters->sizes[c]);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      append (store, ASTER_CLUSTER_ENTRY_GROUP, group->number, group->size);
      for (guint c = 0; c < clusters->n_clusters; c++)
        if (clusters->broad_of[c] == group->number)
          append (store, ASTER_CLUSTER_ENTRY_CLUSTER, c, clusters->sizes[c]);
    }

  if (clusters->n_noise > 0)
    append (store, ASTER_CLUSTER_ENTRY_NOISE, 0, clusters->n_noise);
  if (clusters->n_placed < clusters->n)
    append (store, ASTER_CLUSTER_ENTRY_ABSENT, 0, clusters->n - clusters->n_placed);

  return G_LIST_MODEL (store);
}

/* Whether a row with this @label is one of those that the line speaks of. */
gboolean
aster_cluster_entry_has (const AsterClusterEntry *self,
                         const AsterClusters *clusters,
                         int label)
{
  switch (self->kind)
    {
    case ASTER_CLUSTER_ENTRY_GROUP:
      return label >= 0 && clusters->broad_of[label] == self->number;

    case ASTER_CLUSTER_ENTRY_NOISE:
      return label == ASTER_CLUSTER_NOISE;

    case ASTER_CLUSTER_ENTRY_ABSENT:
      return label == ASTER_CLUSTER_ABSENT;

    case ASTER_CLUSTER_ENTRY_CLUSTER:
    default:
      return label == (int) self->number;
    }
}

/* (transfer full) */
char *
aster_cluster_entry_dup_name (AsterClusterEntry *self, const AsterClusters *clusters)
{
  switch (self->kind)
    {
    case ASTER_CLUSTER_ENTRY_GROUP:
      return g_strdup (clusters->broad_names[self->number]);

    case ASTER_CLUSTER_ENTRY_NOISE:
      return g_strdup (C_ ("rows in no cluster", "Noise"));

    case ASTER_CLUSTER_ENTRY_ABSENT:
      return g_strdup (C_ ("rows in no cluster", "Not on the map"));

    case ASTER_CLUSTER_ENTRY_CLUSTER:
    default:
      return aster_cluster_dup_name (clusters, self->number);
    }
}
