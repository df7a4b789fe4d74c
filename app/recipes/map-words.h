/* map-words.h - how a map is made, said in words. */
#pragma once

#include "run/recipe.h"

G_BEGIN_DECLS

char *aster_map_dup_words (const AsterRecipe *recipe);

G_END_DECLS
