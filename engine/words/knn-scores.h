/* knn-scores.h - rows made ready to be scored in single precision, and how wrong that is.
 */
#pragma once

#include "tools/panels.h"
#include "words/knn.h"

G_BEGIN_DECLS

typedef struct
{
  AsterPanels *panels;
  double *lengths; /* (n) of the row in each place of the panels */
  double error;    /* of a score, relative to what it sums */
} AsterKnnScores;

AsterKnnScores *aster_knn_scores_new (const AsterMatrix *x,
                                      AsterKnnMetric metric,
                                      const guint32 *order,
                                      AsterPulse *pulse,
                                      GError **error);
void aster_knn_scores_free (AsterKnnScores *self);

float aster_knn_scores_bar (const AsterKnnScores *self, gsize place, float score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterKnnScores, aster_knn_scores_free)

G_END_DECLS
