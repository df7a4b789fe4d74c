#include "tools/tame.h"

#include <math.h>

#define TAME 1e12 /* numbers up to this, and from its inverse, have squares to add up */

/**
 * aster_tame:
 * @x: (n × d), finite
 * @tamed: (out): the same in units of its largest number; or %NULL where @x can be
 *   squared and summed as it is
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * For maps, which do not depend on the scale of what they are made from. O(n d).
 *
 * Returns: %FALSE with @error set, and @tamed untouched, on failure
 */
gboolean
aster_tame (const AsterMatrix *x, AsterMatrix **tamed, GError **error)
{
  gsize size = x->n_rows * x->n_cols;
  AsterMatrix *scaled = NULL;
  float largest = 0;

  for (gsize i = 0; i < size; i++)
    {
      float v = fabsf (x->data[i]);

      largest = v > largest ? v : largest;
    }

  if (largest > 0 && (largest >= TAME || largest <= 1 / TAME))
    {
      if (!(scaled = aster_matrix_copy (x, error)))
        return FALSE;
      for (gsize i = 0; i < size; i++)
        scaled->data[i] = (float) (scaled->data[i] / (double) largest);
    }
  *tamed = scaled;

  return TRUE;
}
