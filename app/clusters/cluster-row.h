/* cluster-row.h - one line of a list of clusters: its mark, its name, its size. */
#pragma once

#include <gtk/gtk.h>

#include "clusters/cluster-entry.h"
#include "colour/colouring.h"

G_BEGIN_DECLS

#define ASTER_TYPE_CLUSTER_ROW (aster_cluster_row_get_type ())

G_DECLARE_FINAL_TYPE (AsterClusterRow, aster_cluster_row, ASTER, CLUSTER_ROW, GtkWidget)

GtkWidget *aster_cluster_row_new (void);
void aster_cluster_row_set_entry (AsterClusterRow *self,
                                  AsterClusterEntry *entry,
                                  AsterClusters *clusters);
AsterClusterEntry *aster_cluster_row_get_entry (AsterClusterRow *self);
void aster_cluster_row_set_chosen (AsterClusterRow *self, gsize n_selected);

G_END_DECLS
