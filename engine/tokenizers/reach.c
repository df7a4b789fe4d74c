/* A word tokenizer that looks for the longest match would ask the vocabulary for
 * every run of atoms at every place of a text, nearly always in vain. One pass
 * over the vocabulary spares it that: for each first word, by a hash of its
 * letters without case and accents, the table keeps how many atoms the longest
 * token has that begins with it. Two words in one slot cost a look-up and change
 * nothing. O(bytes of the vocabulary) to make, O(length of the word) to ask. */

#include "tokenizers/reach.h"

#include "tokenizers/letters.h"
#include "tools/error.h"

#define N_SLOTS       65536u
#define TOKENS_A_BEAT 8192

struct _AsterReach
{
  guint8 atoms[N_SLOTS];
};

/* The slot of the first word or sign, the same however it is spelt. Of a number
 * only the first digit counts, since where a number ends takes more looking. */
static guint
get_slot (const char *p, const char *end)
{
  guint32 h = 2166136261u;
  gboolean is_first = TRUE;

  while (p < end)
    {
      gunichar c = aster_letters_next (&p, end);
      gboolean is_word = aster_letters_is_word (c);
      gunichar base = aster_letters_get_base (c);

      if (!is_first && !is_word)
        break;
      if (base != 0)
        h = (h ^ base) * 16777619u;
      if (is_first && (!is_word || g_unichar_isdigit (c)))
        break;
      is_first = FALSE;
    }

  return (h ^ (h >> 16)) % N_SLOTS;
}

/* At least as many atoms as there are. */
static guint
count_atoms (const char *p, const char *end)
{
  gboolean in_word = FALSE;
  guint n = 0;

  while (p < end)
    {
      gboolean was_in_word = in_word;

      in_word = aster_letters_is_word (aster_letters_next (&p, end));
      n += !(in_word && was_in_word);
    }

  return n;
}

/* @error: return location for ASTER_ERROR_CANCELLED; beats from ½ on, as what
 * comes between cutting a text into atoms and matching them. */
AsterReach *
aster_reach_new (const AsterTokens *tokens, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterReach) self = g_new0 (AsterReach, 1);

  for (gsize i = 0; i < aster_tokens_get_n (tokens); i++)
    {
      gsize length;
      const char *token = aster_tokens_get (tokens, i, &length);
      guint n = count_atoms (token, token + length);

      if (i % TOKENS_A_BEAT == 0 && !aster_pulse_beat (pulse, 0.5, NULL))
        {
          aster_set_cancelled (error);
          return NULL;
        }

      if (n > 1)
        {
          guint8 *atoms = &self->atoms[get_slot (token, token + length)];

          *atoms = (guint8) MIN (MAX (n, *atoms), G_MAXUINT8);
        }
    }

  return g_steal_pointer (&self);
}

void
aster_reach_free (AsterReach *self)
{
  g_free (self);
}

/* The most atoms of a token whose first atom is @atom, at least 1. */
guint
aster_reach_get (const AsterReach *self, const char *atom, gsize length)
{
  guint n = self->atoms[get_slot (atom, atom + length)];

  return MAX (n, 1);
}
