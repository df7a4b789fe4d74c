/* broad.h - a few groups of clusters, for a map that is seen from far away. */
#pragma once

#include "tools/pulse.h"
#include "values/clusters.h"

G_BEGIN_DECLS

gboolean aster_broad_group (AsterClusters *self,
                            const AsterMatrix *centres,
                            AsterPulse *pulse,
                            GError **error);

G_END_DECLS
