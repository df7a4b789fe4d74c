/* sgns.h - word vectors by skip-gram with negative sampling. */
#pragma once

#include "tools/pulse.h"
#include "training/corpus.h"
#include "values/space.h"

G_BEGIN_DECLS

#define ASTER_SGNS_MAX_NEGATIVE 100u

typedef struct
{
  guint dims;           /* 2–65,536, default 100 */
  guint window;         /* words to each side, at most, default 5 */
  guint negative;       /* wrong words for each right one, default 5 */
  guint epochs;         /* passes over the corpus, default 5 */
  double learning_rate; /* at the start, falls linearly, default 0.025 */
  double subsample;     /* threshold t for frequent words, 0 for none, default 1e-3 */
  guint64 seed;
} AsterSgnsParams;

#define ASTER_SGNS_DEFAULTS                                                              \
  {                                                                                      \
    100, 5, 5, 5, 0.025, 1e-3, 42                                                        \
  }

typedef struct
{
  double first_loss; /* mean loss per pair in the first epoch, nats */
  double last_loss;  /* in the last epoch */
  guint64 pairs;     /* positive pairs seen in all epochs */
} AsterSgnsSummary;

gboolean aster_sgns_params_check (const AsterSgnsParams *self, GError **error);
AsterSpace *aster_sgns_train (AsterCorpus *corpus,
                              const AsterSgnsParams *params,
                              AsterSgnsSummary *summary,
                              AsterPulse *pulse,
                              GError **error);

G_END_DECLS
