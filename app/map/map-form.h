/* map-form.h - the methods of a map beside what can be asked of the chosen one. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

GtkWidget *aster_map_form_new (AsterDocument *document, AsterPane *pane);

G_END_DECLS
