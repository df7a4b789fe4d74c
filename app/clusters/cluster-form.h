/* cluster-form.h - how clusters are found, to be changed where it is explained. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

GtkWidget *aster_cluster_form_new (AsterDocument *document, AsterPane *pane);

G_END_DECLS
