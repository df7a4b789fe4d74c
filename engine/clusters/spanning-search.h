/* spanning-search.h - for each row, the rows that are near, and the next group's. */
#pragma once

#include "tools/metric-rows.h"
#include "values/graph.h"

G_BEGIN_DECLS

/* The rows nearest to each row, itself left out, nearest first, ties by row. */
typedef struct
{
  gsize n, k;
  guint32 *rows;     /* (n × k) */
  double *distances; /* (n × k) */
} AsterSpanningLists;

AsterSpanningLists *aster_spanning_lists_new (const AsterMetricRows *rows,
                                              const AsterGraph *near,
                                              gsize k,
                                              AsterPulse *pulse,
                                              GError **error);
void aster_spanning_lists_free (AsterSpanningLists *self);

/* What joins a row to the nearest row of another group. */
typedef struct
{
  double reach; /* INFINITY: nothing within the limit */
  guint32 row;
} AsterSpanningLink;

gboolean aster_spanning_search (const AsterMetricRows *rows,
                                const double *cores,
                                const guint32 *groups,
                                const guint32 *asked,
                                const double *limits,
                                gsize n_asked,
                                AsterSpanningLink *links,
                                AsterPulse *pulse,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterSpanningLists, aster_spanning_lists_free)

G_END_DECLS
