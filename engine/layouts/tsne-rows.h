/* tsne-rows.h - rows that have lost their means, for distances of correlation. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

AsterMatrix *aster_tsne_rows (const AsterMatrix *x, AsterPulse *pulse, GError **error);

G_END_DECLS
