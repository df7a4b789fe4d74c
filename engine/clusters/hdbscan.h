/* hdbscan.h - groups of any density that last longest while density grows. */
#pragma once

#include "tools/pulse.h"
#include "values/clusters.h"
#include "values/spanning.h"

G_BEGIN_DECLS

AsterClusters *aster_hdbscan (const AsterSpanning *spanning,
                              guint min_cluster_size,
                              AsterClusterSelection selection,
                              AsterPulse *pulse,
                              GError **error);

G_END_DECLS
