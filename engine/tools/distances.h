/* distances.h - the distances of all rows, worked out tile by tile, never kept. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

typedef struct
{
  AsterMatrix *rows; /* (n × d) less their mean; of length 1 for cosine */
  float *norms2;     /* (n) their squared lengths */
  gboolean cosine;   /* 1 − cosine, [0, 2], a zero row at 1 from all; else Euclidean */
} AsterDistances;

AsterDistances *aster_distances_new (const AsterMatrix *x,
                                     gboolean cosine,
                                     AsterPulse *pulse,
                                     GError **error);
void aster_distances_free (AsterDistances *self);
void aster_distances_tile (
    const AsterDistances *self, gsize row, gsize n, gsize column, gsize m, float *out);
gsize aster_distances_get_grain (const AsterDistances *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterDistances, aster_distances_free)

G_END_DECLS
