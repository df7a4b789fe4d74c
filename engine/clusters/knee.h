/* knee.h - how far rows are from their neighbours, in order, and where that bends. */
#pragma once

#include "tools/pulse.h"
#include "values/spanning.h"

G_BEGIN_DECLS

float *
aster_knee_distances (const AsterSpanning *spanning, AsterPulse *pulse, GError **error);
double aster_knee_find (const float *distances, gsize n);

G_END_DECLS
