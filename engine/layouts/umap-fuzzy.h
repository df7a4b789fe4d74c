/* umap-fuzzy.h - how much each row belongs with each of its neighbours. */
#pragma once

#include "tools/pulse.h"
#include "values/graph.h"

G_BEGIN_DECLS

AsterGraph *aster_umap_fuzzy (const AsterGraph *neighbours,
                              gboolean squared,
                              AsterPulse *pulse,
                              GError **error);

G_END_DECLS
