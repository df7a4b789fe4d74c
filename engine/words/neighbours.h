/* neighbours.h - the rows of a space nearest to one vector, exactly. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"
#include "values/ranking.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_METRIC_COSINE,      /* similarity, [−1, 1]; larger is nearer */
  ASTER_METRIC_EUCLIDEAN,   /* distance, [0, ∞); smaller is nearer */
  ASTER_METRIC_DOT,         /* inner product; larger is nearer */
  ASTER_METRIC_CORRELATION, /* Pearson's r of the coordinates, [−1, 1] */
} AsterMetric;

#define ASTER_N_METRICS 4

typedef struct
{
  AsterMetric metric;
  gsize k;                /* how many at most; 0 for all */
  const guint32 *exclude; /* (n_exclude) rows left out; may be NULL */
  gsize n_exclude;
} AsterNeighboursParams;

#define ASTER_NEIGHBOURS_DEFAULTS                                                        \
  {                                                                                      \
    ASTER_METRIC_COSINE, 10, NULL, 0                                                     \
  }

AsterRanking *aster_neighbours_of (const AsterMatrix *x,
                                   const float *query,
                                   const AsterNeighboursParams *params,
                                   AsterPulse *pulse,
                                   GError **error);
gboolean aster_neighbours_values (const AsterMatrix *x,
                                  const float *query,
                                  AsterMetric metric,
                                  double *values,
                                  AsterPulse *pulse,
                                  GError **error);
const char *aster_metric_to_string (AsterMetric self);
gboolean aster_metric_from_string (const char *name, AsterMetric *self);

G_END_DECLS
