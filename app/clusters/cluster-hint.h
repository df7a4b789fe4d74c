/* cluster-hint.h - what to try where no clusters were found. */
#pragma once

#include "panes/pane.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

guint aster_cluster_size_for (gsize n);
GtkWidget *aster_cluster_hint_new (AsterPane *pane);

G_END_DECLS
