/* tsne-params.h - what kind of t-SNE map, as a plain value. */
#pragma once

#include "layouts/tsne.h"
#include "words/knn.h"

G_BEGIN_DECLS

#define ASTER_TSNE_MAX_PERTURB 10
#define ASTER_TSNE_NEIGHBOURS  3 /* that are searched, for each unit of perplexity */

typedef enum {
  ASTER_TSNE_EUCLIDEAN,
  ASTER_TSNE_COSINE,      /* 1 − cosine */
  ASTER_TSNE_CORRELATION, /* 1 − Pearson's r of the numbers of two rows */
  ASTER_TSNE_MANHATTAN,   /* the sum of the sizes of their differences */
} AsterTsneMetric;

#define ASTER_N_TSNE_METRICS 4

typedef enum {
  ASTER_TSNE_COMPONENTS, /* the first principal components */
  ASTER_TSNE_NOISE,      /* Gaussian, of the seed */
  ASTER_TSNE_PAGE,       /* another map, or the same one to go on with */
} AsterTsneStart;

#define ASTER_N_TSNE_STARTS 3

typedef struct
{
  AsterTsneParams tsne;   /* begun counts only with PAGE */
  guint pca;              /* components kept if d is larger; 0 for none; default 50 */
  AsterTsneMetric metric; /* what near means, default EUCLIDEAN */
  AsterTsneStart start;   /* default COMPONENTS */
  double perturb;         /* sd of noise on the start, of its width, 0–10, default 0 */
  guint dims;             /* of the map, 2 or 3, default 2; a recipe has its own */
  guint64 seed;           /* of all noise, default 42 */
} AsterTsneMapParams;

#define ASTER_TSNE_MAP_DEFAULTS                                                          \
  {                                                                                      \
    ASTER_TSNE_DEFAULTS, 50, 0, 0, 0, 2, 42                                              \
  }

const char *aster_tsne_metric_to_string (AsterTsneMetric self);
gboolean aster_tsne_metric_from_string (const char *name, AsterTsneMetric *self);
AsterKnnMetric aster_tsne_metric_to_knn (AsterTsneMetric self);
guint64 aster_tsne_map_params_bytes (const AsterTsneMapParams *self, gsize n, gsize d);
gboolean aster_tsne_map_params_equal (const AsterTsneMapParams *a,
                                      const AsterTsneMapParams *b);
void aster_tsne_map_params_write (const AsterTsneMapParams *self, GVariantDict *dict);
void aster_tsne_map_params_read (AsterTsneMapParams *self, GVariantDict *dict);

G_END_DECLS
