/* The largest |x| of a row, as the bits of that float. Bits of floats without their
 * sign order as the floats do, and integers need no special case for NaN: one
 * integer maximum answers whether all numbers are finite, whether all are zero, and
 * how large they become. It costs nothing beside the copy, which waits for memory,
 * as long as it is done in the same pass and with wide instructions. */

#include "files/row-peak.h"

#include <string.h>

#include "tools/wide.h"

#define WITHOUT_SIGN 0x7fffffffu

/**
 * aster_row_peak:
 * @row: (array length=d): numbers (d)
 * @d: how many
 *
 * Returns: the bits of the largest |x|: 0 for a zero row, %ASTER_PEAK_NOT_FINITE or
 *   more for a row with a number that is not finite. O(d).
 */
ASTER_WIDE guint32
aster_row_peak (const float *row, gsize d)
{
  guint32 peak = 0;

  for (gsize p = 0; p < d; p++)
    {
      guint32 bits;

      memcpy (&bits, row + p, sizeof bits);
      bits &= WITHOUT_SIGN;
      peak = bits > peak ? bits : peak;
    }

  return peak;
}

/**
 * aster_row_copy:
 * @row: (out caller-allocates) (array length=d): where the numbers (d) go
 * @bytes: (array): 4 × @d bytes, float32 in little-endian order, at any address
 * @d: how many
 *
 * Returns: the aster_row_peak() of what was copied. O(d).
 */
ASTER_WIDE guint32
aster_row_copy (float *restrict row, const guchar *restrict bytes, gsize d)
{
  guint32 peak = 0;

  for (gsize p = 0; p < d; p++)
    {
      guint32 bits;

      memcpy (&bits, bytes + p * sizeof bits, sizeof bits);
      bits = GUINT32_FROM_LE (bits);
      memcpy (row + p, &bits, sizeof bits);
      bits &= WITHOUT_SIGN;
      peak = bits > peak ? bits : peak;
    }

  return peak;
}
