/* project.h - rows seen along axes, and axes made of rows. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

AsterMatrix *aster_project (const AsterMatrix *x,
                            const double *centre,
                            const double *axes,
                            gsize k,
                            AsterPulse *pulse,
                            GError **error);
double *aster_combine_rows (const AsterMatrix *x,
                            const double *centre,
                            const double *u,
                            gsize k,
                            AsterPulse *pulse,
                            GError **error);

G_END_DECLS
