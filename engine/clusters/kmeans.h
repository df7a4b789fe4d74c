/* kmeans.h - k groups of rows, each around its mean. */
#pragma once

#include "tools/pulse.h"
#include "values/clusters.h"
#include "values/matrix.h"

G_BEGIN_DECLS

guint aster_kmeans_count_starts (gsize n, gsize d, guint k);
AsterClusters *aster_kmeans (AsterMatrix *x,
                             AsterClusterMetric metric,
                             guint k,
                             guint64 seed,
                             AsterPulse *pulse,
                             GError **error);
AsterClusters *aster_kmeans_from (AsterMatrix *x,
                                  AsterClusterMetric metric,
                                  const guint32 *start,
                                  guint k,
                                  AsterPulse *pulse,
                                  GError **error);

G_END_DECLS
