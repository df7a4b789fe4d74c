/* knn-near.h - the nearest rows of every row, nearly, where all pairs are too many. */
#pragma once

#include "words/knn.h"

G_BEGIN_DECLS

AsterGraph *aster_knn_near (const AsterMatrix *x,
                            gsize k,
                            AsterKnnMetric metric,
                            guint64 seed,
                            AsterPulse *pulse,
                            GError **error);

G_END_DECLS
