/* colour-menu.h - the button in the head of a map that says what colours mean. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

GtkWidget *aster_colour_menu_new (AsterDocument *document, AsterPane *pane);

G_END_DECLS
