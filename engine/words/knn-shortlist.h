/* knn-shortlist.h - the rows that may still be among the k nearest of one row. */
#pragma once

#include <math.h>

#include "words/knn-keys.h"
#include "words/knn-measure.h"
#include "words/knn-scores.h"

G_BEGIN_DECLS

#define ASTER_KNN_BLOCK 96 /* rows that meet a panel at once, at most: by whole steps */

/* What all shortlists of a search have in common. */
typedef struct
{
  AsterKnnMeasure measure;
  AsterKnnScores *scores;
  const guint32 *order; /* (n) the row in each place of the panels; NULL: its own */
  gsize k;
  gsize room; /* of one list: k plus what may come in between cuts */
} AsterKnnSearch;

typedef struct
{
  gsize place;       /* of the row in the panels */
  guint32 row;       /* whose neighbours are looked for */
  guint32 limit;     /* of the rows that are let in */
  float bar;         /* that their scores must be above */
  gsize n;           /* of its candidates */
  AsterKnnKey *keys; /* (room) */
} AsterKnnShortlist;

AsterKnnSearch aster_knn_search_init (gsize k);
void aster_knn_search_clear (AsterKnnSearch *self);

AsterKnnShortlist
aster_knn_shortlist_init (const AsterKnnSearch *search, gsize place, AsterKnnKey *keys);
void aster_knn_shortlist_take (const AsterKnnSearch *search,
                               AsterKnnShortlist *self,
                               gsize panel,
                               const float *scores,
                               guint32 above);
AsterKnnPair *aster_knn_shortlist_finish (const AsterKnnSearch *search,
                                          AsterKnnShortlist *self);

void aster_knn_shortlist_push (const AsterKnnSearch *search,
                               AsterKnnShortlist *self,
                               guint32 row,
                               float score);

void aster_knn_shortlists_meet (const AsterKnnSearch *search,
                                AsterKnnShortlist *lists,
                                gsize n,
                                gsize first,
                                gsize last);

/* What a row of @panel must score to be looked at. */
static inline float
aster_knn_shortlist_bar (const AsterKnnSearch *search,
                         const AsterKnnShortlist *self,
                         gsize panel)
{
  gboolean too_late = search->order == NULL && panel * ASTER_PANEL >= self->limit;

  return too_late ? INFINITY : self->bar;
}

G_END_DECLS
