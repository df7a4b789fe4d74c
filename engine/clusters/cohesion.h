/* cohesion.h - whether clusters of a map are also near to each other in the space. */
#pragma once

#include "tools/pulse.h"
#include "values/clusters.h"
#include "values/matrix.h"

G_BEGIN_DECLS

#define ASTER_COHESION_K 10 /* neighbours that a row is asked for */

gboolean aster_cohesion (AsterClusters *clusters,
                         const AsterMatrix *x,
                         guint64 seed,
                         AsterPulse *pulse,
                         GError **error);

G_END_DECLS
