/* pane-grid.h - the panes of a document, with dividers that can be dragged. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"
#include "panes/pane-view.h"

G_BEGIN_DECLS

#define ASTER_TYPE_PANE_GRID (aster_pane_grid_get_type ())

G_DECLARE_FINAL_TYPE (AsterPaneGrid, aster_pane_grid, ASTER, PANE_GRID, GtkWidget)

GtkWidget *aster_pane_grid_new (AsterDocument *document);
AsterDocument *aster_pane_grid_get_document (AsterPaneGrid *self);
AsterPaneView *aster_pane_grid_get_view (AsterPaneGrid *self, guint position);
AsterPaneView *aster_pane_grid_find_focus (AsterPaneGrid *self);

G_END_DECLS
