#include "training/corpus.h"

static void
corpus_clear (gpointer data)
{
  AsterCorpus *self = data;

  aster_tokens_unref (self->tokens);
  g_free (self->counts);
  g_free (self->words);
  g_free (self->starts);
  aster_report_unref (self->report);
}

void
aster_corpus_unref (AsterCorpus *self)
{
  g_atomic_rc_box_release_full (self, corpus_clear);
}
