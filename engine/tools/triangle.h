/* triangle.h - the triangle of a matrix's QR decomposition, without its rotation. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

double *aster_triangle (const AsterMatrix *x,
                        const double *centre,
                        AsterPulse *pulse,
                        GError **error);

G_END_DECLS
