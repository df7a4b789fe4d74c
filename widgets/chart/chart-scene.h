/* chart-scene.h - everything that a chart of clusters looks like, as a plain value. */
#pragma once

#include "chart/chart-frame.h"
#include "values/clusters.h"

G_BEGIN_DECLS

/* Borrows all that it points to; a painter reads it and keeps nothing. */
typedef struct
{
  const AsterClusters *clusters;
  const char *title;    /* what the distances are, UTF-8 */
  double cut;           /* CURVE: eps, in units of the distances */
  double knee;          /* CURVE: where it bends most; NaN for nowhere */
  gboolean held;        /* CURVE: the cut is pointed at, dragged, or has the keyboard */
  double *places;       /* TREE: (n_nodes × 2) from aster_tree_place() */
  int hovered;          /* TREE: a node, BLOCKS: a cluster; −1 for none */
  double width, height; /* px */
  AsterLettering lettering;
} AsterChartScene;

G_END_DECLS
