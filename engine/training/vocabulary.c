/* Counts words while a text is read, and ranks them when it has been read.
 *
 * Each word gets the next free number when it is first seen, and the text is kept
 * as numbers, four bytes a word. Then the vocabulary is sorted (by count, ties by
 * spelling in the order of bytes), rare words are dropped, and the numbers are
 * replaced by ranks in place. A sentence longer than a thousand words is cut, so
 * that a text without line ends is no special case. O(words + m log m) time for m
 * distinct words; 4 bytes a word and about 30 a distinct word. */

#include "training/vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tools/error.h"

#define SENTENCE_MAX 1000u
#define BEAT_WORDS   (1u << 19) /* words of the text ranked between two beats */
#define BEAT_MERGED  (1u << 16) /* distinct words merged between two beats */
#define TEXT_SHARE   0.9        /* of the time, for the fraction of a beat */
#define DROPPED      G_MAXUINT32

/* @self: uninitialised; clear it with aster_vocabulary_clear(). */
void
aster_vocabulary_init (AsterVocabulary *self)
{
  gsize first = 0;

  memset (self, 0, sizeof *self);
  self->names = aster_tokens_new ();
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_array_append_val (self->starts, first);
}

void
aster_vocabulary_clear (AsterVocabulary *self)
{
  g_clear_pointer (&self->names, aster_tokens_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->words, g_free);
}

static gsize
open_length (const AsterVocabulary *self)
{
  return self->n_words - g_array_index (self->starts, gsize, self->starts->len - 1);
}

/**
 * aster_vocabulary_end_sentence:
 * @self: a corpus in the making
 *
 * What is added next begins a new sentence; an empty one is none. O(1).
 */
void
aster_vocabulary_end_sentence (AsterVocabulary *self)
{
  if (open_length (self) > 0)
    g_array_append_val (self->starts, self->n_words);
}

static gboolean
make_room (AsterVocabulary *self, GError **error)
{
  gsize room = MAX (self->room * 2, 1024);
  guint32 *words;

  if (self->n_words < self->room)
    return TRUE;

  if ((words = g_try_renew (guint32, self->words, room)) == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("there is not enough memory for a corpus of more than "
                      "%zu words; train on a part of it"),
                   self->n_words);
      return FALSE;
    }
  self->words = words;
  self->room = room;

  return TRUE;
}

/**
 * aster_vocabulary_add:
 * @self: a corpus in the making
 * @word: (array length=length): its next word
 * @length: bytes, at least 1
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * Returns: %FALSE with @error set, and nothing added to the text, on failure
 */
gboolean
aster_vocabulary_add (AsterVocabulary *self,
                      const char *word,
                      gsize length,
                      GError **error)
{
  int number = aster_tokens_find (self->names, word, (gssize) length);

  if (!make_room (self, error))
    return FALSE;

  if (number < 0)
    {
      guint64 none = 0;

      number = (int) aster_tokens_get_n (self->names);
      if (!aster_tokens_append (self->names, word, length, error))
        return FALSE;
      g_array_append_val (self->counts, none);
    }

  if (open_length (self) >= SENTENCE_MAX)
    aster_vocabulary_end_sentence (self);
  self->words[self->n_words++] = (guint32) number;
  g_array_index (self->counts, guint64, number)++;

  return TRUE;
}

/* Whether word @a goes before word @b in the vocabulary. */
static gboolean
goes_before (const AsterVocabulary *self, guint32 a, guint32 b)
{
  guint64 count_a = g_array_index (self->counts, guint64, a);
  guint64 count_b = g_array_index (self->counts, guint64, b);

  if (count_a != count_b)
    return count_a > count_b;

  return strcmp (aster_tokens_get (self->names, a, NULL),
                 aster_tokens_get (self->names, b, NULL)) < 0;
}

/* Merges the sorted @from[0 … half) and @from[half … n). FALSE if a beat says so. */
static gboolean
merge (const AsterVocabulary *self,
       const guint32 *from,
       gsize half,
       gsize n,
       guint32 *to,
       AsterPulse *pulse)
{
  gsize a = 0, b = half;

  for (gsize i = 0; i < n; i++)
    {
      if (b >= n || (a < half && !goes_before (self, from[b], from[a])))
        to[i] = from[a++];
      else
        to[i] = from[b++];

      if (i % BEAT_MERGED == BEAT_MERGED - 1 &&
          !aster_pulse_beat (pulse, TEXT_SHARE, NULL))
        return FALSE;
    }

  return TRUE;
}

/* Sorts @order by merging ever longer runs: a sort that can be stopped. FALSE if
 * a beat says so. */
static gboolean
sort_words (const AsterVocabulary *self, guint32 **order, gsize n, AsterPulse *pulse)
{
  g_autofree guint32 *spare = g_new (guint32, MAX (n, 1));

  for (gsize run = 1; run < n; run *= 2)
    {
      guint32 *sorted = spare;

      if (!aster_pulse_beat (pulse, TEXT_SHARE, NULL))
        return FALSE;
      for (gsize i = 0; i < n; i += 2 * run)
        {
          gsize length = MIN (2 * run, n - i);

          if (!merge (self, *order + i, MIN (run, length), length, sorted + i, pulse))
            return FALSE;
        }

      spare = *order;
      *order = sorted;
    }

  return TRUE;
}

