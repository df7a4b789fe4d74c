/* inspector.h - all that is known about one token, or about a sum of words. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_INSPECTOR (aster_inspector_get_type ())

/* Property: "document" (nullable): whose current token is shown. Set it to NULL
 * before the engine of the document is freed. */
G_DECLARE_FINAL_TYPE (AsterInspector, aster_inspector, ASTER, INSPECTOR, GtkWidget)

GtkWidget *aster_inspector_new (void);
void aster_inspector_set_document (AsterInspector *self, AsterDocument *document);

void aster_inspector_ask (AsterInspector *self, const char *expression);

G_END_DECLS
