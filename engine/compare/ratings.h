/* ratings.h - how well cosines follow human ratings of similarity. */
#pragma once

#include "tools/pulse.h"
#include "values/space.h"

G_BEGIN_DECLS

typedef struct
{
  gsize pairs;     /* pairs with both words in the vocabulary */
  gsize missing;   /* pairs left out */
  gsize skipped;   /* lines that are no pair: a header, comments, what cannot be read */
  double spearman; /* rank correlation, ties averaged; NaN below 2 pairs */
  double p;        /* two-sided, t approximation with pairs − 2 degrees of freedom */
} AsterRatings;

gboolean aster_ratings_correlate (const AsterSpace *space,
                                  const char *table,
                                  gsize length,
                                  AsterRatings *result,
                                  GError **error);

G_END_DECLS
