/* pairs.h - the pairs of neighbouring words in a stretch of text, block by block. */
#pragma once

#include "training/corpus.h"
#include "training/parts.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 input;
  guint32 output;
} AsterPair;

typedef struct
{
  AsterPair *pairs;
  gsize n;
  gsize room;
} AsterPairList;

/* One list for each part of the inputs and each part of the outputs. */
typedef struct
{
  AsterPairList blocks[ASTER_PARTS_MAX * ASTER_PARTS_MAX];
  guint32 sentence[1024]; /* the words of a sentence that are kept */
} AsterPairs;

/* What does not change from one stretch of text to the next. */
typedef struct
{
  const AsterCorpus *corpus;
  const float *keep; /* (n) chance of each word to be kept, [0, 1] */
  guint window;
  guint64 seed;
} AsterPairSource;

AsterPairs *aster_pairs_new (void);
void aster_pairs_free (AsterPairs *self);
void aster_pairs_collect (AsterPairs *self,
                          const AsterPairSource *source,
                          guint epoch,
                          const gsize sentences[2],
                          const AsterParts *inputs,
                          const AsterParts *outputs);
float *aster_pairs_keep (const AsterCorpus *corpus, double subsample);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterPairs, aster_pairs_free)

G_END_DECLS
