/* plot-asked.h - where the labels go that somebody asked for, at every zoom. */
#pragma once

#include "plot/plot-scene.h"

G_BEGIN_DECLS

/* A place of a label, for the scales at which it stands there. */
typedef struct
{
  AsterLabelBox box;
  double offset[2];   /* px of the page, from the point to the middle of the left end */
  double from, until; /* px per unit */
  gboolean led;       /* a line leads to it from its point */
} AsterLabelStage;

#define ASTER_LABEL_STAGES 2

typedef struct
{
  guint32 row;
  AsterLabelReason reason;
  guint n_stages;
  AsterLabelStage stages[ASTER_LABEL_STAGES];
} AsterAskedLabel;

AsterPlotAsked *aster_plot_asked_new (void);
void aster_plot_asked_free (AsterPlotAsked *self);
void aster_plot_asked_settle (AsterPlotAsked *self, const AsterPlotScene *scene);
const AsterAskedLabel *aster_plot_asked_get (const AsterPlotAsked *self, guint *n);
const AsterLabelStage *aster_asked_label_at (const AsterAskedLabel *label, double scale);
gboolean aster_plot_asked_has (const AsterPlotAsked *self, guint32 row);
gboolean aster_plot_asked_blocks (const AsterPlotAsked *self,
                                  const AsterPlotScene *scene,
                                  const double place[2],
                                  const AsterLabelBox *box,
                                  const double scales[2]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterPlotAsked, aster_plot_asked_free)

G_END_DECLS
