/* set-editor.h - what can be done with one set of words: its name, its colour, its rows.
 */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

GtkWidget *aster_set_editor_new (AsterDocument *document, guint i);
GtkWidget *aster_swatch_new (guint8 style);

G_END_DECLS
