/* umap-map.h - everything between vectors and their UMAP, step by step. */
#pragma once

#include "layouts/umap.h"
#include "run/engine.h"
#include "values/layout.h"
#include "words/knn.h"

G_BEGIN_DECLS

#define ASTER_UMAP_MIN_NEIGHBOURS 2
#define ASTER_UMAP_MAX_NEIGHBOURS 500

/* Where a map begins. */
typedef enum {
  ASTER_UMAP_SPECTRAL,   /* eigenvectors of the graph; components where it falls apart */
  ASTER_UMAP_COMPONENTS, /* principal components */
  ASTER_UMAP_NOISE,      /* Gaussian noise of the seed */
  ASTER_UMAP_PAGE,       /* another map */
} AsterUmapStart;

#define ASTER_N_UMAP_STARTS 4

typedef enum {
  ASTER_UMAP_EUCLIDEAN,
  ASTER_UMAP_COSINE,    /* 1 − cosine */
  ASTER_UMAP_MANHATTAN, /* the sum of the sizes of the differences */
} AsterUmapMetric;

#define ASTER_N_UMAP_METRICS 3

typedef struct
{
  AsterUmapParams umap;
  guint neighbours;       /* of a row, itself counted, 2–500, default 15 */
  AsterUmapMetric metric; /* what near means, default COSINE */
  guint pca;            /* components kept before distances; default 0: all dimensions */
  AsterUmapStart start; /* default SPECTRAL */
} AsterUmapMapParams;

#define ASTER_UMAP_MAP_DEFAULTS                                                          \
  {                                                                                      \
    ASTER_UMAP_DEFAULTS, 15, ASTER_UMAP_COSINE, 0, ASTER_UMAP_SPECTRAL                   \
  }

/* What a map cost and came to; seconds of each step, 0 for one that was kept. */
typedef struct
{
  double neighbours, affinities, optimise;
  guint n_neighbours;   /* that the rows allowed, itself counted */
  AsterUmapStart start; /* that was taken: COMPONENTS where SPECTRAL had no answer */
  gsize n_drawn;        /* huge rows that were drawn in */
  double recall;        /* of approximate neighbours, [0, 1]; NAN where they are exact */
  AsterUmapSummary umap;
} AsterUmapMapSummary;

const char *aster_umap_start_to_string (AsterUmapStart self);
gboolean aster_umap_start_from_string (const char *name, AsterUmapStart *self);
const char *aster_umap_metric_to_string (AsterUmapMetric self);
AsterKnnMetric aster_umap_metric_to_knn (AsterUmapMetric self);
gboolean aster_umap_metric_from_string (const char *name, AsterUmapMetric *self);

gboolean aster_umap_map_params_equal (const AsterUmapMapParams *a,
                                      const AsterUmapMapParams *b);
void aster_umap_map_params_write (const AsterUmapMapParams *self, GVariantDict *dict);
void aster_umap_map_params_read (AsterUmapMapParams *self, GVariantDict *dict);

AsterLayout *aster_umap_map (const AsterMatrix *x,
                             guint dims,
                             const AsterUmapMapParams *params,
                             const AsterLayout *page,
                             AsterEngine *engine,
                             const char *key,
                             AsterUmapMapSummary *summary,
                             AsterPulse *pulse,
                             GError **error);

G_END_DECLS
