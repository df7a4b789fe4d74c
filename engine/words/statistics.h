/* statistics.h - norms, and what a column of numbers looks like. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

typedef struct
{
  gsize n;               /* finite values */
  double min, mean, max; /* NaN if n is 0 */
} AsterSummary;

gboolean aster_statistics_norms (const AsterMatrix *x,
                                 double *norms,
                                 AsterPulse *pulse,
                                 GError **error);
AsterSummary aster_statistics_summarise (const double *values, gsize n);

G_END_DECLS
