/* How a text is cut when the space knows only words.
 *
 * The text is first cut into atoms (tokenizers/atoms): words, numbers, signs,
 * grapheme clusters. Then, from left to right, the longest run of atoms that is
 * a token becomes one piece; where no run is, the single atom becomes a piece
 * without a row. So "don't", "well-known", "U.S." and "…" are pieces if the
 * vocabulary has them and their parts if not, a run of Chinese characters is cut
 * by longest match, and "New York" is one piece if the vocabulary has "New_York"
 * (or the same with a space). A run never reaches over an empty line and holds
 * at most MAX_RUN atoms.
 *
 * A run is looked up as written; in Unicode's composed and decomposed forms with
 * plain apostrophes and hyphens, without soft hyphens and variation selectors
 * (one text is then read alike in whichever form it and the vocabulary are
 * stored); and, if the vocabulary is lower-case, with each letter lower-cased.
 * Nothing else is folded: in a vocabulary that has capitals, "The" is not "the".
 * The longest run wins; among equal ones, the form named first. Where the
 * vocabulary writes "do n't", as the Penn Treebank does, "don't" is read so.
 *
 * How many atoms are worth asking for is known from one pass over the vocabulary
 * (tokenizers/reach). O(vocabulary + MAX_RUN × text). */

#include "tokenizers/words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tokenizers/atoms.h"
#include "tokenizers/letters.h"
#include "tokenizers/reach.h"
#include "tokenizers/spelt.h"
#include "tools/error.h"
#include "tools/limits.h"

#define MAX_RUN      24
#define ATOMS_A_BEAT 1024
#define FEW_CAPITALS 100 /* one token in so many may have a capital */

typedef struct
{
  const AsterTokens *tokens;
  const char *text;
  const AsterAtom *atoms;
  gsize n;
  const GPtrArray *spellings; /* of AsterSpelt, the first choice first */
  const AsterReach *reach;
  GString *key;
  GArray *items; /* of AsterPiece */
} Cutter;

/* A run of atoms that is a token. */
typedef struct
{
  gsize n; /* 0: none */
  int row;
} Match;

static int
find_key (const Cutter *self)
{
  return aster_tokens_find (self->tokens, self->key->str, (gssize) self->key->len);
}

static void
append_atom (Cutter *self, const AsterSpelt *spelling, gsize i)
{
  g_string_append_len (self->key, spelling->bytes + spelling->starts[i],
                       (gssize) (spelling->starts[i + 1] - spelling->starts[i]));
}

/* The longest run of atoms from @i on, at least @shortest and at most @n, that is
 * a token in this spelling, with @gap for white space. The key of a run begins
 * with the keys of all shorter ones. */
static Match
match_spelling (
    Cutter *self, const AsterSpelt *spelling, gsize i, gsize n, gsize shortest, char gap)
{
  gsize ends[MAX_RUN];
  gsize n_keys = 0;

  g_string_truncate (self->key, 0);
  for (; n_keys < n && self->key->len <= ASTER_MAX_TOKEN; n_keys++)
    {
      const AsterAtom *atom = &self->atoms[i + n_keys];

      if (n_keys > 0 && atom[0].start > atom[-1].end)
        g_string_append_c (self->key, gap);
      append_atom (self, spelling, i + n_keys);
      ends[n_keys] = self->key->len;
    }

  for (gsize length = n_keys; length >= shortest; length--)
    {
      int row;

      g_string_truncate (self->key, ends[length - 1]);
      if ((row = find_key (self)) >= 0)
        return (Match){ length, row };
    }

  return (Match){ 0, -1 };
}

/* The longest run of at most @n atoms from @i on that is a token in any spelling. */
static Match
match_atoms (Cutter *self, gsize i, gsize n)
{
  const AsterAtom *first = &self->atoms[i];
  gboolean has_gap = FALSE;
  Match best = { 0, -1 };

  for (gsize k = 1; k < n && !has_gap; k++)
    has_gap = first[k].start > first[k - 1].end;

  for (guint s = 0; s < self->spellings->len && best.n < n; s++)
    for (int gap = 0; gap <= has_gap && best.n < n; gap++)
      {
        Match match = match_spelling (self, g_ptr_array_index (self->spellings, s), i, n,
                                      best.n + 1, "_ "[gap]);

        if (match.n > best.n)
          best = match;
      }

  return best;
}

