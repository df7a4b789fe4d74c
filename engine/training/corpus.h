/* corpus.h - sentences of words, with a counted vocabulary. */
#pragma once

#include "values/report.h"
#include "values/tokens.h"

G_BEGIN_DECLS

typedef struct _AsterCorpus AsterCorpus;

/* Immutable once made. Sentence s is words[starts[s]] … words[starts[s + 1] − 1];
 * each word is an index into tokens, which are sorted by count, most frequent
 * first, ties by spelling. Words below the minimum count are not there. */
struct _AsterCorpus
{
  AsterTokens *tokens;
  guint64 *counts; /* (number of tokens) */
  guint32 *words;
  gsize n_words;
  gsize *starts; /* (n_sentences + 1) */
  gsize n_sentences;
  guint64 n_read; /* words before the minimum count was applied */
  AsterReport *report;
};

typedef struct
{
  guint64 min_count; /* at least so many times, default 5 */
  gsize max_words;   /* keep the most frequent; 0 for all */
  gboolean lower;    /* fold to lower case, character by character */
} AsterCorpusParams;

#define ASTER_CORPUS_DEFAULTS                                                            \
  {                                                                                      \
    5, 0, TRUE                                                                           \
  }

void aster_corpus_unref (AsterCorpus *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterCorpus, aster_corpus_unref)

G_END_DECLS
