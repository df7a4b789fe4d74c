/* quality.h - how far a map can be trusted: its neighbours against those of the space. */
#pragma once

#include "tools/pulse.h"
#include "values/graph.h"
#include "values/matrix.h"
#include "values/quality.h"

G_BEGIN_DECLS

#define ASTER_QUALITY_MAX_K 999

typedef struct
{
  guint k;            /* neighbours of each point, 1–999 and below n, default 10 */
  gboolean cosine;    /* distances of the space: 1 − cosine instead of Euclidean,
                         default FALSE */
  gboolean every_row; /* the recall of every point, also where a sample would do for the
                         mean; default FALSE */
  guint sample;       /* points that are asked for their ranks, at most; default 0: all,
                         or as many as take a few seconds */
  guint64 seed;       /* of the samples, default 42 */
} AsterQualityParams;

#define ASTER_QUALITY_DEFAULTS                                                           \
  {                                                                                      \
    10, FALSE, FALSE, 0, 42                                                              \
  }

AsterQuality *aster_quality_measure (const AsterMatrix *x,
                                     const AsterMatrix *y,
                                     const AsterQualityParams *params,
                                     const AsterGraph *near,
                                     AsterPulse *pulse,
                                     GError **error);
gsize
aster_quality_params_get_n_sampled (const AsterQualityParams *self, gsize n, gsize d);

G_END_DECLS
