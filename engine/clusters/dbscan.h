/* dbscan.h - rows with enough others within eps, and what they reach. */
#pragma once

#include "tools/pulse.h"
#include "values/clusters.h"
#include "values/spanning.h"

G_BEGIN_DECLS

AsterClusters *aster_dbscan (const AsterSpanning *spanning,
                             double eps,
                             AsterPulse *pulse,
                             GError **error);

G_END_DECLS
