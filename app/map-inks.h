/* map-inks.h - the colours of a map as a person wants them, on the map and in its legend.
 */
#pragma once

#include "document.h"
#include "legend.h"
#include "map-colours.h"
#include "plot.h"

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
