/* estimate.h - what a recipe costs, before it is run. */
#pragma once

#include "run/recipe-value.h"

G_BEGIN_DECLS

#define ASTER_ESTIMATE_COSTLY 10.0 /* seconds that a person is asked about first */

typedef struct
{
  double seconds; /* on this machine's processors, with nothing kept */
  double bytes;   /* beside the space itself, at most at one time */
} AsterEstimate;

AsterEstimate aster_recipe_estimate (const AsterRecipe *recipe, gsize n, gsize d);
gboolean aster_estimate_fits (
    const AsterEstimate *self, AsterRecipeKind kind, gsize n, gsize d, GError **error);

G_END_DECLS
