/* tsne-map.h - everything between vectors and their t-SNE map, step by step. */
#pragma once

#include "run/engine.h"
#include "run/tsne-params.h"
#include "values/layout.h"

G_BEGIN_DECLS

/* What a map cost and came to; seconds of each step, 0 for one that was kept. */
typedef struct
{
  double neighbours, affinities, optimise;
  double perplexity; /* that the rows allowed */
  gsize n_drawn; /* huge rows that were drawn in, so that the others can be told apart */
  double recall; /* of approximate neighbours, [0, 1]; NAN where they are exact */
  AsterTsneSummary tsne;
} AsterTsneMapSummary;

AsterLayout *aster_tsne_map (const AsterMatrix *x,
                             const AsterTsneMapParams *params,
                             const AsterLayout *page,
                             AsterEngine *engine,
                             const char *key,
                             AsterTsneMapSummary *summary,
                             AsterPulse *pulse,
                             GError **error);

G_END_DECLS
