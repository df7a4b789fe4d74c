/* Rows by a hash of their names: as good as drawn by lot, and the same whichever row of
 * the file a name stands in. What is painted in this order shows no class more than
 * another, however the file is sorted, and the first rows of it are a fair sample.
 *
 * Hashes are sorted by three passes of eleven bits, the lowest first. Names that share
 * one stand by their bytes; rows that share a name, as in the file. */

#include "values/shuffle.h"

#include <string.h>

#include "tools/random.h"

#define DIGIT  11 /* bits */
#define N_BINS (1u << DIGIT)
#define PASSES 3 /* that make up a hash of 32 bits */

static guint32
hash (const char *bytes, gsize length)
{
  guint64 h = length, word;

  for (; length > 0;
       bytes += MIN (length, sizeof word), length -= MIN (length, sizeof word))
    {
      word = 0;
      memcpy (&word, bytes, MIN (length, sizeof word));
      h = aster_random_mix (h ^ word) + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
    }

  return (guint32) (aster_random_mix (h) >> 32);
}

/* Sorts @from by one digit of its hashes into @to. */
static void
sort_by_digit (const guint64 *from, guint64 *to, gsize n, guint shift)
{
  guint32 ends[N_BINS + 1] = { 0 };

  for (gsize i = 0; i < n; i++)
    ends[(from[i] >> shift) % N_BINS + 1]++;
  for (gsize bin = 0; bin < N_BINS; bin++)
    ends[bin + 1] += ends[bin];
  for (gsize i = 0; i < n; i++)
    to[ends[(from[i] >> shift) % N_BINS]++] = from[i];
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  guint32 rows[2] = { *(const guint32 *) a, *(const guint32 *) b };
  const char *names[2];
  gsize lengths[2];
  int order;

  for (guint side = 0; side < 2; side++)
    names[side] = aster_tokens_get (data, rows[side], &lengths[side]);
  order = memcmp (names[0], names[1], MIN (lengths[0], lengths[1]));
  if (order != 0)
    return order;
  if (lengths[0] != lengths[1])
    return lengths[0] < lengths[1] ? -1 : 1;

  return rows[0] < rows[1] ? -1 : 1;
}

/**
 * aster_shuffle_new:
 * @tokens: the names of the rows
 *
 * O(n) and the letters of all names, once; 20 bytes a row meanwhile.
 *
 * Returns: (transfer full): the rows, in an order that their names alone decide; those
 *   of one name stand as in @tokens
 */
AsterShuffle *
aster_shuffle_new (const AsterTokens *tokens)
{
  gsize n, first = 0;
  g_autofree guint64 *keys = NULL, *other = NULL;
  AsterShuffle *self;

  g_return_val_if_fail (tokens != NULL, NULL);

  n = aster_tokens_get_n (tokens);
  keys = g_new (guint64, MAX (n, 1));
  other = g_new (guint64, MAX (n, 1));
  for (gsize row = 0; row < n; row++)
    {
      gsize length;
      const char *name = aster_tokens_get (tokens, row, &length);

      keys[row] = (guint64) hash (name, length) << 32 | row;
    }
  for (guint pass = 0; pass < PASSES; pass++)
    {
      guint64 *sorted = other;

      sort_by_digit (keys, sorted, n, 32 + pass * DIGIT);
      other = keys;
      keys = sorted;
    }

  self = g_atomic_rc_box_alloc (sizeof (AsterShuffle) + n * sizeof (guint32));
  self->n = n;
  for (gsize i = 0; i < n; i++)
    {
      self->rows[i] = (guint32) keys[i];
      if (i + 1 < n && keys[i + 1] >> 32 == keys[i] >> 32)
        continue;
      if (i > first)
        {
          g_qsort_with_data (self->rows + first, (int) (i + 1 - first), sizeof (guint32),
                             compare_names, (gpointer) tokens);
        }
      first = i + 1;
    }

  return self;
}

AsterShuffle *
aster_shuffle_ref (AsterShuffle *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
aster_shuffle_unref (AsterShuffle *self)
{
  g_atomic_rc_box_release (self);
}
