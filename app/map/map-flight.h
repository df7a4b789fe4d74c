/* map-flight.h - a map goes where the current word is, and to what a search found. */
#pragma once

#include "linked/selection.h"
#include "panes/pane.h"
#include "plot/plot.h"

G_BEGIN_DECLS

void
aster_map_flight_attach (AsterPlot *plot, AsterPane *pane, AsterSelection *selection);

G_END_DECLS
