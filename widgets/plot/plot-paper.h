/* plot-paper.h - what the points of a map lie on: lit paper and a quiet grid. */
#pragma once

#include "plot/plot-scene.h"

G_BEGIN_DECLS

typedef struct
{
  gsize width, height; /* device px */
  int thick;           /* px of a line */
  gint32 light[3];     /* red, green and blue in the middle, fixed point */
  gint32 fall[3];      /* what they change by, a step */
  guint16 *across;     /* (width) steps by column */
  GArray *lines[2];    /* upright ones by x, level ones by y */
} AsterPaper;

void aster_paper_init (AsterPaper *self,
                       const AsterPlotScene *scene,
                       double scale,
                       gsize width,
                       gsize height);
void aster_paper_clear (AsterPaper *self);
void aster_paper_lay_under (const AsterPaper *self,
                            const guint32 *dots,
                            guint32 *row,
                            gsize y);

G_END_DECLS