/* The numbers of the words that stay, most frequent first. NULL: stopped. */
static guint32 *
choose_words (const AsterVocabulary *self,
              const AsterCorpusParams *params,
              gsize *n,
              AsterPulse *pulse)
{
  gsize n_names = aster_tokens_get_n (self->names);
  g_autofree guint32 *order = g_new (guint32, MAX (n_names, 1));

  *n = 0;
  for (gsize i = 0; i < n_names; i++)
    if (g_array_index (self->counts, guint64, i) >= params->min_count)
      order[(*n)++] = (guint32) i;

  if (!sort_words (self, &order, *n, pulse))
    return NULL;
  if (params->max_words > 0)
    *n = MIN (*n, params->max_words);

  return g_steal_pointer (&order);
}

/* Replaces numbers by ranks in the text and forgets the words that were dropped
 * and the sentences that are empty now. FALSE if a beat says so. */
static gboolean
rank_text (AsterVocabulary *self, const guint32 *order, gsize n, AsterPulse *pulse)
{
  gsize n_names = aster_tokens_get_n (self->names);
  g_autofree guint32 *ranks = g_new (guint32, MAX (n_names, 1));
  gsize *starts = (gsize *) (gpointer) self->starts->data;
  gsize n_kept = 0, n_sentences = 0;

  memset (ranks, 0xff, n_names * sizeof (guint32));
  for (gsize i = 0; i < n; i++)
    ranks[order[i]] = (guint32) i;

  for (gsize s = 0, i = 0; s + 1 < self->starts->len; s++)
    {
      gsize end = starts[s + 1], first = n_kept;

      for (; i < end; i++)
        {
          guint32 rank = ranks[self->words[i]];

          if (rank != DROPPED)
            self->words[n_kept++] = rank;
          if (i % BEAT_WORDS == 0 &&
              !aster_pulse_beat (
                  pulse, TEXT_SHARE + 0.1 * (double) i / (double) self->n_words, NULL))
            return FALSE;
        }

      if (n_kept > first)
        starts[n_sentences++] = first;
    }
  starts[n_sentences] = n_kept;
  g_array_set_size (self->starts, (guint) n_sentences + 1);
  self->n_words = n_kept;

  return TRUE;
}

static gboolean
check_words (const AsterVocabulary *self,
             const AsterCorpusParams *params,
             gsize n,
             GError **error)
{
  gsize n_names = aster_tokens_get_n (self->names);

  if (n >= 2)
    return TRUE;

  if (n_names == 0)
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                         _ ("the corpus is empty: no word was found in it; give at least "
                            "one text file with words"));
  else
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                 _ ("the corpus is too small: of %zu distinct words, %zu stand in it at "
                    "least %zu times, and training needs 2; give more text or a smaller "
                    "minimum count"),
                 n_names, n, (gsize) params->min_count);

  return FALSE;
}

static AsterCorpus *
make_corpus (AsterVocabulary *words, const guint32 *order, gsize n)
{
  AsterCorpus *self = g_atomic_rc_box_new0 (AsterCorpus);

  self->tokens = aster_tokens_select (words->names, order, n);
  self->counts = g_new (guint64, n);
  for (gsize i = 0; i < n; i++)
    self->counts[i] = g_array_index (words->counts, guint64, order[i]);
  self->n_words = words->n_words;
  self->words = g_steal_pointer (&words->words);
  self->n_sentences = words->starts->len - 1;
  self->starts = (gsize *) (gpointer) g_array_free (g_steal_pointer (&words->starts),
                                                    FALSE);

  return self;
}

/**
 * aster_vocabulary_rank:
 * @self: a corpus in the making, with all its words; what it holds is taken
 * @params: which words stay
 * @report: what the reader noticed
 * @pulse: (nullable): heartbeat, from 0.9 on
 * @error: return location for %ASTER_ERROR_DOMAIN (fewer than two words stay) or
 *   %ASTER_ERROR_CANCELLED
 *
 * O(words + m log m) for m distinct words.
 *
 * Returns: (transfer full) (nullable): the corpus
 */
AsterCorpus *
aster_vocabulary_rank (AsterVocabulary *self,
                       const AsterCorpusParams *params,
                       AsterReport *report,
                       AsterPulse *pulse,
                       GError **error)
{
  g_autofree guint32 *order = NULL;
  AsterCorpus *corpus;
  guint64 n_read = self->n_words;
  gsize n;

  aster_vocabulary_end_sentence (self);
  order = choose_words (self, params, &n, pulse);
  if (order != NULL && !check_words (self, params, n, error))
    return NULL;
  if (order == NULL || !rank_text (self, order, n, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  corpus = make_corpus (self, order, n);
  corpus->n_read = n_read;
  corpus->report = aster_report_ref (report);

  return corpus;
}
