/* kmeans-start.h - where k means begin: rows that are far apart. */
#pragma once

#include "tools/metric-rows.h"

G_BEGIN_DECLS

guint32 *aster_kmeans_start (const AsterMetricRows *rows,
                             guint *k,
                             guint64 seed,
                             AsterPulse *pulse,
                             GError **error);

G_END_DECLS