/* How many atoms from @i on may be one run: no empty line between them, and no
 * more than a token that begins like this has. */
static gsize
get_room (const Cutter *self, gsize i)
{
  const AsterAtom *first = &self->atoms[i];
  gsize most = self->n - i, n;

  if (most > 1)
    most = MIN (most, aster_reach_get (self->reach, self->text, first, first + 1));
  most = MIN (most, MAX_RUN);

  for (n = 1; n < most; n++)
    {
      const char *gap = self->text + first[n - 1].end;
      gsize length = first[n].start - first[n - 1].end;
      const char *line = memchr (gap, '\n', length);

      if (line != NULL && memchr (line + 1, '\n', gap + length - line - 1) != NULL)
        break;
    }

  return n;
}

static void
add_piece (Cutter *self, gsize start, gsize end, int row)
{
  AsterPiece piece = { start, end, row };

  g_array_append_val (self->items, piece);
}

/* Whether the three atoms from @i on are a word in n, an apostrophe and t, with
 * nothing between them. */
static gboolean
is_contraction (const Cutter *self, gsize i)
{
  const AsterAtom *atoms = self->atoms + i;

  return i + 2 < self->n && atoms[0].end == atoms[1].start &&
         atoms[1].end == atoms[2].start && atoms[0].end - atoms[0].start >= 2 &&
         atoms[2].end - atoms[2].start == 1 &&
         g_ascii_tolower (self->text[atoms[2].start]) == 't' &&
         g_ascii_tolower (self->text[atoms[0].end - 1]) == 'n';
}

