/* chart-private.h - what the files of the chart widget share. */
#pragma once

#include "chart/chart-scene.h"
#include "chart/chart.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_CHART_NOTHING,
  ASTER_CHART_CURVE,
  ASTER_CHART_TREE,
  ASTER_CHART_BLOCKS
} AsterChartKind;

struct _AsterChart
{
  AsterReadout parent_instance;

  AsterChartKind kind;
  AsterClusters *clusters; /* (nullable) */
  double *places;          /* TREE: (n_nodes × 2) */
  char *title;
  double cut, knee; /* CURVE */
  double size;      /* px of a letter; margins follow from it */

  gboolean dragging;
  double before; /* the cut when the drag began */
};

/* chart.c */
AsterChartScene aster_chart_get_scene (AsterChart *self);
int aster_chart_find (AsterChart *self, double x, double y);
void aster_chart_move_cut (AsterChart *self, double cut);
void aster_chart_choose (AsterChart *self, int part, GdkModifierType state);

/* chart-input.c */
void aster_chart_add_input (AsterChart *self);

G_END_DECLS
