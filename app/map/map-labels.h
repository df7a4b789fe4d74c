/* map-labels.h - what can be done to the labels of a map from its menu. */
#pragma once

#include <gtk/gtk.h>

#include "panes/pane.h"
#include "plot/plot.h"

G_BEGIN_DECLS

void aster_map_labels_bind (GtkWidget *widget, AsterPlot *plot, AsterPane *pane);
void aster_map_labels_append (
    GMenu *menu, AsterPlot *plot, AsterPane *pane, int row, double x, double y);

G_END_DECLS
