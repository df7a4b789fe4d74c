/* spanning-growth.h - the shortest tree over rows that reach each other. */
#pragma once

#include "clusters/spanning-order.h"
#include "clusters/spanning-search.h"

G_BEGIN_DECLS

AsterSpanningEdge *aster_spanning_grow (const AsterMetricRows *rows,
                                        const AsterSpanningLists *lists,
                                        const double *cores,
                                        AsterPulse *pulse,
                                        GError **error);

G_END_DECLS
