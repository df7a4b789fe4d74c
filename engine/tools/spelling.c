/* The spellings of a vocabulary nearest to a word that is not in it.
 *
 * The distance is that of optimal string alignment (Damerau 1964; one letter put
 * in, left out, changed, or swapped with its neighbour), between the words without
 * regard to case and accents' normal form. A suggestion is at most a third of the
 * word away, and at least one and at most four letters may differ. Nearest first;
 * among equals those that begin with the same letter, then in the order of rows,
 * which in most files is that of frequency.
 *
 * The table of distances is filled row by row in a band as wide as the limit, and
 * a token is given up as soon as a whole row is beyond it; the limit shrinks to
 * that of the worst suggestion kept. O(n × limit × length) at worst, some tens of
 * milliseconds for a million tokens. */

#include "tools/spelling.h"

#include <string.h>

#define MAX_LETTERS   64
#define MAX_LIMIT     4
#define TOKENS_A_BEAT 4096

/* A word as letters to be compared. */
typedef struct
{
  gunichar letters[MAX_LETTERS];
  guint n; /* MAX_LETTERS + 1 if there are more */
} Word;

typedef struct
{
  guint distance;
  gboolean other_start; /* begins with another letter */
  gsize row;
} Suggestion;

/* FALSE if @bytes are not UTF-8, empty, or too long to compare. */
static gboolean
word_read (Word *self, const char *bytes, gsize length)
{
  const char *end = bytes + length;

  self->n = 0;
  if (length == 0 || length > MAX_LETTERS * 4)
    return FALSE;

  for (const char *p = bytes; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p;

      if (c >= 0x80)
        c = g_utf8_get_char_validated (p, end - p);
      if ((c >> 31) != 0 || g_unichar_iscntrl (c) || self->n == MAX_LETTERS)
        return FALSE;
      self->letters[self->n++] = c < 0x80 ? (guchar) g_ascii_tolower ((char) c)
                                          : g_unichar_tolower (c);
    }

  return TRUE;
}

/* The same in the composed normal form, if it can be had. */
static gboolean
word_read_composed (Word *self, const char *bytes, gsize length)
{
  g_autofree char *composed = NULL;

  if (g_utf8_validate_len (bytes, length, NULL))
    composed = g_utf8_normalize (bytes, (gssize) length, G_NORMALIZE_NFC);

  return composed != NULL && word_read (self, composed, strlen (composed));
}

/* The distance of two words, or @limit + 1 if it is more than @limit. Rows of the
 * table are the letters of @a; entry j of a row is the distance of the first j
 * letters of @b. Outside the band nothing can be within the limit. */
static guint
measure (const Word *a, const Word *b, guint limit)
{
  guint rows[3][MAX_LETTERS + 2];
  guint beyond = limit + 1;

  if (MAX (a->n, b->n) - MIN (a->n, b->n) > limit)
    return beyond;

  for (guint j = 0; j <= b->n; j++)
    rows[0][j] = MIN (j, beyond);

  for (guint i = 1; i <= a->n; i++)
    {
      const guint *before = rows[(i - 1) % 3], *earlier = rows[(i + 1) % 3];
      guint *row = rows[i % 3];
      guint from = i > limit ? i - limit : 1, to = MIN (b->n, i + limit);
      guint least = row[from - 1] = from > 1 ? beyond : MIN (i, beyond);

      for (guint j = from; j <= to; j++)
        {
          gboolean same = a->letters[i - 1] == b->letters[j - 1];
          guint best = before[j - 1] + !same;

          best = MIN (best, row[j - 1] + 1);
          best = MIN (best, before[j] + 1);
          if (i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] &&
              a->letters[i - 2] == b->letters[j - 1])
            best = MIN (best, earlier[j - 2] + 1);
          row[j] = MIN (best, beyond);
          least = MIN (least, row[j]);
        }
      if (to < b->n)
        row[to + 1] = beyond;
      if (least > limit)
        return beyond;
    }

  return rows[a->n % 3][b->n];
}

/**
 * aster_spelling_distance:
 * @a: a word
 * @b: another
 * @limit: the most that matters
 *
 * Returns: how many letters must be put in, left out, changed or swapped with
 *   their neighbour to come from one to the other, whatever their case; @limit + 1
 *   if that is more than @limit
 */
guint
aster_spelling_distance (const char *a, const char *b, guint limit)
{
  Word word_a, word_b;

  g_return_val_if_fail (a != NULL && b != NULL, limit + 1);

  if (!word_read_composed (&word_a, a, strlen (a)) ||
      !word_read_composed (&word_b, b, strlen (b)))
    return limit + 1;

  return measure (&word_a, &word_b, limit);
}

static gboolean
is_before (const Suggestion *a, const Suggestion *b)
{
  if (a->distance != b->distance)
    return a->distance < b->distance;
  if (a->other_start != b->other_start)
    return b->other_start;

  return a->row < b->row;
}

/* Puts @suggestion in its place among the @n best, of which at most @most stay. */
static guint
insert (Suggestion *best, guint n, guint most, Suggestion suggestion)
{
  guint place = n;

  while (place > 0 && is_before (&suggestion, &best[place - 1]))
    place--;
  if (place == most)
    return n;

  n = MIN (n + 1, most);
  memmove (best + place + 1, best + place, (n - place - 1) * sizeof (Suggestion));
  best[place] = suggestion;

  return n;
}

static guint
search (const AsterTokens *tokens,
        const Word *word,
        guint most,
        Suggestion *best,
        AsterPulse *pulse)
{
  gsize n_tokens = aster_tokens_get_n (tokens);
  guint limit = CLAMP (word->n / 3, 1, MAX_LIMIT), n = 0;

  for (gsize i = 0; i < n_tokens; i++)
    {
      gsize length;
      const char *bytes = aster_tokens_get (tokens, i, &length);
      Word other;
      guint distance;

      if (i % TOKENS_A_BEAT == 0 &&
          !aster_pulse_beat (pulse, (double) i / (double) n_tokens, NULL))
        break;
      if (length > (gsize) (word->n + limit) * 4 || length + limit < word->n ||
          !word_read (&other, bytes, length))
        continue;

      if ((distance = measure (word, &other, limit)) <= limit)
        n = insert (best, n, most,
                    (Suggestion){ distance, other.letters[0] != word->letters[0], i });
      if (n == most)
        limit = best[n - 1].distance;
    }

  return n;
}

/**
 * aster_spelling_suggest:
 * @tokens: a vocabulary
 * @word: UTF-8, a word that is not in it
 * @most: how many suggestions at most
 * @pulse: (nullable): heartbeat; when it stops the search, what was found stands
 *
 * Only tokens that are UTF-8 and hold no control characters are suggested.
 *
 * Returns: (transfer full): the tokens, nearest first; may be empty
 */
GStrv
aster_spelling_suggest (const AsterTokens *tokens,
                        const char *word,
                        guint most,
                        AsterPulse *pulse)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree Suggestion *best = g_new (Suggestion, most + 1);
  guint n = 0;
  Word wanted;

  g_return_val_if_fail (tokens != NULL && word != NULL, NULL);

  if (most > 0 && word_read_composed (&wanted, word, strlen (word)))
    n = search (tokens, &wanted, most, best, pulse);
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (names, aster_tokens_get (tokens, best[i].row, NULL));

  return g_strv_builder_end (names);
}
