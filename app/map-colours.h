/* map-colours.h - what a map is coloured by: from a name to a mark for each row. */
#pragma once

#include "colouring.h"
#include "document.h"
#include "map-judge.h"

G_BEGIN_DECLS

/* Names that are not those of columns. */
#define ASTER_COLOUR_NONE    ""
#define ASTER_COLOUR_NORM    "#norm"
#define ASTER_COLOUR_RANK    "#rank"
#define ASTER_COLOUR_SETS    "#sets"
#define ASTER_COLOUR_HUBNESS "#hubness"
#define ASTER_COLOUR_RECALL  "#recall"  /* neighbours in the space, near on the page */
#define ASTER_COLOUR_PINNED  "#pinned"  /* cosine to the word pinned last */
#define ASTER_COLOUR_PROBE   "#probe"   /* cosine to the word under the pointer */
#define ASTER_COLOUR_COSINE  "#cosine " /* and an expression: cosine with it */

#define ASTER_TYPE_MAP_COLOURS (aster_map_colours_get_type ())

/* Properties, both read only: "colouring" (AsterColouring), never NULL; "note" (string):
 * why the colours that were asked for are not there, or NULL. */
G_DECLARE_FINAL_TYPE (AsterMapColours, aster_map_colours, ASTER, MAP_COLOURS, GObject)

AsterMapColours *aster_map_colours_new (AsterDocument *document, AsterPane *pane);
void aster_map_colours_set_judge (AsterMapColours *self, AsterMapJudge *judge);
AsterColouring *aster_map_colours_get_colouring (AsterMapColours *self);
const char *aster_map_colours_get_note (AsterMapColours *self);
char *aster_map_colours_dup_title (const char *name);

G_END_DECLS
