/* treatment.h - the vectors as stored, with their mean removed, or of length 1. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

/* What distances mean. Never changed silently. */
typedef enum {
  ASTER_TREATMENT_RAW,     /* as stored */
  ASTER_TREATMENT_CENTRED, /* column means removed */
  ASTER_TREATMENT_UNIT,    /* rows scaled to length 1; a zero row stays zero */
} AsterTreatment;

AsterMatrix *aster_treatment_apply (AsterTreatment self,
                                    AsterMatrix *x,
                                    AsterPulse *pulse,
                                    GError **error);
const char *aster_treatment_to_string (AsterTreatment self);
gboolean aster_treatment_from_string (const char *name, AsterTreatment *self);

G_END_DECLS
