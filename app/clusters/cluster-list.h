/* cluster-list.h - every cluster by name, to be selected. */
#pragma once

#include <gtk/gtk.h>

#include "linked/selection.h"
#include "values/clusters.h"

G_BEGIN_DECLS

#define ASTER_TYPE_CLUSTER_LIST (aster_cluster_list_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterClusterList, aster_cluster_list, ASTER, CLUSTER_LIST, GtkWidget)

GtkWidget *aster_cluster_list_new (AsterSelection *selection);
void aster_cluster_list_set_clusters (AsterClusterList *self, AsterClusters *clusters);

G_END_DECLS
