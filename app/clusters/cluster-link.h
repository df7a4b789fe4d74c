/* cluster-link.h - which clusters the words of a space are said to be in. */
#pragma once

#include <gio/gio.h>

#include "linked/selection.h"
#include "panes/pane.h"
#include "values/column.h"

G_BEGIN_DECLS

#define ASTER_TYPE_CLUSTER_LINK (aster_cluster_link_get_type ())

/* Signal: "changed" — other clusters, or none any more. */
G_DECLARE_FINAL_TYPE (AsterClusterLink, aster_cluster_link, ASTER, CLUSTER_LINK, GObject)

AsterClusterLink *aster_cluster_link_new (GListModel *panes, gsize n);
AsterClusters *aster_cluster_link_get_clusters (AsterClusterLink *self);
AsterPane *aster_cluster_link_get_pane (AsterClusterLink *self);
int aster_cluster_link_get_label (AsterClusterLink *self, gsize row);
char *aster_cluster_link_dup_card (AsterClusterLink *self, gsize row, const char *more);
AsterColumn *aster_cluster_link_dup_column (AsterClusterLink *self);
char *aster_cluster_link_dup_name (AsterClusterLink *self, gsize row);
void aster_cluster_link_select (AsterClusterLink *self,
                                AsterSelection *selection,
                                int label,
                                AsterSelectMode mode);

G_END_DECLS
