/* tsne.h - a map on which near words stay near: t-SNE. */
#pragma once

#include "tools/pulse.h"
#include "values/graph.h"
#include "values/layout.h"

G_BEGIN_DECLS

#define ASTER_TSNE_MAX_PERPLEXITY   500
#define ASTER_TSNE_MAX_ITERATIONS   100000
#define ASTER_TSNE_MAX_EXAGGERATION 100
#define ASTER_TSNE_MAX_RATE         1e6

typedef struct
{
  double perplexity;             /* smooth number of neighbours, 1–500, default 30 */
  guint iterations;              /* in all, 1–100,000, default 750 */
  double exaggeration;           /* of the affinities at first, 1–100, default 12 */
  guint exaggeration_iterations; /* how long, 0–100,000, default 250 */
  double learning_rate;          /* up to 1e6; default 0: automatic */
  gboolean stop_early;           /* end when the picture stops changing, default TRUE */
  double late_exaggeration; /* once the early one is over, 1–100, default 1: none */
  guint begun;              /* iterations that the start has behind it, default 0 */
} AsterTsneParams;

#define ASTER_TSNE_DEFAULTS                                                              \
  {                                                                                      \
    30, 750, 12, 250, 0, TRUE, 1, 0                                                      \
  }

typedef struct
{
  guint iterations; /* that were done */
  double kl;        /* Kullback–Leibler divergence of picture from affinities, nats */
} AsterTsneSummary;

AsterLayout *aster_tsne (const AsterGraph *affinities,
                         const AsterMatrix *start,
                         const AsterTsneParams *params,
                         AsterTsneSummary *summary,
                         AsterPulse *pulse,
                         GError **error);
double aster_tsne_clamp_perplexity (double perplexity, gsize n);

G_END_DECLS
