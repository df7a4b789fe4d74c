/* crumbs.h - how deep one has gone into a space, what the map is of, and the way back. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"
#include "panes/pane.h"

G_BEGIN_DECLS

#define ASTER_TYPE_CRUMBS (aster_crumbs_get_type ())

G_DECLARE_FINAL_TYPE (AsterCrumbs, aster_crumbs, ASTER, CRUMBS, GtkWidget)

GtkWidget *aster_crumbs_new (AsterDocument *document, AsterPane *pane);

G_END_DECLS
