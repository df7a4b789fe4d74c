/* point-tree.h - points of few dimensions, halved again and again, to find what is near.
 */
#pragma once

#include "tools/nearest.h"
#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

#define ASTER_POINT_TREE_MAX_DIMS 8

/* The children of node i are 2i + 1 and 2i + 2; leaves are the nodes from first_leaf on.
 * Points are kept in the order of the leaves, so that neighbours are near in memory. */
typedef struct
{
  gsize n, d;
  gsize n_nodes;
  gsize first_leaf;
  guint32 *rows;   /* (n) which row of the matrix each point is */
  float *points;   /* (n × d) */
  guint32 *begins; /* (n_nodes) first point of each node */
  guint32 *ends;   /* (n_nodes) one past its last; a node may be empty */
  guint32 *firsts; /* (n_nodes) the smallest row of its points */
  float *lows;     /* (n_nodes × d) */
  float *highs;    /* (n_nodes × d) */
} AsterPointTree;

AsterPointTree *
aster_point_tree_new (const AsterMatrix *x, AsterPulse *pulse, GError **error);
void aster_point_tree_free (AsterPointTree *self);

void
aster_point_tree_find (const AsterPointTree *self, gsize point, AsterNearest *nearest);

/* Squared distance of two places of few dimensions, in double. */
static inline double
aster_point_square (const float *p, const float *q, gsize d)
{
  double sum = 0;

  for (gsize i = 0; i < d; i++)
    sum += ((double) p[i] - q[i]) * ((double) p[i] - q[i]);

  return sum;
}

static inline double
aster_point_tree_square (const AsterPointTree *self, gsize a, gsize b)
{
  return aster_point_square (self->points + a * self->d, self->points + b * self->d,
                             self->d);
}

/* Squared distance of a point from the box of a node, in double; at most that of any
 * point inside, also after rounding. */
static inline double
aster_point_tree_square_box (const AsterPointTree *self, gsize point, gsize node)
{
  const float *p = self->points + point * self->d;
  const float *low = self->lows + node * self->d, *high = self->highs + node * self->d;
  double sum = 0;

  for (gsize i = 0; i < self->d; i++)
    {
      double below = (double) low[i] - p[i], above = (double) p[i] - high[i];
      double out = below > above ? below : above;

      sum += out > 0 ? out * out : 0;
    }

  return sum;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterPointTree, aster_point_tree_free)

G_END_DECLS
