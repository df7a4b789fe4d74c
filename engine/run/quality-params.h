/* quality-params.h - how a map is to be judged, as a value kept with a recipe. */
#pragma once

#include "compare/quality.h"

G_BEGIN_DECLS

gboolean aster_quality_params_equal (const AsterQualityParams *a,
                                     const AsterQualityParams *b);
void aster_quality_params_write (const AsterQualityParams *self, GVariantDict *dict);
void aster_quality_params_read (AsterQualityParams *self, GVariantDict *dict);

G_END_DECLS
