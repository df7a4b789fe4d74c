/* recipe-run.h - a recipe with all that it is worked out from; for the kinds of run/. */
#pragma once

#include "run/engine.h"
#include "run/recipe-value.h"
#include "tools/pulse.h"
#include "values/result.h"
#include "values/space.h"

G_BEGIN_DECLS

/* Lives on the stack of aster_recipe_run(), which owns all of it. */
typedef struct
{
  const AsterRecipe *recipe;
  const AsterSpace *space; /* (n × d) */
  const AsterMatrix *x;    /* (n × d) the treated vectors of @space, or of @rows alone */
  AsterLayout *page;       /* (nullable) (n × 2 or 3) a map that the recipe refers to,
                              or @rows of it alone */
  AsterEngine *engine;     /* (nullable) keeps what is dear */
  const AsterMatrix *whole; /* (n × d) the treated vectors of @space, always */
  const AsterRowSet *rows;  /* (nullable) the rows that @x is of; NULL for all */
  AsterLayout *whole_page;  /* (nullable) the map as it was given */
} AsterRecipeRun;

/* One function a kind: fills what it makes into @result, or leaves an error. */
typedef gboolean (*AsterRecipeRunner) (const AsterRecipeRun *self,
                                       AsterResult *result,
                                       AsterPulse *pulse,
                                       GError **error);

gboolean aster_map_recipe_run (const AsterRecipeRun *self,
                               AsterResult *result,
                               AsterPulse *pulse,
                               GError **error);
gboolean aster_text_recipe_run (const AsterRecipeRun *self,
                                AsterResult *result,
                                AsterPulse *pulse,
                                GError **error);
gboolean aster_query_recipe_run (const AsterRecipeRun *self,
                                 AsterResult *result,
                                 AsterPulse *pulse,
                                 GError **error);
gboolean aster_values_recipe_run (const AsterRecipeRun *self,
                                  AsterResult *result,
                                  AsterPulse *pulse,
                                  GError **error);
gboolean aster_quality_recipe_run (const AsterRecipeRun *self,
                                   AsterResult *result,
                                   AsterPulse *pulse,
                                   GError **error);
gboolean aster_cluster_recipe_run (const AsterRecipeRun *self,
                                   AsterResult *result,
                                   AsterPulse *pulse,
                                   GError **error);

const AsterRowSet *aster_recipe_part_get_rows (const AsterRecipe *recipe,
                                               const AsterLayout *page);
gboolean aster_recipe_part_check (const AsterRecipe *recipe,
                                  gsize n,
                                  const AsterLayout *page,
                                  GError **error);
gboolean aster_recipe_part_run (const AsterRecipeRun *self,
                                const AsterRowSet *rows,
                                AsterRecipeRunner run,
                                AsterResult *result,
                                AsterPulse *pulse,
                                GError **error);

char *aster_recipe_run_dup_key (const AsterRecipeRun *self, const char *what);
AsterMatrix *aster_recipe_run_evaluate (const AsterRecipeRun *self,
                                        const char *text,
                                        GArray *rows,
                                        GError **error);
gboolean aster_recipe_is_blank (const char *text);

G_END_DECLS
