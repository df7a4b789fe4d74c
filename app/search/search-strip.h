/* search-strip.h - where a word is looked for, under the header bar. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_SEARCH_STRIP (aster_search_strip_get_type ())

/* Properties: "document" (nullable; set it to NULL before its engine is freed),
 * "open" (whether it is shown; closing it forgets the matches). */
G_DECLARE_FINAL_TYPE (
    AsterSearchStrip, aster_search_strip, ASTER, SEARCH_STRIP, GtkWidget)

GtkWidget *aster_search_strip_new (void);
void aster_search_strip_set_document (AsterSearchStrip *self, AsterDocument *document);
void aster_search_strip_open (AsterSearchStrip *self);
gboolean aster_search_strip_get_open (AsterSearchStrip *self);
void aster_search_strip_set_open (AsterSearchStrip *self, gboolean open);

G_END_DECLS
