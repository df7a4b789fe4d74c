/* knn-sample.h - the true neighbours of a few rows, to judge a search by. */
#pragma once

#include "words/knn-shortlist.h"

G_BEGIN_DECLS

typedef struct
{
  gsize n, k;
  gsize *places;       /* (n) of the rows in the panels */
  AsterKnnPair *pairs; /* (n × k) the nearest first */
} AsterKnnSample;

AsterKnnSample *aster_knn_sample_new (const AsterKnnSearch *search,
                                      gsize n,
                                      guint64 seed,
                                      AsterPulse *pulse,
                                      GError **error);
void aster_knn_sample_free (AsterKnnSample *self);

gboolean aster_knn_sample_judge (const AsterKnnSample *self,
                                 const AsterKnnSearch *search,
                                 AsterGraph *graph,
                                 AsterPulse *pulse,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterKnnSample, aster_knn_sample_free)

G_END_DECLS
