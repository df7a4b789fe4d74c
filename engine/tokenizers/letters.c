#include "tokenizers/letters.h"

#define SOFT_HYPHEN    0xad
#define NON_JOINER     0x200c
#define JOINER         0x200d
#define FIRST_MEDIAL   0x1160 /* Korean vowels and closing consonants */
#define LAST_FINAL     0x11ff
#define FIRST_UNSPACED 0x0e00 /* no script below writes without spaces */

static gboolean
is_unspaced (gunichar c)
{
  if (c < FIRST_UNSPACED)
    return FALSE;

  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;

    default:
      return c == 0x30fc || c == 0xff70;
    }
}

/**
 * aster_letters_next:
 * @p: (inout): a character of bytes that may not be UTF-8, before @end; is moved behind
 *   it
 * @end: the byte after the last
 *
 * A bad byte is a character of its own.
 *
 * Returns: the character, or a number above all that Unicode has for a bad byte
 */
gunichar
aster_letters_next (const char **p, const char *end)
{
  gunichar c = (guchar) * *p;

  if (c >= 0x80)
    c = g_utf8_get_char_validated (*p, end - *p);
  *p = (c >> 31) != 0 ? *p + 1 : g_utf8_next_char (*p);

  return c;
}

/**
 * aster_letters_begin_word:
 * @c: from aster_letters_next()
 *
 * Returns: whether @c can begin a word, as in tokenizers/atoms
 */
gboolean
aster_letters_begin_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);

  return g_unichar_isalnum (c) && !is_unspaced (c);
}

/**
 * aster_letters_continue_word:
 * @c: from aster_letters_next()
 *
 * Returns: whether @c goes on with the word it stands in
 */
gboolean
aster_letters_continue_word (gunichar c)
{
  return aster_letters_begin_word (c) || c == SOFT_HYPHEN || c == NON_JOINER ||
         c == JOINER || (c >= 0x80 && g_unichar_ismark (c));
}

/**
 * aster_letters_get_plain:
 * @c: from aster_letters_next()
 *
 * Returns: the typewriter's apostrophe or hyphen for the printer's, 0 for what is only
 *   an instruction to the printer, and @c itself for all else
 */
gunichar
aster_letters_get_plain (gunichar c)
{
  switch (c)
    {
    case SOFT_HYPHEN:
    case 0xfe0e: /* variation selectors: as text, as a picture */
    case 0xfe0f:
      return 0;

    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x02bc: /* ʼ */
      return '\'';

    case 0x2010: /* ‐ */
    case 0x2011: /* ‑ */
      return '-';

    default:
      return c;
    }
}

/**
 * aster_letters_get_base:
 * @c: from aster_letters_next()
 *
 * Of a Korean syllable it is the first consonant, so that the others alone count as
 * marks.
 *
 * Returns: the plain letter below all accents, lower-case; 0 for a mark alone
 */
gunichar
aster_letters_get_base (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c < 0x80)
    return (guchar) g_ascii_tolower ((char) c);
  if ((c = aster_letters_get_plain (c)) == 0 || g_unichar_ismark (c) ||
      (c >= FIRST_MEDIAL && c <= LAST_FINAL))
    return 0;

  g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

  return g_unichar_tolower (parts[0]);
}
