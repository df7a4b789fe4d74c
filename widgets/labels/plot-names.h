/* plot-names.h - what the regions of a map are about, at two levels of zoom. */
#pragma once

#include <pango/pangocairo.h>

#include "labels/labels.h"
#include "plot/plot-index.h"
#include "values/clusters.h"

G_BEGIN_DECLS

#define ASTER_MAX_NAMES 240 /* of a map */

/* The name of a cluster, or of a group of them. */
typedef struct
{
  char *text;           /* UTF-8 */
  gboolean broad;       /* of a group */
  guint number;         /* of the cluster or the group */
  guint cluster;        /* whose colour it has */
  double importance;    /* beside the largest of its kind, [0, 1] */
  double width, height; /* px of its text */
  AsterLabelBox box;    /* px around its place */
  double place[2];      /* the middle of its rows, or above them; plane units */
  double from, until;   /* px per unit: it is shown from the one on, below the other */
} AsterPlotName;

typedef struct _AsterPlotNames AsterPlotNames;

AsterPlotNames *
aster_plot_names_new (AsterClusters *clusters, const char *font, double size);
void aster_plot_names_free (AsterPlotNames *self);
void aster_plot_names_settle (AsterPlotNames *self,
                              const AsterPlotIndex *index,
                              const guint64 *visible);
const AsterPlotName *aster_plot_names_get (const AsterPlotNames *self, guint *n);
/* plot-name-text.c */
char *aster_plot_name_dup_text (const char *name);
PangoLayout *aster_plot_name_layout (const AsterPlotName *name,
                                     cairo_t *cr,
                                     const char *font,
                                     double size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterPlotNames, aster_plot_names_free)

G_END_DECLS
