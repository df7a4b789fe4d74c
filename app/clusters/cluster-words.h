/* cluster-words.h - clusters, where they were found and how good they are, in words. */
#pragma once

#include "panes/pane.h"

G_BEGIN_DECLS

const char *aster_cluster_method_get_name (AsterClusterMethod method);
char *aster_cluster_dup_name (const AsterClusters *clusters, guint cluster);
char *aster_cluster_dup_place (const AsterClusterParams *params, AsterPane *pane);
char *aster_cluster_dup_words (AsterPane *pane);
char *aster_cluster_dup_totals (AsterPane *pane);
char *aster_cluster_dup_distances (const AsterClusters *clusters);

G_END_DECLS
