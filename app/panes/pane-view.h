/* pane-view.h - a pane as it stands in the window: its head and what it shows. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_PANE_VIEW (aster_pane_view_get_type ())

G_DECLARE_FINAL_TYPE (AsterPaneView, aster_pane_view, ASTER, PANE_VIEW, GtkWidget)

GtkWidget *aster_pane_view_new (AsterDocument *document, AsterPane *pane);
AsterPane *aster_pane_view_get_pane (AsterPaneView *self);
GtkWidget *aster_pane_view_get_content (AsterPaneView *self);

G_END_DECLS
