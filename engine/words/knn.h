/* knn.h - the nearest rows of every row of a space, exactly. */
#pragma once

#include "tools/pulse.h"
#include "values/graph.h"
#include "values/matrix.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_KNN_EUCLIDEAN, /* values are squared distances, [0, ∞) */
  ASTER_KNN_COSINE,    /* values are 1 − cosine, [0, 2]; a zero row is 1 from all */
  ASTER_KNN_MANHATTAN, /* values are squares of Σ |a − b|, [0, ∞) */
} AsterKnnMetric;

gboolean aster_knn_check (const AsterMatrix *x, gsize k, GError **error);
AsterGraph *aster_knn (const AsterMatrix *x,
                       gsize k,
                       AsterKnnMetric metric,
                       AsterPulse *pulse,
                       GError **error);

G_END_DECLS
