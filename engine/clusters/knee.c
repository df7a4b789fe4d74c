/* The sorted k-distance curve (Ester et al. 1996) and its knee.
 *
 * Rows inside clusters have near neighbours and lie on the flat part of the curve; noise
 * has none and lies where it climbs. The knee is where the curve is furthest below the
 * straight line from its first point to its last, both axes scaled to [0, 1], which is
 * Kneedle (Satopää, Albrecht, Irwin and Raghavan 2011) without its smoothing. The last
 * hundredth of the rows is left out of the scaling, since a few far rows would flatten
 * all the rest. A curve without any rise bends nowhere: its last distance is taken. O(n).
 */

#include "clusters/knee.h"

#include "tools/error.h"
#include "tools/order.h"

#define TAIL 100 /* one row in so many may be as far as it likes */

/**
 * aster_knee_distances:
 * @spanning: what joins n rows
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * O(n log n).
 *
 * Returns: (transfer full) (nullable): (n) the core distances, rising
 */
float *
aster_knee_distances (const AsterSpanning *spanning, AsterPulse *pulse, GError **error)
{
  g_autofree guint32 *order = aster_order_rising (spanning->cores, spanning->n, pulse,
                                                  error);
  float *distances;

  if (order == NULL)
    return NULL;

  distances = g_new (float, spanning->n);
  for (gsize i = 0; i < spanning->n; i++)
    distances[i] = (float) spanning->cores[order[i]];

  return distances;
}

/**
 * aster_knee_find:
 * @distances: (n) rising
 * @n: at least 1
 *
 * O(n).
 *
 * Returns: the distance at the knee; 0 only if all are 0
 */
double
aster_knee_find (const float *distances, gsize n)
{
  gsize last = n - 1 - n / TAIL, knee = last;
  double low = distances[0], rise = (double) distances[last] - low, deepest = 0;

  for (gsize i = 0; rise > 0 && i <= last; i++)
    {
      double depth = (double) i / (double) last - (distances[i] - low) / rise;

      if (depth > deepest)
        {
          deepest = depth;
          knee = i;
        }
    }
  /* Nothing but duplicates below: the first distance that is one. */
  while (knee + 1 < n && distances[knee] == 0)
    knee++;

  return distances[knee];
}
