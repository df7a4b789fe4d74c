/* map-inks.h - the colours of a map as a person wants them, on the map and in its legend.
 */
#pragma once

#include "colour/legend.h"
#include "document/document.h"
#include "map/map-colours.h"
#include "plot/plot.h"

G_BEGIN_DECLS

typedef struct _AsterMapInks AsterMapInks;

AsterMapInks *aster_map_inks_new (AsterDocument *document,
                                  AsterPane *pane,
                                  AsterMapColours *colours,
                                  AsterPlot *plot,
                                  AsterLegend *legend);
void aster_map_inks_free (AsterMapInks *self);
void aster_map_inks_recolour (AsterMapInks *self);

G_END_DECLS
