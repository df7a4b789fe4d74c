/* bits.h - a set of rows, one bit each. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Words of 64 rows; NULL stands for the empty set wherever one is read. */
static inline gsize
aster_bits_words (gsize n)
{
  return n / 64 + (n % 64 != 0);
}

static inline gboolean
aster_bits_get (const guint64 *bits, gsize row)
{
  return bits != NULL && (bits[row / 64] >> (row % 64) & 1) != 0;
}

static inline void
aster_bits_set (guint64 *bits, gsize row, gboolean on)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << (row % 64);

  if (on)
    bits[row / 64] |= bit;
  else
    bits[row / 64] &= ~bit;
}

static inline gsize
aster_bits_count (const guint64 *bits, gsize n)
{
  gsize count = 0;

  for (gsize w = 0; bits != NULL && w < aster_bits_words (n); w++)
    count += (gsize) __builtin_popcountll (bits[w]);

  return count;
}

G_END_DECLS
