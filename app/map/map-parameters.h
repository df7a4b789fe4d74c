/* map-parameters.h - what can be asked of each method of a map, with its explanation. */
#pragma once

#include "recipes/recipe-form.h"

G_BEGIN_DECLS

extern const AsterMethodChoice aster_map_methods[ASTER_N_MAP_METHODS];

G_END_DECLS
