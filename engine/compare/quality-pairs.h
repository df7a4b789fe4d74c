/* quality-pairs.h - whether what is far in a space is far on its map. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

gboolean aster_quality_correlate_pairs (const AsterMatrix *x,
                                        const AsterMatrix *y,
                                        gboolean cosine,
                                        guint64 seed,
                                        double *spearman,
                                        gsize *n_pairs,
                                        AsterPulse *pulse,
                                        GError **error);

G_END_DECLS
