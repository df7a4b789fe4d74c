/* map-hover.h - what a map says about the word under the pointer. */
#pragma once

#include "document/document.h"
#include "plot/plot.h"

G_BEGIN_DECLS

void aster_map_hover_attach (AsterPlot *plot, AsterDocument *document, AsterPane *pane);

G_END_DECLS
