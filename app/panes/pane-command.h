/* pane-command.h - the line of a script that makes what a pane shows. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

char *aster_pane_command_new (AsterDocument *document,
                              AsterPane *pane,
                              GtkWidget *content,
                              gboolean numbers);

G_END_DECLS
