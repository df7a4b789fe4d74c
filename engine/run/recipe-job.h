/* recipe-job.h - a recipe about to be worked out on a lane of the engine. */
#pragma once

#include "run/engine.h"
#include "run/recipe.h"

G_BEGIN_DECLS

AsterJob *aster_recipe_job_new (const AsterRecipe *recipe,
                                AsterTreatment treatment,
                                AsterSpace *space,
                                AsterLayout *page,
                                AsterEngine *engine);

G_END_DECLS
