/* result.h - what came of a recipe: whichever of these it asked for. */
#pragma once

#include <glib-object.h>

#include "values/clusters.h"
#include "values/layout.h"
#include "values/matrix.h"
#include "values/pieces.h"
#include "values/quality.h"
#include "values/ranking.h"

G_BEGIN_DECLS

typedef struct _AsterResult AsterResult;

/* What a pane says about a map besides drawing it; NAN or 0 where it means nothing. */
typedef struct
{
  guint iterations;        /* that were done */
  double perplexity;       /* t-SNE: that the rows allowed, maybe less than asked */
  double kl;               /* t-SNE: divergence, nats */
  double stress;           /* MDS: Kruskal's stress-1, [0, ∞) */
  guint neighbours;        /* UMAP: that the rows allowed, maybe fewer than asked */
  gboolean fell_back;      /* UMAP: no eigenvectors; it began with components */
  gsize n_drawn;           /* huge rows that were drawn in */
  double neighbour_recall; /* of an approximate neighbour graph, [0, 1]; NAN if exact */
} AsterMapSummary;

/* Every field may be NULL. Immutable once shared. */
struct _AsterResult
{
  AsterLayout *layout;
  AsterMapSummary map;
  AsterPieces *pieces;
  double *tints;  /* (pieces->n) NaN where there is none, in real units */
  double *scaled; /* (pieces->n) the same in [0, 1] */
  double tint_min, tint_max;

  AsterMatrix *vector;       /* (1 × d) */
  double norm;               /* ‖vector‖ */
  GArray *rows;              /* of guint32: tokens that the query names */
  AsterRanking *rankings[4]; /* by AsterMetric */

  AsterClusters *clusters;
  AsterQuality *quality;

  double *values; /* (n_values) one for every row, NaN where there is none */
  gsize n_values;
  double values_recall; /* of approximate neighbours that they count, [0, 1]; or NAN */
};

#define ASTER_TYPE_RESULT (aster_result_get_type ())

GType aster_result_get_type (void);
AsterResult *aster_result_new (void);
AsterResult *aster_result_ref (AsterResult *self);
void aster_result_unref (AsterResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterResult, aster_result_unref)

G_END_DECLS
