/* spectrum.h - the singular values of a space and what each explains. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

gboolean aster_spectrum (const AsterMatrix *x,
                         gboolean centre,
                         double **values,
                         gsize *r,
                         AsterPulse *pulse,
                         GError **error);

G_END_DECLS
