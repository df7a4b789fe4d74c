/* map-poles.h - a word of the map as a pole of one of its axes. */
#pragma once

#include <gio/gio.h>

#include "document/document.h"
#include "panes/pane.h"

G_BEGIN_DECLS

char *aster_map_poles_join (const char *before, const char *word, gboolean is_end);
void aster_map_poles_suggest (AsterRecipe *recipe, AsterDocument *document);
void aster_map_poles_append (GMenu *menu);
void aster_map_poles_use (AsterDocument *document, AsterPane *pane, guint end);

G_END_DECLS
