/* Cuts a stream of bytes into words and sentences, in blocks of any size.
 *
 * A word is a run of letters and what sits inside it: marks, digits after a
 * letter («h2o»), and single apostrophes, hyphens and underscores between two
 * letters («don't», «well-known», «new_york»). The typographic apostrophe and
 * hyphen become the plain ones, so that «don’t» and «don't» are one word. What
 * begins with a digit is a number and left out. A sentence ends at the end of a
 * line and at . ! ? and their relatives in other scripts.
 *
 * Bytes that are not UTF-8 part words, and are counted with the places of the
 * first few. Letters fold to lower case one by one with Unicode's simple mapping,
 * the same in every locale.
 *
 * What it leaves out: scripts that write no spaces (a run of Han letters is one
 * word) and abbreviations («e.g.» ends a sentence). */

#include "training/cutter.h"

#include <string.h>

#include "tools/limits.h"

typedef enum {
  KIND_OTHER,
  KIND_LETTER,
  KIND_INNER, /* part of a word only after a letter */
  KIND_JOINER,
  KIND_END,
} Kind;

static Kind
kind_of_wide (gunichar c)
{
  switch (c)
    {
    case 0x2019: /* right single quotation mark, the typographic apostrophe */
    case 0x2010: /* hyphen */
    case 0x2011: /* non-breaking hyphen */
      return KIND_JOINER;

    case 0x85:   /* next line */
    case 0x2026: /* ellipsis */
    case 0x2028: /* line separator */
    case 0x2029: /* paragraph separator */
    case 0x0589: /* Armenian full stop */
    case 0x061f: /* Arabic question mark */
    case 0x06d4: /* Arabic full stop */
    case 0x0964: /* danda */
    case 0x0965: /* double danda */
    case 0x3002: /* ideographic full stop */
    case 0xff01: /* fullwidth exclamation mark */
    case 0xff0e: /* fullwidth full stop */
    case 0xff1f: /* fullwidth question mark */
      return KIND_END;

    default:
      if (g_unichar_isalpha (c))
        return KIND_LETTER;
      return g_unichar_ismark (c) ? KIND_INNER : KIND_OTHER;
    }
}

static Kind
kind_of (gunichar c)
{
  if (c >= 0x80)
    return kind_of_wide (c);
  if (g_ascii_isalpha (c))
    return KIND_LETTER;
  if (c == '\'' || c == '-' || c == '_')
    return KIND_JOINER;
  if (c == '\n' || c == '\r' || c == '.' || c == '!' || c == '?')
    return KIND_END;

  return KIND_OTHER;
}

static gboolean
end_word (AsterCutter *self)
{
  gboolean go_on = TRUE;

  if (self->word->len > 0)
    go_on = self->func (self->word->str, self->word->len, self->user_data);
  g_string_truncate (self->word, 0);
  self->joiner = 0;
  self->in_number = FALSE;

  return go_on;
}

/* A letter, mark or digit that belongs to the word. */
static gboolean
take_inner (AsterCutter *self, gunichar c)
{
  if (self->word->len + 8 > ASTER_MAX_TOKEN && !end_word (self))
    return FALSE;

  if (self->joiner != 0)
    g_string_append_c (self->word, self->joiner);
  self->joiner = 0;

  if (self->lower)
    c = g_unichar_tolower (c);
  if (c < 0x80)
    g_string_append_c (self->word, (char) c);
  else
    g_string_append_unichar (self->word, c);

  return TRUE;
}

static gboolean
take_joiner (AsterCutter *self, gunichar c)
{
  if (self->word->len == 0 || self->joiner != 0)
    return end_word (self);

  if (c == 0x2019)
    c = '\'';
  else if (c >= 0x80)
    c = '-';
  self->joiner = (char) c;

  return TRUE;
}

static gboolean
take (AsterCutter *self, gunichar c)
{
  switch (kind_of (c))
    {
    case KIND_LETTER:
      return self->in_number || take_inner (self, c);

    case KIND_INNER:
      return self->word->len == 0 || self->joiner != 0 || take_inner (self, c);

    case KIND_JOINER:
      return take_joiner (self, c);

    case KIND_END:
      return end_word (self) && self->func (NULL, 0, self->user_data);

    case KIND_OTHER:
    default:
      if (!g_unichar_isdigit (c))
        return end_word (self);
      if (self->word->len > 0 && self->joiner == 0)
        return take_inner (self, c);
      if (!end_word (self))
        return FALSE;
      self->in_number = TRUE;
      return TRUE;
    }
}

