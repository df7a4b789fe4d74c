/* map-parameters.h - what can be asked of each method of a map, with its explanation. */
#pragma once

#include "recipes/parameter-row.h"

G_BEGIN_DECLS

const char *aster_map_method_get_sentence (AsterMapMethod method);
const AsterParameter *aster_map_method_get_parameters (AsterMapMethod method, guint *n);

G_END_DECLS
