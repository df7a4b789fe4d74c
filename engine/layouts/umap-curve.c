/* On the page of a UMAP two points at distance d are near each other by
 *
 *     q(d) = 1 / (1 + a d^(2b)),
 *
 * the smooth curve that comes closest to 1 up to min_dist and exp (−(d −
 * min_dist)/spread) beyond it, by least squares over 300 distances spaced evenly from 0
 * to 3 spread, as in umap-learn (McInnes, Healy and Melville 2018). The fit is
 * Levenberg's (1944) and Marquardt's (1963), from a = b = 1 in units of the spread: then
 * q depends on min_dist/spread alone, and a is carried back by spread^(−2b). */

#include "layouts/umap-curve.h"

#include <math.h>

#define POINTS    300
#define REACH     3.0 /* spreads */
#define STEPS     200
#define CONVERGED 1e-14 /* of the sum of squares, between two steps */

/* The normal equations of a step, and the sum of squares that they would lower. */
typedef struct
{
  double aa, ab, bb; /* Σ of products of the derivatives by a and by b */
  double ra, rb;     /* Σ of them with what is left over */
  double squares;
} Normal;

/* @shortest in units of the spread. */
static Normal
look (AsterUmapCurve curve, double shortest)
{
  Normal sum = { 0 };

  for (guint i = 0; i < POINTS; i++)
    {
      double d = REACH * i / (POINTS - 1);
      double wanted = d < shortest ? 1 : exp (-(d - shortest));
      double power = d > 0 ? pow (d, 2 * curve.b) : 0;
      double q = 1 / (1 + curve.a * power), left = wanted - q;
      double by_a = -q * q * power;
      double by_b = d > 0 ? 2 * curve.a * log (d) * by_a : 0;

      sum.aa += by_a * by_a;
      sum.ab += by_a * by_b;
      sum.bb += by_b * by_b;
      sum.ra += by_a * left;
      sum.rb += by_b * left;
      sum.squares += left * left;
    }

  return sum;
}

/**
 * aster_umap_curve_fit:
 * @min_dist: up to which points are as near as can be; at most @spread is taken
 * @spread: above 0
 *
 * Returns: the curve; for 0.1 and 1, a = 1.577 and b = 0.895
 */
AsterUmapCurve
aster_umap_curve_fit (double min_dist, double spread)
{
  AsterUmapCurve curve = { 1, 1 };
  double shortest = MIN (min_dist / spread, 1), damping = 1e-3;
  Normal here = look (curve, shortest);

  for (guint step = 0; step < STEPS; step++)
    {
      double aa = here.aa * (1 + damping), bb = here.bb * (1 + damping);
      double det = aa * bb - here.ab * here.ab;
      AsterUmapCurve there = { curve.a + (here.ra * bb - here.rb * here.ab) / det,
                               curve.b + (here.rb * aa - here.ra * here.ab) / det };
      Normal then = look (there, shortest);
      double gain = here.squares - then.squares;

      if (!(gain >= 0) || !(there.a > 0 && there.b > 0))
        {
          damping *= 10;
          continue;
        }
      damping /= 10;
      curve = there;
      here = then;
      if (gain <= CONVERGED * here.squares)
        break;
    }
  curve.a *= pow (spread, -2 * curve.b);

  return curve;
}