/* Reads "don't" as "do" and "n't" if the vocabulary has both in one spelling. */
static gboolean
add_contraction (Cutter *self, gsize i)
{
  for (guint s = 0; s < self->spellings->len && is_contraction (self, i); s++)
    {
      const AsterSpelt *spelling = g_ptr_array_index (self->spellings, s);
      gsize start = self->atoms[i].start, middle = self->atoms[i].end - 1;
      int verb, not ;

      g_string_truncate (self->key, 0);
      append_atom (self, spelling, i);
      g_string_truncate (self->key, self->key->len - 1);
      verb = find_key (self);

      g_string_assign (self->key, "");
      g_string_append_c (self->key, spelling->bytes[spelling->starts[i + 1] - 1]);
      append_atom (self, spelling, i + 1);
      append_atom (self, spelling, i + 2);
      not = find_key (self);

      if (verb >= 0 && not >= 0)
        {
          add_piece (self, start, middle, verb);
          add_piece (self, middle, self->atoms[i + 2].end, not );
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
match_text (Cutter *self, AsterPulse *pulse)
{
  gsize next_beat = 0;

  for (gsize i = 0; i < self->n;)
    {
      Match match = match_atoms (self, i, get_room (self, i));

      if (i >= next_beat)
        {
          if (!aster_pulse_beat (pulse, 0.5 + 0.5 * (double) i / (double) self->n, NULL))
            return FALSE;
          next_beat = i + ATOMS_A_BEAT;
        }

      if (match.n <= 1 && add_contraction (self, i))
        {
          i += 3;
          continue;
        }
      match.n = MAX (match.n, 1);
      add_piece (self, self->atoms[i].start, self->atoms[i + match.n - 1].end, match.row);
      i += match.n;
    }

  return TRUE;
}

/* The spellings worth looking up, the first choice first: those that spell no atom
 * anew are left out. */
static GPtrArray *
make_spellings (const char *text,
                const GArray *atoms,
                gboolean lower,
                AsterPulse *pulse,
                GError **error)
{
  g_autoptr (GPtrArray) spellings = g_ptr_array_new_with_free_func (
      (GDestroyNotify) aster_spelt_free);

  for (int l = 0; l <= lower; l++)
    for (int form = 0; form < ASTER_N_FORMS; form++)
      {
        g_autoptr (AsterSpelt) spelling = aster_spelt_new (text, atoms, (AsterForm) form,
                                                           l, pulse, error);
        gboolean is_new = TRUE;

        if (spelling == NULL)
          return NULL;
        for (guint i = 0; i < spellings->len && is_new; i++)
          is_new = !aster_spelt_equal (g_ptr_array_index (spellings, i), spelling);
        if (is_new)
          g_ptr_array_add (spellings, g_steal_pointer (&spelling));
      }

  return g_steal_pointer (&spellings);
}

/**
 * aster_words_cut:
 * @tokens: the vocabulary
 * @text: (array length=length): UTF-8 without NULs
 * @length: how many bytes, or −1 if @text ends with a NUL
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT (not UTF-8, or a NUL inside;
 *   the message has the offset), %ASTER_ERROR_NO_MEMORY or %ASTER_ERROR_CANCELLED
 *
 * Cuts @text into pieces that cover all of it but white space. O(vocabulary + text).
 *
 * Returns: (transfer full) (nullable): the pieces, row −1 where no token is
 */
AsterPieces *
aster_words_cut (const AsterTokens *tokens,
                 const char *text,
                 gssize length,
                 AsterPulse *pulse,
                 GError **error)
{
  g_autoptr (GArray) atoms = NULL, items = NULL;
  g_autoptr (GString) key = g_string_new (NULL);
  g_autoptr (AsterReach) reach = NULL;
  g_autoptr (GPtrArray) spellings = NULL;
  gsize size;
  Cutter self = { 0 };

  g_return_val_if_fail (tokens != NULL && text != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  if (!(atoms = aster_atoms_cut (text, size, pulse, error)) ||
      !(reach = aster_reach_new (tokens, pulse, error)) ||
      !(spellings = make_spellings (text, atoms, aster_words_is_lower_case (tokens),
                                    pulse, error)))
    return NULL;

  items = g_array_new (FALSE, FALSE, sizeof (AsterPiece));
  self = (Cutter){ tokens,     text,      (const AsterAtom *) (gpointer) atoms->data,
                   atoms->len, spellings, reach,
                   key,        items };
  if (!match_text (&self, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return aster_pieces_new (g_strndup (text, size), size, g_steal_pointer (&items));
}

/* Whether a token has a small letter, and whether it has a capital one. Names of
 * special tokens, such as <UNK> and [PAD], have neither. */
static void
look_at_case (const char *p, const char *end, gboolean *small, gboolean *capital)
{
  *small = *capital = FALSE;
  if (end - p > 2 && ((*p == '<' && end[-1] == '>') || (*p == '[' && end[-1] == ']')))
    return;

  while (p < end && !*capital)
    {
      gunichar c = aster_letters_next (&p, end);

      *small |= c < 0x80 ? g_ascii_islower ((char) c) : g_unichar_islower (c);
      *capital |= c < 0x80 ? g_ascii_isupper ((char) c)
                           : g_unichar_isupper (c) || g_unichar_istitle (c);
    }
}

/**
 * aster_words_is_lower_case:
 * @tokens: a vocabulary
 *
 * A vocabulary is lower-case if some token has a small letter and fewer than one
 * in a hundred of its tokens have a capital one: real lists hold a few strays,
 * and special tokens such as <UNK> do not count. O(bytes of the vocabulary), and
 * at once where capitals are common.
 *
 * Returns: whether a text should be lower-cased to be found in it
 */
gboolean
aster_words_is_lower_case (const AsterTokens *tokens)
{
  gsize n = aster_tokens_get_n (tokens), n_small = 0, n_capital = 0;

  for (gsize i = 0; i < n && n_capital * FEW_CAPITALS <= n; i++)
    {
      gsize length;
      const char *token = aster_tokens_get (tokens, i, &length);
      gboolean small, capital;

      look_at_case (token, token + length, &small, &capital);
      n_small += small;
      n_capital += capital;
    }

  return n_small > 0 && n_capital * FEW_CAPITALS < n;
}
