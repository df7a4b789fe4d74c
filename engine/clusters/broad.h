/* broad.h - a few groups of clusters, for a map that is seen from far away. */
#pragma once

#include "values/clusters.h"
#include "values/matrix.h"

G_BEGIN_DECLS

void aster_broad_group (AsterClusters *self, const AsterMatrix *centres);

G_END_DECLS
