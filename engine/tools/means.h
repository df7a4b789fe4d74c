/* means.h - the mean of each column of a matrix. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

double *aster_column_means (const AsterMatrix *x, AsterPulse *pulse, GError **error);

G_END_DECLS
