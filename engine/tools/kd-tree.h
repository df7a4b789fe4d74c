/* kd-tree.h - points of a page, sorted so that the nearest of each are found at once. */
#pragma once

#include "tools/nearest.h"
#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

typedef struct _AsterKdTree AsterKdTree;

AsterKdTree *aster_kd_tree_new (const AsterMatrix *y, AsterPulse *pulse, GError **error);
void aster_kd_tree_free (AsterKdTree *self);
void aster_kd_tree_find (const AsterKdTree *self, gsize row, AsterNearest *nearest);

/* The squared distance of two points of a page, summed in double. */
static inline double
aster_kd_tree_distance2 (const AsterMatrix *y, gsize i, gsize j)
{
  const float *a = aster_matrix_row (y, i), *b = aster_matrix_row (y, j);
  double sum = 0;

  for (gsize p = 0; p < y->n_cols; p++)
    {
      double difference = (double) a[p] - b[p];

      sum += difference * difference;
    }

  return sum;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterKdTree, aster_kd_tree_free)

G_END_DECLS
