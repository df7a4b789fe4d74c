/* Which of many numbers has a place in their order, without sorting them: the upper half
 * of its bits is found by counting, then the lower half of it. Two passes over the
 * numbers, whatever they are. */

#include "parts/ranked.h"

#include <string.h>

/* The bits of a number that is not negative: as whole numbers they have its order. */
static guint32
get_bits (float x)
{
  guint32 bits;

  memcpy (&bits, &x, sizeof bits);

  return bits;
}

/**
 * aster_ranked_find:
 * @x: (array length=n): none of them negative or not a number
 * @n: how many
 * @rank: below @n
 *
 * Returns: the one that @rank of them precede
 */
float
aster_ranked_find (const float *x, gsize n, gsize rank)
{
  g_autofree guint32 *counts = g_new0 (guint32, 1 << 16);
  guint32 bits = 0;
  float found;

  for (int half = 0; half < 2; half++)
    {
      guint32 digit = 0;

      memset (counts, 0, sizeof *counts << 16);
      for (gsize i = 0; i < n; i++)
        if (half == 0)
          counts[get_bits (x[i]) >> 16]++;
        else if (get_bits (x[i]) >> 16 == bits >> 16)
          counts[get_bits (x[i]) & 0xffff]++;
      for (; rank >= counts[digit]; digit++)
        rank -= counts[digit];
      bits |= half == 0 ? digit << 16 : digit;
    }
  memcpy (&found, &bits, sizeof found);

  return found;
}
