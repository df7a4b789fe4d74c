/* tsne-affinities.h - how likely each row is to pick each of its neighbours. */
#pragma once

#include "tools/pulse.h"
#include "values/graph.h"

G_BEGIN_DECLS

AsterGraph *aster_tsne_affinities (const AsterGraph *neighbours,
                                   double perplexity,
                                   AsterPulse *pulse,
                                   GError **error);

G_END_DECLS
