/* spanning-order.h - the edges of a tree in the order in which a walk takes them. */
#pragma once

#include "tools/pulse.h"
#include "values/spanning.h"

G_BEGIN_DECLS

typedef struct
{
  double reach;
  guint32 a, b; /* rows */
} AsterSpanningEdge;

gboolean aster_spanning_order (AsterSpanning *self,
                               const AsterSpanningEdge *tree,
                               AsterPulse *pulse,
                               GError **error);

G_END_DECLS
