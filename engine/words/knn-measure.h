/* knn-measure.h - how far two rows are apart, in double from the rows as they are. */
#pragma once

#include "words/knn.h"

G_BEGIN_DECLS

typedef struct
{
  const AsterMatrix *x;
  double *inverses; /* (n) 1/‖x_i‖, 0 for a zero row; NULL for Euclidean */
} AsterKnnMeasure;

/* A row and how far away it is; order: nearest first, ties by row. */
typedef struct
{
  double distance;
  guint32 row;
} AsterKnnPair;

AsterKnnMeasure aster_knn_measure_init (const AsterMatrix *x, AsterKnnMetric metric);
void aster_knn_measure_clear (AsterKnnMeasure *self);

double aster_knn_measure (const AsterKnnMeasure *self, gsize i, gsize j);
void aster_knn_pairs_sort (AsterKnnPair *pairs, gsize n);

/* A distance as graphs store it: one that no float can hold is as far as any. */
static inline float
aster_knn_round (double distance)
{
  return (float) MIN (distance, G_MAXFLOAT);
}

G_END_DECLS
