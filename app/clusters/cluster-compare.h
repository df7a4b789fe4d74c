/* cluster-compare.h - how far clusters agree with other clusters or with metadata. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_CLUSTER_COMPARE (aster_cluster_compare_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterClusterCompare, aster_cluster_compare, ASTER, CLUSTER_COMPARE, GtkWidget)

GtkWidget *aster_cluster_compare_new (AsterDocument *document, AsterPane *pane);

G_END_DECLS
