/* chart-tree.h - the condensed tree of HDBSCAN as an icicle, as ink. */
#pragma once

#include "chart/chart-scene.h"

G_BEGIN_DECLS

double *aster_tree_place (const AsterClusterNode *nodes, guint n);
int aster_tree_find (const AsterChartScene *self, double x, double y);
int aster_tree_step (const AsterChartScene *self, int node, int across, int down);
guint *aster_tree_dup_clusters (const AsterChartScene *self, guint node, guint *n);
char *aster_tree_dup_text (const AsterChartScene *self, guint node);
void aster_tree_paint (const AsterChartScene *self, cairo_t *cr);

G_END_DECLS
