/* recipe-editor.h - the popover that edits what a pane computes. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

GtkWidget *aster_recipe_editor_new (AsterDocument *document, AsterPane *pane);

G_END_DECLS
