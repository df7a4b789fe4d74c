/* plot-paper.h - what the points of a map lie on: lit paper and a quiet grid. */
#pragma once

#include "plot/plot-scene.h"

G_BEGIN_DECLS

#define ASTER_N_LIGHTS 1024 /* steps of the light on the paper */

typedef struct
{
  gsize width, height; /* device px */
  int thick;           /* px of a line */
  guint32 lights[ASTER_N_LIGHTS];
  guint16 *across;  /* (width) light by column */
  GArray *lines[2]; /* upright ones by x, level ones by y */
} AsterPaper;

void aster_paper_init (AsterPaper *self,
                       const AsterPlotScene *scene,
                       double scale,
                       gsize width,
                       gsize height);
void aster_paper_clear (AsterPaper *self);
void aster_paper_paint_row (const AsterPaper *self, guint32 *row, gsize y);

G_END_DECLS
