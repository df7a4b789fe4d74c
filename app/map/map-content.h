/* map-content.h - what a pane of kind Map shows: the plot, its legend, its tip. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"
#include "map/map-colours.h"
#include "map/map-judge.h"
#include "plot/plot.h"

G_BEGIN_DECLS

#define ASTER_TYPE_MAP_CONTENT (aster_map_content_get_type ())

G_DECLARE_FINAL_TYPE (AsterMapContent, aster_map_content, ASTER, MAP_CONTENT, GtkWidget)

/* Borrows everything. */
typedef struct
{
  AsterDocument *document;
  AsterPane *pane;
  AsterPlot *plot;
  AsterMapJudge *judge;
  AsterMapColours *colours;
} AsterMapParts;

GtkWidget *aster_map_content_new (AsterDocument *document, AsterPane *pane);
AsterMapParts aster_map_content_get_parts (AsterMapContent *self);

G_END_DECLS
