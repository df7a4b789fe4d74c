/* kmeans-rounds.h - from where k means begin to where they end. */
#pragma once

#include "tools/metric-rows.h"
#include "tools/pulse.h"
#include "values/clusters.h"

G_BEGIN_DECLS

AsterClusters *aster_kmeans_rounds (const AsterMetricRows *rows,
                                    const guint32 *start,
                                    guint k,
                                    AsterPulse *pulse,
                                    GError **error);

G_END_DECLS
