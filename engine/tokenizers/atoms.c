/* The smallest units of a text, before any vocabulary is asked.
 *
 * An atom is one of
 *
 *  - a number: digits, with single points or commas between them (3.14, 1,000);
 *  - a word: letters and digits of a script that writes spaces, each with its
 *    combining marks and joiners (naïve in either normal form, word2vec,
 * می‌خواهم);
 *  - one grapheme cluster of anything else: a sign of punctuation, a Chinese or
 *    Japanese character, a Thai syllable's letter with its marks, an emoji with
 *    all that is joined to it (👩‍🚀, 🇻🇳, 1️⃣).
 *
 * Atoms are in order and never overlap, and everything that is not white space
 * lies in one; the zero-width space U+200B and the mark U+FEFF count as white
 * space. PCRE2 knows the properties and the rules for clusters (Unicode Standard
 * Annex 29). Its quantifiers are possessive here, so that a word of four million
 * letters takes neither a stack nor a second look: O(length). */

#include "tokenizers/atoms.h"

#include <glib/gi18n-lib.h>

#include "tools/error.h"

#define ATOMS_PER_BEAT 4096

/* Scripts that put no space between words. */
#define UNSPACED                                                                         \
  "\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Thai}\\p{Lao}\\p{Khmer}\\p{Myanmar}"            \
  "\\x{30FC}\\x{FF70}"

#define LETTER "(?:(?![" UNSPACED "])[\\p{L}\\p{N}][\\p{M}\\x{200C}\\x{200D}\\x{AD}]*+)"

/* What \X would do, if it did not count all flags before each one (which takes
 * time without end) and, in PCRE2 10.42, take pictures side by side for one. */
#define FLAG    "[\\x{1F1E6}-\\x{1F1FF}]"
#define EXTEND  "[\\p{M}\\x{1F3FB}-\\x{1F3FF}\\x{E0020}-\\x{E007F}]*+"
#define PICTURE "\\p{ExtPict}" EXTEND

#define PATTERN                                                                          \
  "(?![\\s\\x{200B}\\x{FEFF}])"                                                          \
  "(?:[0-9#*]\\x{FE0F}?\\x{20E3}"                                                        \
  "|\\p{Nd}++(?:[.,]\\p{Nd}++)*+(?!" LETTER "|\\p{M})"                                   \
  "|" LETTER "++"                                                                        \
  "|" FLAG "{1,2}+" EXTEND "|" PICTURE "(?:\\x{200D}" PICTURE ")*+\\x{200D}?+"           \
  "|\\X)"

static const GRegex *
get_regex (void)
{
  static gsize regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, (gsize) g_regex_new (PATTERN, G_REGEX_OPTIMIZE, 0, NULL));

  return (const GRegex *) regex;
}

static gboolean
check_text (const char *text, gsize length, GError **error)
{
  const char *end;

  if (length > G_MAXINT)
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                           _ ("The text is larger than 2 GiB; take a part of it"));
      return FALSE;
    }

  if (g_utf8_validate_len (text, length, &end))
    return TRUE;

  if (*end == '\0')
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT,
                 _ ("Byte %zu of the text is a NUL, which no text holds; "
                    "is it a file of another kind?"),
                 (gsize) (end - text));
  else
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT,
                 _ ("Byte %zu of the text (0x%02X) is not UTF-8; save the "
                    "text as UTF-8 and try again"),
                 (gsize) (end - text), (guchar) *end);

  return FALSE;
}

/**
 * aster_atoms_cut:
 * @text: (array length=length): any bytes
 * @length: how many
 * @pulse: (nullable): heartbeat, from 0 to ½: what follows is the other half
 * @error: return location for %ASTER_ERROR_FORMAT (not UTF-8, or a NUL inside;
 *   the message has the offset), %ASTER_ERROR_NO_MEMORY (more than 2 GiB) or
 *   %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type AsterAtom) (nullable): the atoms. O(length).
 */
GArray *
aster_atoms_cut (const char *text, gsize length, AsterPulse *pulse, GError **error)
{
  g_autoptr (GArray) atoms = g_array_new (FALSE, FALSE, sizeof (AsterAtom));
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!check_text (text, length, error))
    return NULL;

  g_regex_match_full (get_regex (), text, (gssize) length, 0, 0, &match, &local);
  while (local == NULL && g_match_info_matches (match))
    {
      AsterAtom atom;
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      atom.start = (gsize) start;
      atom.end = (gsize) end;
      if (atoms->len % ATOMS_PER_BEAT == 0 &&
          !aster_pulse_beat (pulse, 0.5 * start / (double) length, NULL))
        {
          aster_set_cancelled (error);
          return NULL;
        }
      g_array_append_val (atoms, atom);
      g_match_info_next (match, &local);
    }

  if (local != NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT,
                   _ ("The text could not be cut into words: %s"), local->message);
      return NULL;
    }

  return g_steal_pointer (&atoms);
}
