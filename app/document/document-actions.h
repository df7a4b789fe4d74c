/* document-actions.h - what can be done to an open space from any menu or key. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

GActionGroup *aster_document_actions_new (AsterDocument *document, GtkWidget *window);

G_END_DECLS
