/* Numbers in a column are compared by the eye, which goes by where the decimal sign
 * stands. So they have as many decimals as the one that needs most, but no more digits
 * than help; where they are too far apart for that, each is written by itself. One pass
 * over the numbers, and a few more over those that need more decimals. */

#include "parts/number-shape.h"

#include <math.h>

#include "parts/numbers.h"

#define DIGITS 6
#define LARGE  1000.0 /* from here on thousands are set apart */

typedef struct
{
  double most, least; /* sizes of the largest and of the smallest that is not 0 */
  gboolean negative;
} Range;

static Range
find_range (const double *numbers, gsize n)
{
  Range range = { 0, INFINITY, FALSE };

  for (gsize i = 0; i < n; i++)
    {
      double size = fabs (numbers[i]);

      if (!isfinite (numbers[i]) || size <= 0)
        continue;
      range.most = MAX (range.most, size);
      range.least = MIN (range.least, size);
      range.negative |= numbers[i] < 0;
    }

  return range;
}

/* How many decimals, at most @most, say each number to the digits that count. */
static int
find_decimals (const double *numbers, gsize n, int most)
{
  double unit = 1, near = pow (10, -most) / 2;
  int decimals = 0;

  for (gsize i = 0; i < n && decimals < most; i++)
    while (isfinite (numbers[i]) && decimals < most &&
           fabs (numbers[i] - round (numbers[i] * unit) / unit) > near)
      {
        decimals++;
        unit *= 10;
      }

  return decimals;
}

/**
 * aster_number_shape_of:
 * @numbers: (array length=n): what stands in a column; what is not finite says nothing
 *
 * Returns: how to write each of them
 */
AsterNumberShape
aster_number_shape_of (const double *numbers, gsize n)
{
  Range range = find_range (numbers, n);
  int whole = range.most >= 1 ? (int) floor (log10 (range.most)) + 1 : 1;
  AsterNumberShape shape = { -1, 1 };
  g_autofree char *longest = NULL;

  if (range.most < LARGE && range.least > pow (10, whole - DIGITS))
    shape.decimals = find_decimals (numbers, n, DIGITS - whole);
  longest = aster_number_shape_dup (&shape, range.negative ? -range.most : range.most);
  shape.chars = (int) g_utf8_strlen (longest, -1);

  return shape;
}

/* (transfer full): @value as its column is written; «—» for what is not finite */
char *
aster_number_shape_dup (const AsterNumberShape *self, double value)
{
  return self->decimals < 0 ? aster_number_dup (value, DIGITS)
                            : aster_number_dup_fixed (value, self->decimals);
}
