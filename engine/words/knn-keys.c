/* A score and its row as one number, and how to find the best of many.
 *
 * Selection (Hoare 1961) with a partition that has no branch to guess wrong: every key is
 * exchanged with the first of the small ones, and the border moves on if it was large.
 * O(n) on average. */

#include "words/knn-keys.h"

/* Which of three keys is the middle one. */
static inline gsize
middle_of (const AsterKnnKey *keys, gsize a, gsize b, gsize c)
{
  if ((keys[a] < keys[b]) == (keys[b] < keys[c]))
    return b;

  return (keys[a] < keys[b]) == (keys[c] < keys[a]) ? a : c;
}

static inline void
exchange (AsterKnnKey *keys, gsize a, gsize b)
{
  AsterKnnKey key = keys[a];

  keys[a] = keys[b];
  keys[b] = key;
}

/**
 * aster_knn_keys_select:
 * @keys: (array length=n): no two the same; reordered
 * @n: how many
 * @k: 1 to @n
 *
 * Brings the @k largest to the front, in no order but that the smallest of them
 * comes last of these. O(n) on average.
 */
void
aster_knn_keys_select (AsterKnnKey *keys, gsize n, gsize k)
{
  gsize low = 0, high = n;

  /* All before low are larger than the k-th, all from high on smaller. */
  while (high - low > 1)
    {
      gsize border = low + 1;
      AsterKnnKey pivot;

      exchange (keys, low, middle_of (keys, low, low + (high - low) / 2, high - 1));
      pivot = keys[low];
      for (gsize i = low + 1; i < high; i++)
        {
          AsterKnnKey key = keys[i];

          keys[i] = keys[border];
          keys[border] = key;
          border += key > pivot;
        }
      exchange (keys, low, border - 1);

      if (k == border)
        return;
      if (k < border)
        high = border - 1;
      else
        low = border;
    }
}
