/* cluster-form.h - how clusters are found, to be changed where it is explained. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_CLUSTER_FORM (aster_cluster_form_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterClusterForm, aster_cluster_form, ASTER, CLUSTER_FORM, GtkWidget)

GtkWidget *aster_cluster_form_new (AsterDocument *document, AsterPane *pane);

G_END_DECLS
