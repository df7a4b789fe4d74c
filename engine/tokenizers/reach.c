/* A word tokenizer that looks for the longest match would ask the vocabulary for
 * every run of atoms at every place of a text, nearly always in vain. One pass
 * over the vocabulary spares it that: for each two atoms that some token begins
 * with, by a hash of their letters without case and accents, the table keeps how
 * many atoms the longest such token has. "New_York" is entered under new and _ and,
 * since a gap in the text may stand for _, also under new and york. Where the first
 * atom is a number or a picture, whose end takes more looking, its first character
 * stands for it and the second atom for nothing. Two entries in one slot cost a
 * look-up and change nothing. O(bytes of the vocabulary) to make. */

#include "tokenizers/reach.h"

#include "tokenizers/letters.h"
#include "tools/error.h"

#define N_SLOTS       (1u << 18)
#define TOKENS_A_BEAT 8192

struct _AsterReach
{
  guint8 atoms[N_SLOTS];
};

/* The first atom of some bytes, as far as it is told by its first character. */
typedef struct
{
  guint32 hash;
  gboolean is_open; /* it may go on beyond what was hashed */
  const char *end;
} Head;

static Head
read_head (const char *p, const char *end)
{
  Head head = { 2166136261u, FALSE, p };
  gunichar c = aster_letters_next (&head.end, end);
  gboolean is_word = aster_letters_begin_word (c);

  head.hash = (head.hash ^ aster_letters_get_base (c)) * 16777619u;
  head.is_open = g_unichar_isdigit (c) || (!is_word && c >= 0x80);
  while (is_word && !head.is_open && head.end < end)
    {
      const char *next = head.end;
      gunichar base;

      c = aster_letters_next (&next, end);
      if (!aster_letters_continue_word (c))
        break;
      if ((base = aster_letters_get_base (c)) != 0)
        head.hash = (head.hash ^ base) * 16777619u;
      head.end = next;
    }

  return head;
}

/* A sign followed by a mark, such as a key cap, goes on as well. */
static gboolean
is_open (const Head *head, const char *end)
{
  return head->is_open || (head->end < end && (guchar) *head->end >= 0x80);
}

static guint
get_slot (guint32 first, guint32 second)
{
  guint32 h = (first * 31 + second) * 2654435761u;

  return (h ^ (h >> 15)) % N_SLOTS;
}

/* At least as many atoms as there are. */
static guint
count_atoms (const char *p, const char *end)
{
  gboolean in_word = FALSE;
  guint n = 0;

  while (p < end)
    {
      gunichar c = aster_letters_next (&p, end);
      gboolean was_in_word = in_word;

      in_word = was_in_word ? aster_letters_continue_word (c)
                            : aster_letters_begin_word (c);
      n += !(in_word && was_in_word);
    }

  return n;
}

static void
enter (AsterReach *self, guint32 first, guint32 second, guint n)
{
  guint8 *atoms = &self->atoms[get_slot (first, second)];

  *atoms = (guint8) MIN (MAX (n, *atoms), G_MAXUINT8);
}

static void
enter_token (AsterReach *self, const char *token, gsize length, guint n)
{
  const char *end = token + length;
  Head first = read_head (token, end), second;

  if (first.end == end || is_open (&first, end))
    enter (self, first.hash, 0, n);
  if (first.end == end)
    return;

  second = read_head (first.end, end);
  enter (self, first.hash, second.hash, n);
  if ((*first.end == '_' || *first.end == ' ') && second.end < end)
    enter (self, first.hash, read_head (second.end, end).hash, n);
}

/**
 * aster_reach_new:
 * @tokens: of a space
 * @pulse: (nullable): heartbeat; beats at ½, as what comes between cutting a text into
 *   atoms and matching them
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * O(bytes of all tokens) time, 256 KiB of memory.
 *
 * Returns: (transfer full) (nullable): how far tokens reach
 */
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
        enter_token (self, token, length, n);
    }

  return g_steal_pointer (&self);
}

void
aster_reach_free (AsterReach *self)
{
  g_free (self);
}

/**
 * aster_reach_get:
 * @self: how far tokens reach
 * @text: what the atoms are of
 * @first: an atom of @text
 * @second: the next one, perhaps after a gap
 *
 * O(1).
 *
 * Returns: atoms that no token which begins with both has more of, at least 1; now and
 *   then more than any has
 */
guint
aster_reach_get (const AsterReach *self,
                 const char *text,
                 const AsterAtom *first,
                 const AsterAtom *second)
{
  Head head = read_head (text + first->start, text + first->end);
  Head next = read_head (text + second->start, text + second->end);
  guint n = MAX (self->atoms[get_slot (head.hash, next.hash)],
                 self->atoms[get_slot (head.hash, 0)]);

  return MAX (n, 1);
}
