/* tame.h - rows whose squares can be summed. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

gboolean aster_tame (const AsterMatrix *x, AsterMatrix **tamed, GError **error);
gboolean aster_tame_outliers (const AsterMatrix *x,
                              AsterMatrix **tamed,
                              gsize *n_drawn,
                              AsterPulse *pulse,
                              GError **error);

G_END_DECLS
