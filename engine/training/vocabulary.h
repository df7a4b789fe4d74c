/* vocabulary.h - words counted while they come, and ranked when all are there. */
#pragma once

#include "tools/pulse.h"
#include "training/corpus.h"

G_BEGIN_DECLS

/* A corpus in the making: words are numbers by first appearance. */
typedef struct
{
  AsterTokens *names;
  GArray *counts; /* of guint64, by number */
  GArray *starts; /* of gsize; the last one is that of the open sentence */
  guint32 *words; /* (room) */
  gsize n_words;
  gsize room;
} AsterVocabulary;

void aster_vocabulary_init (AsterVocabulary *self);
void aster_vocabulary_clear (AsterVocabulary *self);
gboolean aster_vocabulary_add (AsterVocabulary *self,
                               const char *word,
                               gsize length,
                               GError **error);
void aster_vocabulary_end_sentence (AsterVocabulary *self);
AsterCorpus *aster_vocabulary_rank (AsterVocabulary *self,
                                    const AsterCorpusParams *params,
                                    AsterReport *report,
                                    AsterPulse *pulse,
                                    GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AsterVocabulary, aster_vocabulary_clear)

G_END_DECLS
