/* strip.h - a vector as a row of coloured cells. */
#pragma once

#include "parts/readout.h"

G_BEGIN_DECLS

#define ASTER_TYPE_STRIP (aster_strip_get_type ())

/* "hovered" is the dimension, counted from 0. */
G_DECLARE_FINAL_TYPE (AsterStrip, aster_strip, ASTER, STRIP, AsterReadout)

void aster_strip_set_values (AsterStrip *self, const float *values, gsize d);
void aster_strip_set_label (AsterStrip *self, const char *label);

G_END_DECLS
