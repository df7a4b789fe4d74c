/* tsne-rows.h - vectors made ready for a search whose distances are squared. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

gboolean aster_tsne_rows (const AsterMatrix *x,
                          gboolean centre_rows,
                          AsterMatrix **y,
                          AsterPulse *pulse,
                          GError **error);

G_END_DECLS
