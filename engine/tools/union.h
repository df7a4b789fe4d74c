/* union.h - a directed graph joined with itself turned round. */
#pragma once

#include "tools/pulse.h"
#include "values/graph.h"

G_BEGIN_DECLS

/* What an edge becomes that weighs @there one way and @back the other; 0 where there is
 * no such edge. It must not matter which is which. */
typedef float (*AsterUnionFunc) (float there, float back);

AsterGraph *aster_union (const AsterGraph *graph,
                         const float *weights,
                         AsterUnionFunc join,
                         AsterPulse *pulse,
                         GError **error);

G_END_DECLS
