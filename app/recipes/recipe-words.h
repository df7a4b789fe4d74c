/* recipe-words.h - what a pane computes, said in words. */
#pragma once

#include "panes/pane.h"

G_BEGIN_DECLS

const char *aster_treatment_get_name (AsterTreatment treatment);
const char *aster_metric_get_name (AsterMetric metric);
const char *aster_map_method_get_name (AsterMapMethod method);
char *aster_recipe_dup_words (const AsterRecipe *recipe, AsterPaneKind kind);
char *aster_pane_dup_words (AsterPane *pane);

G_END_DECLS