static gboolean
skip_invalid (AsterCutter *self)
{
  if (self->n_invalid < ASTER_CUTTER_PLACES)
    self->invalid[self->n_invalid] = self->offset;
  self->n_invalid++;
  self->offset++;

  return end_word (self);
}

/* Takes whole characters from the front of @bytes; what is left is the
 * beginning of one. FALSE if the caller's function wants no more. */
static gboolean
take_characters (AsterCutter *self, const char *bytes, gsize length, gsize *taken)
{
  const char *p = bytes, *end = bytes + length;
  gboolean go_on = TRUE;

  while (go_on && p < end)
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p
                                      : g_utf8_get_char_validated (p, end - p);
      gsize size = 1;

      if (c == (gunichar) -2)
        break;

      if (c == (gunichar) -1)
        go_on = skip_invalid (self);
      else
        {
          size = (gsize) (g_utf8_next_char (p) - p);
          go_on = take (self, c);
          self->offset += size;
        }
      p += size;
    }

  *taken = (gsize) (p - bytes);

  return go_on;
}

/* Ends the character that the last block began, byte by byte. */
static gboolean
take_carry (AsterCutter *self, const char *bytes, gsize length, gsize *taken)
{
  *taken = 0;
  while (self->n_carry > 0 && *taken < length)
    {
      gsize used;
      gboolean go_on;

      self->carry[self->n_carry++] = bytes[(*taken)++];
      go_on = take_characters (self, self->carry, self->n_carry, &used);
      self->n_carry -= (guint) used;
      memmove (self->carry, self->carry + used, self->n_carry);
      if (!go_on)
        return FALSE;
    }

  return TRUE;
}

/**
 * aster_cutter_init:
 * @self: (out caller-allocates): uninitialised; clear it with aster_cutter_clear()
 * @lower: whether letters fold to lower case
 * @func: called with each word and each end of a sentence
 * @user_data: data for @func
 *
 * Makes a cutter that has read nothing.
 */
void
aster_cutter_init (AsterCutter *self,
                   gboolean lower,
                   AsterCutterFunc func,
                   gpointer user_data)
{
  g_return_if_fail (self != NULL && func != NULL);

  memset (self, 0, sizeof *self);
  self->lower = lower;
  self->func = func;
  self->user_data = user_data;
  self->word = g_string_new (NULL);
}

/**
 * aster_cutter_feed:
 * @self: a cutter
 * @bytes: (array length=length): the next bytes of the stream
 * @length: how many, any number
 *
 * The words are the same however the stream is cut into blocks. O(length).
 *
 * Returns: %FALSE if the function asked to stop
 */
gboolean
aster_cutter_feed (AsterCutter *self, const char *bytes, gsize length)
{
  gsize begun, taken;

  g_return_val_if_fail (self != NULL && (bytes != NULL || length == 0), FALSE);

  if (!take_carry (self, bytes, length, &begun))
    return FALSE;
  if (!take_characters (self, bytes + begun, length - begun, &taken))
    return FALSE;

  if (begun + taken < length)
    {
      self->n_carry = (guint) (length - begun - taken);
      memcpy (self->carry, bytes + begun + taken, self->n_carry);
    }

  return TRUE;
}

/**
 * aster_cutter_finish:
 * @self: a cutter
 *
 * The stream ends here: so do the word and the sentence, and a character that was only
 * begun is invalid. The cutter then goes on to the next stream; its counts go on too.
 *
 * Returns: %FALSE if the function asked to stop
 */
gboolean
aster_cutter_finish (AsterCutter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (; self->n_carry > 0; self->n_carry--)
    if (!skip_invalid (self))
      return FALSE;

  return end_word (self) && self->func (NULL, 0, self->user_data);
}

void
aster_cutter_clear (AsterCutter *self)
{
  g_string_free (self->word, TRUE);
}
