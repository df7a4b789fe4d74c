/* command.h - the command line that reproduces a recipe without a window. */
#pragma once

#include "run/recipe.h"

G_BEGIN_DECLS

char *aster_command_new (const AsterRecipe *recipe,
                         const AsterSpace *space,
                         AsterMetric metric);
char *aster_command_new_figure (const AsterRecipe *recipe,
                                const AsterSpace *space,
                                const char *options);

G_END_DECLS
