/* spanning.h - joins the rows of a space, the densest first. */
#pragma once

#include "tools/pulse.h"
#include "values/clusters.h"
#include "values/graph.h"
#include "values/matrix.h"
#include "values/spanning.h"

G_BEGIN_DECLS

/* Rows made ready once: for the search that finds what is near, and for the joining. */
typedef struct _AsterSpanningInput AsterSpanningInput;

AsterSpanningInput *aster_spanning_input_new (AsterMatrix *x,
                                              AsterClusterMetric metric,
                                              guint min_points,
                                              AsterPulse *pulse,
                                              GError **error);
AsterMatrix *aster_spanning_input_get_wanted (AsterSpanningInput *self, gsize *k);
void aster_spanning_input_free (AsterSpanningInput *self);

AsterSpanning *aster_spanning_new (const AsterSpanningInput *input,
                                   const AsterGraph *near,
                                   AsterPulse *pulse,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterSpanningInput, aster_spanning_input_free)

G_END_DECLS
