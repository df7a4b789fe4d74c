/* recipe-names.h - treatments, metrics and methods by their names. */
#pragma once

#include "run/recipe.h"

G_BEGIN_DECLS

const char *aster_treatment_get_name (AsterTreatment treatment);
const char *aster_metric_get_name (AsterMetric metric);
const char *aster_map_method_get_name (AsterMapMethod method);

G_END_DECLS
