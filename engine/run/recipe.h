/* recipe.h - from a recipe to its result; the only place where verbs meet. */
#pragma once

#include "run/engine.h"
#include "run/recipe-value.h"
#include "tools/pulse.h"
#include "values/result.h"
#include "values/space.h"

G_BEGIN_DECLS

AsterResult *aster_recipe_run (const AsterRecipe *self,
                               AsterSpace *space,
                               AsterLayout *page,
                               AsterEngine *engine,
                               AsterPulse *pulse,
                               GError **error);

G_END_DECLS
