/* graph.h - for each row of a space, the rows it is joined to, each with a value. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _AsterGraph AsterGraph;

/* Compressed sparse rows: the edges of row i are starts[i] … starts[i + 1] − 1.
 * Immutable once shared. */
struct _AsterGraph
{
  gsize n;
  gsize *starts; /* (n + 1) */
  guint32 *rows; /* (starts[n]) */
  float *values; /* (starts[n]) a distance or a weight: whoever made it says which */
  double recall; /* the share of true neighbours among approximate ones, measured on a
                  * sample, [0, 1]; NAN where they are exact */
};

AsterGraph *aster_graph_new (gsize n, gsize n_edges, GError **error);
AsterGraph *aster_graph_new_regular (gsize n, gsize k, GError **error);
AsterGraph *aster_graph_ref (AsterGraph *self);
void aster_graph_unref (AsterGraph *self);

/* Number of edges, each counted from where it starts. */
static inline gsize
aster_graph_n_edges (const AsterGraph *self)
{
  return self->starts[self->n];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterGraph, aster_graph_unref)

G_END_DECLS
