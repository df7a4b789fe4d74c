/* status-strip.h - the line at the foot of the window: gestures and counts. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_STATUS_STRIP (aster_status_strip_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterStatusStrip, aster_status_strip, ASTER, STATUS_STRIP, GtkWidget)

GtkWidget *aster_status_strip_new (void);
void aster_status_strip_set_document (AsterStatusStrip *self, AsterDocument *document);

G_END_DECLS
