/* map-torn.h - what a map tears apart and makes up around the selected words. */
#pragma once

#include "document/document.h"
#include "map/map-judge.h"
#include "plot/plot.h"

G_BEGIN_DECLS

#define ASTER_TYPE_MAP_TORN (aster_map_torn_get_type ())

/* A line under the map, seen only where the style of its pane asks for it. */
G_DECLARE_FINAL_TYPE (AsterMapTorn, aster_map_torn, ASTER, MAP_TORN, GtkWidget)

GtkWidget *
aster_map_torn_new (AsterDocument *document, AsterMapJudge *judge, AsterPlot *plot);

G_END_DECLS
