/* recipe-words.h - what a pane computes, said in words. */
#pragma once

#include "panes/pane.h"

G_BEGIN_DECLS

char *aster_recipe_dup_words (const AsterRecipe *recipe, AsterPaneKind kind);
char *aster_pane_dup_words (AsterPane *pane);

G_END_DECLS
