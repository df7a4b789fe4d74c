/* knn-measure.h - how far two rows are apart, in double from the rows as they are. */
#pragma once

#include "words/knn.h"

G_BEGIN_DECLS

typedef struct
{
  const AsterMatrix *x;
  double *inverses; /* (n) 1/‖x_i‖, 0 for a zero row; NULL unless by cosine */
  gboolean is_taxi; /* MANHATTAN */
} AsterKnnMeasure;

/* A row and how far away it is; order: nearest first, ties by row. */
typedef struct
{
  double distance;
  guint32 row;
} AsterKnnPair;

gboolean aster_knn_measure_init (AsterKnnMeasure *self,
                                 const AsterMatrix *x,
                                 AsterKnnMetric metric,
                                 AsterPulse *pulse,
                                 GError **error);
void aster_knn_measure_clear (AsterKnnMeasure *self);

double aster_knn_measure (const AsterKnnMeasure *self, gsize i, gsize j);
void aster_knn_pairs_sort (AsterKnnPair *pairs, gsize n);
void aster_knn_pairs_write (const AsterKnnPair *pairs, AsterGraph *graph, gsize row);

G_END_DECLS
