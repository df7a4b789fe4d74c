/* umap-spectral.h - the smoothest pictures of a graph, for a map to begin with. */
#pragma once

#include "tools/pulse.h"
#include "values/graph.h"
#include "values/matrix.h"

G_BEGIN_DECLS

gboolean aster_umap_spectral (const AsterGraph *weights,
                              guint dims,
                              guint64 seed,
                              AsterMatrix **y,
                              AsterPulse *pulse,
                              GError **error);

G_END_DECLS
