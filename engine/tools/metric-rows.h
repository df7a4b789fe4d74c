/* metric-rows.h - the rows of a space, ready to be asked how far they are apart. */
#pragma once

#include <math.h>

#include "tools/point-tree.h"
#include "tools/vector.h"
#include "values/clusters.h"

G_BEGIN_DECLS

/* Rows for products, or a tree where that was asked for and dimensions are few. */
typedef struct
{
  AsterMatrix *x;       /* (n × d) as given: what distances are worked out from */
  gboolean cosine;      /* distances are 1 − cosine */
  double *inverses;     /* COSINE: (n) 1 / ‖x_i‖, 0 for a zero row; else NULL */
  gsize n_zero;         /* COSINE: zero rows */
  AsterPointTree *tree; /* NULL where there is y */
  AsterMatrix *y; /* (n × about d) squared distances rank like those of x; or NULL */
  double scale;   /* EUCLIDEAN: distances of y are those of x times this */
  float *halves;  /* (n) ‖y_i‖² / 2; NULL where there is a tree */
  double slack;   /* how far a squared distance of y by products may be off */
} AsterMetricRows;

AsterMetricRows *aster_metric_rows_new (AsterMatrix *x,
                                        AsterClusterMetric metric,
                                        gboolean tree,
                                        AsterPulse *pulse,
                                        GError **error);
void aster_metric_rows_free (AsterMetricRows *self);

/* How far two rows are apart, in double; the same in both directions to the last bit. */
static inline double
aster_metric_rows_get (const AsterMetricRows *self, gsize i, gsize j)
{
  gsize low = MIN (i, j), high = MAX (i, j), d = self->x->n_cols;
  const float *a = aster_matrix_row (self->x, low), *b = aster_matrix_row (self->x, high);

  if (!self->cosine)
    return sqrt (aster_vector_distance2 (a, b, d));
  if (i == j)
    return 0;
  if (self->inverses[i] == 0 || self->inverses[j] == 0)
    return 1;

  return aster_vector_scaled_distance2 (a, self->inverses[low], b, self->inverses[high],
                                        d) /
         2;
}

/* The squared distance of y that belongs to a distance. */
static inline double
aster_metric_rows_get_square (const AsterMetricRows *self, double distance)
{
  return self->cosine ? 2 * distance : distance * self->scale * (distance * self->scale);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterMetricRows, aster_metric_rows_free)

G_END_DECLS
