/* spanning.h - how far the rows of a space must reach for one another, and what joins
 * them first. */
#pragma once

#include <glib-object.h>

#include "values/matrix.h"

G_BEGIN_DECLS

typedef struct _AsterSpanning AsterSpanning;

/* All that clusters of one density or of every density are made of, for one min_points.
 * Two rows reach each other at max (core of one, core of the other, their distance).
 *
 * Edge e joins the row visited e-th to the next one, when rows are visited by always
 * going on to the one that is reached soonest from any of those before. The rows that
 * edges up to some distance join are the rows that reach each other within it. Immutable
 * once shared. */
struct _AsterSpanning
{
  gsize n;
  guint min_points; /* a row counts itself */
  double *cores;    /* (n) how far the min_points-th row is */
  guint32 *near;    /* (n × (min_points − 1)) the rows so near, nearest first */
  double *nears;    /* (n × (min_points − 1)) how far they are, rising */
  guint32 *from;   /* (n − 1) edges, by rising reach; of equals the one visited first */
  guint32 *to;     /* (n − 1) */
  double *reaches; /* (n − 1) */
  AsterMatrix *x;  /* (nullable) (n × d) the rows, held so that they can be told again */
};

AsterSpanning *aster_spanning_new_empty (gsize n, guint min_points, GError **error);
AsterSpanning *aster_spanning_ref (AsterSpanning *self);
void aster_spanning_unref (AsterSpanning *self);
gsize aster_spanning_get_bytes (const AsterSpanning *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterSpanning, aster_spanning_unref)

G_END_DECLS
