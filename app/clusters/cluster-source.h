/* cluster-source.h - the clusters of a pane, for those who show them elsewhere. */
#pragma once

#include <gio/gio.h>

#include "panes/pane.h"

G_BEGIN_DECLS

#define ASTER_TYPE_CLUSTER_SOURCE (aster_cluster_source_get_type ())

/* Signal: "changed" — other clusters, or another reason why there are none. */
G_DECLARE_FINAL_TYPE (
    AsterClusterSource, aster_cluster_source, ASTER, CLUSTER_SOURCE, GObject)

AsterClusterSource *aster_cluster_source_new (GListModel *panes);
void aster_cluster_source_set_pane (AsterClusterSource *self, guint id);
AsterClusters *aster_cluster_source_get_clusters (AsterClusterSource *self);
gboolean aster_cluster_source_is_on (AsterClusterSource *self, AsterPane *map);
const char *aster_cluster_source_get_note (AsterClusterSource *self);

G_END_DECLS
