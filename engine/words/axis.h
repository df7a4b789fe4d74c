/* axis.h - where words lie along the line from one vector to another. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

gboolean aster_axis_project (const AsterMatrix *x,
                             const float *from,
                             const float *to,
                             double *projections,
                             double *cosines,
                             AsterPulse *pulse,
                             GError **error);

G_END_DECLS
