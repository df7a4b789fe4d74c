/* table-attach.h - how a table of metadata gets to the document that is shown. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

void aster_table_attach_add_action (GActionMap *actions,
                                    GtkWidget *window,
                                    AsterDocument *document);
gboolean
aster_table_attach_drop (GtkWidget *window, AsterDocument *document, const char *path);

G_END_DECLS
