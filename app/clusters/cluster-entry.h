/* cluster-entry.h - a line of a list of clusters, as an object that a list can hold. */
#pragma once

#include <gio/gio.h>

#include "values/clusters.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_CLUSTER_ENTRY_GROUP,   /* a heading: clusters that are about the same */
  ASTER_CLUSTER_ENTRY_CLUSTER, /* one of them */
  ASTER_CLUSTER_ENTRY_NOISE,   /* what is in none */
  ASTER_CLUSTER_ENTRY_ABSENT,  /* what is not on the map */
} AsterClusterEntryKind;

#define ASTER_TYPE_CLUSTER_ENTRY (aster_cluster_entry_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterClusterEntry, aster_cluster_entry, ASTER, CLUSTER_ENTRY, GObject)

struct _AsterClusterEntry
{
  GObject parent_instance;

  AsterClusterEntryKind kind;
  guint number; /* of the group or the cluster */
  gsize size;   /* rows */
};

GListModel *aster_cluster_entries_new (const AsterClusters *clusters);
gboolean aster_cluster_entry_has (const AsterClusterEntry *self,
                                  const AsterClusters *clusters,
                                  int label);
char *aster_cluster_entry_dup_name (AsterClusterEntry *self,
                                    const AsterClusters *clusters);

G_END_DECLS
