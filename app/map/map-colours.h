/* map-colours.h - what a map is coloured by: from a name to a mark for each row. */
#pragma once

#include "colour/colouring.h"
#include "document/document.h"
#include "map/colour-names.h"
#include "map/map-judge.h"
#include "values/clusters.h"

G_BEGIN_DECLS

#define ASTER_TYPE_MAP_COLOURS (aster_map_colours_get_type ())

/* Properties, both read only: "colouring" (AsterColouring), never NULL; "note" (string):
 * why the colours that were asked for are not there, or NULL. */
G_DECLARE_FINAL_TYPE (AsterMapColours, aster_map_colours, ASTER, MAP_COLOURS, GObject)

AsterMapColours *aster_map_colours_new (AsterDocument *document, AsterPane *pane);
void aster_map_colours_set_judge (AsterMapColours *self, AsterMapJudge *judge);
AsterColouring *aster_map_colours_get_colouring (AsterMapColours *self);
AsterClusters *aster_map_colours_get_clusters (AsterMapColours *self);
char *aster_map_colours_dup_query (AsterMapColours *self);
const char *aster_map_colours_get_note (AsterMapColours *self);

G_END_DECLS
