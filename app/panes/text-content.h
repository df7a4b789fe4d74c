/* text-content.h - what a pane of kind Text shows: a text, tinted, and its legend. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TEXT_CONTENT (aster_text_content_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterTextContent, aster_text_content, ASTER, TEXT_CONTENT, GtkWidget)

GtkWidget *aster_text_content_new (AsterDocument *document, AsterPane *pane);
GBytes *
aster_text_content_export (AsterTextContent *self, const char *path, GError **error);

G_END_DECLS
