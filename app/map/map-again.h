/* map-again.h - a map of the words alone that are isolated, and of all words again. */
#pragma once

#include "document/document.h"
#include "panes/pane.h"

G_BEGIN_DECLS

#define ASTER_MAP_AGAIN_LEAST                                                            \
  3 /* words: fewer lie on any map as well as on any other                               \
     */

gboolean aster_map_again_can_these (AsterDocument *document, AsterPane *pane);
void aster_map_again_these (AsterDocument *document, AsterPane *pane);
gboolean aster_map_again_can_all (AsterPane *pane);
void aster_map_again_all (AsterPane *pane);
void
aster_map_again_follow (GtkWidget *content, AsterDocument *document, AsterPane *pane);

G_END_DECLS
