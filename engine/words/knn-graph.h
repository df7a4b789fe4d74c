/* knn-graph.h - the nearest rows of every row: exactly, or nearly where that is dear. */
#pragma once

#include "words/knn.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_KNN_BY_COST, /* exact where that takes up to a minute, else approximate */
  ASTER_KNN_EXACT,
  ASTER_KNN_APPROXIMATE,
} AsterKnnMethod;

typedef struct
{
  gsize k;               /* neighbours of each row, at least 1 and below n, default 15 */
  AsterKnnMetric metric; /* default EUCLIDEAN */
  AsterKnnMethod method; /* default BY_COST */
  guint64 seed;          /* of an approximate search, default 42 */
} AsterKnnParams;

#define ASTER_KNN_DEFAULTS                                                               \
  {                                                                                      \
    15, ASTER_KNN_EUCLIDEAN, ASTER_KNN_BY_COST, 42                                       \
  }

AsterGraph *aster_knn_graph (const AsterMatrix *x,
                             const AsterKnnParams *params,
                             AsterPulse *pulse,
                             GError **error);

double aster_knn_estimate (gsize n, gsize d, gsize k);
double aster_knn_graph_estimate (AsterKnnMetric metric, gsize n, gsize d, gsize k);
gboolean aster_knn_is_dear (gsize n, gsize d, gsize k);

G_END_DECLS
