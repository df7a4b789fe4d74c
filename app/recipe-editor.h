/* recipe-editor.h - the popover that edits what a pane computes. */
#pragma once

#include <gtk/gtk.h>

#include "document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_RECIPE_EDITOR (aster_recipe_editor_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterRecipeEditor, aster_recipe_editor, ASTER, RECIPE_EDITOR, GtkPopover)

GtkWidget *aster_recipe_editor_new (AsterDocument *document, AsterPane *pane);

G_END_DECLS
