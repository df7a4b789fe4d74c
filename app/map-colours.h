/* map-colours.h - what a map is coloured by: from a name to a mark for each row. */
#pragma once

#include "colouring.h"
#include "document.h"

G_BEGIN_DECLS

/* Names that are not those of columns. */
#define ASTER_COLOUR_NONE ""
#define ASTER_COLOUR_NORM "#norm"

#define ASTER_TYPE_MAP_COLOURS (aster_map_colours_get_type ())

/* Property: "colouring" (AsterColouring, read only), never NULL. */
G_DECLARE_FINAL_TYPE (AsterMapColours, aster_map_colours, ASTER, MAP_COLOURS, GObject)

AsterMapColours *aster_map_colours_new (AsterDocument *document, AsterPane *pane);
AsterColouring *aster_map_colours_get_colouring (AsterMapColours *self);

G_END_DECLS
