/* cluster-content.h - what a pane of kind Clusters shows: how they came about, which. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_CLUSTER_CONTENT (aster_cluster_content_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterClusterContent, aster_cluster_content, ASTER, CLUSTER_CONTENT, GtkWidget)

GtkWidget *aster_cluster_content_new (AsterDocument *document, AsterPane *pane);
GBytes *aster_cluster_content_export (AsterClusterContent *self,
                                      const char *path,
                                      GError **error);

G_END_DECLS
