/* Text files read as sentences of words.
 *
 * One pass over the bytes of each file, in blocks: cutter.c finds the words,
 * vocabulary.c counts and ranks them. O(bytes).
 *
 * What it leaves out: compressed files, and texts that are not UTF-8, whose bytes
 * part words and are counted in the report. */

#include "training/corpus-read.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/error.h"
#include "training/cutter.h"
#include "training/vocabulary.h"

#define BLOCK_BYTES (64u * 1024)
#define READ_SHARE  0.9 /* of the time, for the fraction of a beat */

typedef struct
{
  AsterVocabulary words;
  AsterReport *report;
  GError *error; /* what stopped the cutter */
} Reader;

static void
reader_init (Reader *self)
{
  aster_vocabulary_init (&self->words);
  self->report = aster_report_new ();
}

static void
reader_clear (Reader *self)
{
  aster_vocabulary_clear (&self->words);
  g_clear_pointer (&self->report, aster_report_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
take_word_cb (const char *word, gsize length, gpointer user_data)
{
  Reader *self = user_data;

  if (word != NULL)
    return aster_vocabulary_add (&self->words, word, length, &self->error);

  aster_vocabulary_end_sentence (&self->words);
  return TRUE;
}

static void
report_invalid (Reader *self, const AsterCutter *cutter, const char *name)
{
  guint n = (guint) MIN (cutter->n_invalid, ASTER_CUTTER_PLACES);

  for (guint i = 0; i < n; i++)
    {
      /* Translators: a place in a file, such as “moby.txt” at byte 1024. */
      g_autofree char *place = g_strdup_printf (_ ("“%s” at byte %zu"), name,
                                                (gsize) cutter->invalid[i]);

      aster_report_add (self->report, "invalid-utf8",
                        _ ("Bytes that are not UTF-8 were skipped"),
                        i + 1 < n ? 1 : cutter->n_invalid - i, place);
    }
}

/* Opens a regular file for reading, without waiting for one that is a pipe. */
static int
open_text (const char *path, const char *name, goffset *size, GError **error)
{
  int descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  int failure = errno;
  struct stat status;

  if (descriptor >= 0 && fstat (descriptor, &status) == 0 && S_ISREG (status.st_mode))
    {
      *size = status.st_size;
      return descriptor;
    }

  if (descriptor < 0)
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO,
                 _ ("%s: this text cannot be opened: %s"), name, g_strerror (failure));
  else
    {
      g_set_error (
          error, ASTER_ERROR, ASTER_ERROR_IO,
          _ ("%s: this is a folder or a device, not a text file; name the text files "
             "to train on"),
          name);
      close (descriptor);
    }

  return -1;
}

/* A text has no zero bytes; what has them is UTF-16 or no text at all. */
static gboolean
check_text (const char *block, gsize length, const char *name, GError **error)
{
  const char *zero = memchr (block, 0, length);

  if (zero == NULL)
    return TRUE;

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT,
               _ ("%s@%zu: this byte is zero, so this is not a UTF-8 text; if it is a "
                  "text in UTF-16, convert it first, for example with iconv"),
               name, (gsize) (zero - block));

  return FALSE;
}

static gboolean
read_stream (AsterCutter *cutter,
             Reader *reader,
             int descriptor,
             const char *name,
             const double span[2], /* of the fraction */
             goffset size,
             AsterPulse *pulse,
             GError **error)
{
  g_autofree char *block = g_malloc (BLOCK_BYTES);

  for (;;)
    {
      double share = size > 0 ? (double) cutter->offset / (double) size : 0;
      gssize got;

      if (!aster_pulse_beat (pulse, span[0] + MIN (share, 1) * (span[1] - span[0]), NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }

      do
        got = read (descriptor, block, BLOCK_BYTES);
      while (got < 0 && errno == EINTR);

      if (got < 0)
        {
          g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO,
                       _ ("%s@%zu: the file cannot be read: %s"), name,
                       (gsize) cutter->offset, g_strerror (errno));
          return FALSE;
        }
      if (cutter->offset == 0 && !check_text (block, (gsize) got, name, error))
        return FALSE;
      if (!(got > 0 ? aster_cutter_feed (cutter, block, (gsize) got)
                    : aster_cutter_finish (cutter)))
        {
          g_propagate_error (error, g_steal_pointer (&reader->error));
          return FALSE;
        }
      if (got == 0)
        return TRUE;
    }
}

static gboolean
read_file (Reader *self,
           const char *path,
           gboolean lower,
           const double span[2],
           AsterPulse *pulse,
           GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_auto (AsterCutter) cutter = { 0 };
  goffset size = 0;
  gboolean done;
  int descriptor;

  aster_cutter_init (&cutter, lower, take_word_cb, self);
  if ((descriptor = open_text (path, name, &size, error)) < 0)
    return FALSE;

  done = read_stream (&cutter, self, descriptor, name, span, size, pulse, error);
  close (descriptor);
  report_invalid (self, &cutter, name);

  return done;
}

/**
 * aster_corpus_read:
 * @paths: (array zero-terminated=1): text files, read in this order
 * @params: which words to keep
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_IO, %ASTER_ERROR_FORMAT (not a text),
 *   %ASTER_ERROR_DOMAIN (fewer than two words are left), %ASTER_ERROR_NO_MEMORY or
 *   %ASTER_ERROR_CANCELLED
 *
 * Reads UTF-8 texts in blocks; a sentence never goes from one file to the next. O(bytes).
 *
 * Returns: (transfer full) (nullable): the corpus
 */
AsterCorpus *
aster_corpus_read (const char *const *paths,
                   const AsterCorpusParams *params,
                   AsterPulse *pulse,
                   GError **error)
{
  g_auto (Reader) reader = { 0 };
  guint n;

  g_return_val_if_fail (paths != NULL && params != NULL, NULL);

  reader_init (&reader);
  n = g_strv_length ((char **) paths);
  for (guint i = 0; i < n; i++)
    {
      double span[2] = { READ_SHARE * i / n, READ_SHARE * (i + 1) / n };

      if (!read_file (&reader, paths[i], params->lower, span, pulse, error))
        return NULL;
    }

  return aster_vocabulary_rank (&reader.words, params, reader.report, pulse, error);
}
