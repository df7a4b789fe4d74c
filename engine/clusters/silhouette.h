/* silhouette.h - how much nearer rows are to their own cluster than to the next one. */
#pragma once

#include "tools/pulse.h"
#include "values/clusters.h"
#include "values/matrix.h"

G_BEGIN_DECLS

gboolean aster_silhouette (AsterClusters *self,
                           AsterMatrix *x,
                           AsterClusterMetric metric,
                           guint sample,
                           guint64 seed,
                           AsterPulse *pulse,
                           GError **error);

G_END_DECLS
