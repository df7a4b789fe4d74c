/* quality-ranks.h - who is nearer than whom, for some points of a map and their rows. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

/* What a point has to say about its map. */
typedef struct
{
  guint shared;    /* true neighbours among those on the page */
  guint64 strange; /* Σ of how far beyond k the neighbours on the page are in truth */
  guint64 torn;    /* Σ of how far beyond k the true neighbours are on the page */
} AsterQualityRow;

gboolean aster_quality_rank_rows (const AsterMatrix *x,
                                  const AsterMatrix *y,
                                  const guint32 *page,
                                  const guint32 *rows,
                                  gsize n_rows,
                                  guint k,
                                  gboolean cosine,
                                  AsterQualityRow *out,
                                  AsterPulse *pulse,
                                  GError **error);

G_END_DECLS
