/* bars.h - values as bars from a common foot: a vector, or a histogram. */
#pragma once

#include "parts/readout.h"

G_BEGIN_DECLS

#define ASTER_TYPE_BARS (aster_bars_get_type ())

/* "hovered" is the bar, counted from 0. */
G_DECLARE_FINAL_TYPE (AsterBars, aster_bars, ASTER, BARS, AsterReadout)

void aster_bars_set_vector (AsterBars *self, const float *values, gsize d);
void
aster_bars_set_histogram (AsterBars *self, const double *values, gsize n, double marked);
void aster_bars_set_label (AsterBars *self, const char *label);

G_END_DECLS
