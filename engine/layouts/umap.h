/* umap.h - a map on which near words stay near and groups stay whole: UMAP. */
#pragma once

#include "tools/pulse.h"
#include "values/graph.h"
#include "values/layout.h"

G_BEGIN_DECLS

#define ASTER_UMAP_MAX_EPOCHS    100000
#define ASTER_UMAP_MIN_SPREAD    0.01
#define ASTER_UMAP_MAX_SPREAD    100
#define ASTER_UMAP_MAX_NEGATIVES 100
#define ASTER_UMAP_MIN_RATE      0.001
#define ASTER_UMAP_MAX_RATE      100

typedef struct
{
  double min_dist; /* how close two like points may come, 0–spread, default 0.1 */
  double spread;   /* how far apart points are on the whole, 0.01–100, default 1 */
  guint epochs;    /* up to 100,000; default 0: 500 up to 10,000 rows, 200 above */
  guint negatives; /* strangers pushed for each neighbour pulled, 0–100, default 5 */
  double learning_rate; /* of the first epoch, 0.001–100, default 1 */
  guint64 seed;         /* of the strangers, default 42 */
  double unfolding;     /* times that pushes are harder at first; default 0: 4 from 1,000
                           rows on and 1 below; 1 for a start that is a map already */
} AsterUmapParams;

#define ASTER_UMAP_DEFAULTS                                                              \
  {                                                                                      \
    0.1, 1, 0, 5, 1, 42, 0                                                               \
  }

typedef struct
{
  guint epochs; /* that were done */
} AsterUmapSummary;

AsterLayout *aster_umap (const AsterGraph *weights,
                         const AsterMatrix *start,
                         const AsterUmapParams *params,
                         AsterUmapSummary *summary,
                         AsterPulse *pulse,
                         GError **error);
guint aster_umap_params_get_epochs (const AsterUmapParams *self, gsize n);

G_END_DECLS
