/* steer.h - how a map that moves is led on from where it stands. */
#pragma once

#include "run/recipe.h"

G_BEGIN_DECLS

#define ASTER_STEER_MORE    250  /* iterations that «Continue» adds */
#define ASTER_STEER_EPOCHS  100  /* the same for a UMAP */
#define ASTER_STEER_PERTURB 0.05 /* of the width of the picture */

gboolean aster_steer_moves (const AsterRecipe *recipe);
guint aster_steer_get_iterations (const AsterRecipe *recipe);
gboolean aster_steer_shakes (const AsterRecipe *recipe);
gboolean aster_steer_goes_on (const AsterRecipe *from, const AsterRecipe *to, guint done);
AsterRecipe *aster_steer_dup_from (const AsterRecipe *recipe, guint done, guint more);
AsterRecipe *aster_steer_dup_perturbed (const AsterRecipe *recipe, guint done);

gboolean aster_steer_is_from_map (const AsterRecipe *recipe);
void aster_steer_forget_map (AsterRecipe *recipe);

G_END_DECLS
