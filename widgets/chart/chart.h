/* chart.h - how clusters came about, to look at, to walk through and to cut. */
#pragma once

#include "parts/readout.h"
#include "values/clusters.h"

G_BEGIN_DECLS

#define ASTER_TYPE_CHART (aster_chart_get_type ())

/* "hovered" is the part: a node of the tree of HDBSCAN, a cluster of k-means, 0 for the
 * cut through the distances of DBSCAN.
 * Signals: "cut" (double): a person moved the cut there;
 * "choose" (guint part, guint mode of AsterSelectMode): a click or Enter on a part. */
G_DECLARE_FINAL_TYPE (AsterChart, aster_chart, ASTER, CHART, AsterReadout)

GtkWidget *aster_chart_new (void);
void
aster_chart_set_clusters (AsterChart *self, AsterClusters *clusters, const char *title);
double aster_chart_get_cut (AsterChart *self);
void aster_chart_set_cut (AsterChart *self, double cut);
void aster_chart_set_knee (AsterChart *self, double knee);
gboolean aster_chart_is_held (AsterChart *self);
guint *aster_chart_dup_clusters (AsterChart *self, guint part, guint *n);
void aster_chart_draw (
    AsterChart *self, cairo_t *cr, double width, double height, AsterTheme theme);

G_END_DECLS
