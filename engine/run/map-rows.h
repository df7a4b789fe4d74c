/* map-rows.h - the rows whose neighbours a map shows. */
#pragma once

#include "run/engine.h"
#include "values/graph.h"
#include "values/matrix.h"
#include "words/knn.h"

G_BEGIN_DECLS

/* What to look at, and what has been made of it so far. */
typedef struct
{
  const AsterMatrix *x; /* (n × d), finite; what is left of it once they are prepared */
  guint pca;            /* components that distances are of; 0 for all dimensions */
  gboolean without_means; /* of its numbers, each row: for distances of correlation */
  AsterEngine *engine;    /* (nullable): keeps what is dear */
  const char *key;        /* what @x is, for @engine */
  gsize n_drawn;          /* huge rows that were drawn in */
  AsterMatrix *tamed;     /* NULL where no row was huge */
  AsterMatrix *centred;   /* NULL unless without means */
  AsterMatrix *reduced;   /* NULL until it is asked for, or where d is small */
} AsterMapRows;

gboolean aster_map_rows_prepare (AsterMapRows *self, AsterPulse *pulse, GError **error);
AsterMatrix *
aster_map_rows_get_components (AsterMapRows *self, AsterPulse *pulse, GError **error);
AsterGraph *aster_map_rows_find_neighbours (AsterMapRows *self,
                                            gsize k,
                                            AsterKnnMetric metric,
                                            AsterPulse *pulse,
                                            GError **error);
void aster_map_rows_clear (AsterMapRows *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AsterMapRows, aster_map_rows_clear)

G_END_DECLS
