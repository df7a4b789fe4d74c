/* mds-classical.h - Torgerson's map of cosine distances. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

AsterMatrix *
aster_mds_classical (const AsterMatrix *x, gsize dims, AsterPulse *pulse, GError **error);

G_END_DECLS
