/* tsne-map.h - everything between vectors and their t-SNE map, step by step. */
#pragma once

#include "layouts/tsne.h"
#include "run/engine.h"
#include "values/layout.h"

G_BEGIN_DECLS

typedef struct
{
  AsterTsneParams tsne;
  guint pca;       /* components kept before distances if d is larger; 0 for none */
  gboolean cosine; /* distances: 1 − cosine instead of Euclidean */
  gboolean random; /* start: Gaussian noise of @seed instead of two components */
  guint64 seed;    /* of a random start */
} AsterTsneMapParams;

#define ASTER_TSNE_MAP_DEFAULTS                                                          \
  {                                                                                      \
    ASTER_TSNE_DEFAULTS, 50, FALSE, FALSE, 42                                            \
  }

/* What a map cost and came to; seconds of each step, 0 for one that was kept. */
typedef struct
{
  double neighbours, affinities, optimise;
  double recall; /* of approximate neighbours, [0, 1]; NAN where they are exact */
  AsterTsneSummary tsne;
} AsterTsneMapSummary;

AsterLayout *aster_tsne_map (const AsterMatrix *x,
                             const AsterTsneMapParams *params,
                             AsterEngine *engine,
                             const char *key,
                             AsterTsneMapSummary *summary,
                             AsterPulse *pulse,
                             GError **error);

G_END_DECLS
