/* corpus-read.h - text files read as sentences of words. */
#pragma once

#include "tools/pulse.h"
#include "training/corpus.h"

G_BEGIN_DECLS

AsterCorpus *aster_corpus_read (const char *const *paths,
                                const AsterCorpusParams *params,
                                AsterPulse *pulse,
                                GError **error);

G_END_DECLS
