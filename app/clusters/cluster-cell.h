/* cluster-cell.h - the cluster of a word, to be read and to be selected. */
#pragma once

#include <gtk/gtk.h>

#include "clusters/cluster-link.h"

G_BEGIN_DECLS

GtkWidget *aster_cluster_cell_new (AsterClusterLink *link, gsize row);

G_END_DECLS
