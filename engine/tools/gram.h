/* gram.h - the products of all columns of a matrix with each other, or of all rows. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

double *aster_gram (const AsterMatrix *x,
                    const double *centre,
                    gboolean of_rows,
                    AsterPulse *pulse,
                    GError **error);

G_END_DECLS
