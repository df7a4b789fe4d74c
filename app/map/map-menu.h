/* map-menu.h - what can be done about a place of a map. */
#pragma once

#include "document/document.h"
#include "plot/plot.h"

G_BEGIN_DECLS

void aster_map_menu_popup (GtkWidget *content,
                           AsterDocument *document,
                           AsterPane *pane,
                           AsterPlot *plot,
                           int row,
                           double x,
                           double y);

G_END_DECLS
