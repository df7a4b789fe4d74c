/* text-geometry.h - where the pieces of a text stand in a text view. */
#pragma once

#include <gtk/gtk.h>

#include "text/text-spans.h"

G_BEGIN_DECLS

GArray *aster_text_geometry_collect (GtkTextView *view,
                                     const AsterTextSpans *spans,
                                     const AsterPieces *pieces);

G_END_DECLS
