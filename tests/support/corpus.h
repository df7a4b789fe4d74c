/* corpus.h - a corpus of a text that a test writes down. */
#pragma once

#include <glib/gstdio.h>

#include "support.h"
#include "training/corpus-read.h"

/* (transfer full): the corpus of @length bytes, read from a file of them */
static inline AsterCorpus *
corpus_of_text (const char *text, gssize length, const AsterCorpusParams *params)
{
  g_autofree char *path = support_write_file (text, length);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  AsterCorpus *corpus = aster_corpus_read (paths, params, NULL, &error);

  g_assert_no_error (error);
  g_unlink (path);

  return corpus;
}
