/* ramp-painter.h - a legend for a ramp of colours: its ends and middle in real units. */
#pragma once

#include <pango/pangocairo.h>

#include "colour/palette.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title; /* what the values are: "cosine to ⟨purple⟩" */
  const char *note;  /* (nullable) said beside it in quiet ink */
  double min, max;   /* real units; NaN if there are no values */
  AsterRamp ramp;
  AsterTheme theme;
} AsterRampScene;

double aster_ramp_painter_height (const AsterRampScene *self,
                                  PangoContext *context,
                                  double width);
void aster_ramp_painter_draw (const AsterRampScene *self,
                              PangoContext *context,
                              cairo_t *cr,
                              double width);

G_END_DECLS
