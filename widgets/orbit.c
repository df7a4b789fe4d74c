/* A map of three dimensions on a page: the rows less their mean, turned, and seen from
 * far away, so that nothing looks nearer than it is (a parallel projection). With yaw a
 * and pitch b the page shows
 *
 *     right = x cos a + z sin a
 *     up    = y cos b + (x sin a − z cos a) sin b
 *
 * A turn keeps all distances to the mean, so the whole of the map fits into one circle
 * from every side, whose radius the projection tells. O(n). */

#include "orbit.h"

#include <math.h>

/* By so many radians each; the tilt stops where the map would stand on its head. */
void
aster_orbit_turn (AsterOrbit *self, double yaw, double pitch)
{
  self->yaw = remainder (self->yaw + yaw, 2 * G_PI);
  self->pitch = CLAMP (self->pitch + pitch, -G_PI / 2, G_PI / 2);
}

/**
 * aster_orbit_get_axes:
 * @self: an orbit
 * @axes: (out caller-allocates): (3 × 2) where a unit of each dimension points on the
 * page
 */
void
aster_orbit_get_axes (const AsterOrbit *self, double axes[3][2])
{
  double ca = cos (self->yaw), sa = sin (self->yaw);
  double cb = cos (self->pitch), sb = sin (self->pitch);

  axes[0][0] = ca;
  axes[0][1] = sa * sb;
  axes[1][0] = 0;
  axes[1][1] = cb;
  axes[2][0] = sa;
  axes[2][1] = -ca * sb;
}

/**
 * aster_orbit_project:
 * @self: an orbit
 * @x: (n × 3), finite
 * @radius: (out): of the circle about 0 that holds all rows from every side
 *
 * Returns: (transfer full) (nullable): (n × 2) the page, or %NULL without memory
 */
AsterMatrix *
aster_orbit_project (const AsterOrbit *self, const AsterMatrix *x, double *radius)
{
  AsterMatrix *y = NULL;
  double axes[3][2], mean[3] = { 0, 0, 0 }, most = 0;

  g_return_val_if_fail (self != NULL && x != NULL && radius != NULL, NULL);
  g_return_val_if_fail (x->n_cols == 3, NULL);

  if (!(y = aster_matrix_new (x->n_rows, 2, NULL)))
    return NULL;

  for (gsize i = 0; i < x->n_rows; i++)
    for (guint j = 0; j < 3; j++)
      mean[j] += aster_matrix_row (x, i)[j] / (double) x->n_rows;

  aster_orbit_get_axes (self, axes);
  for (gsize i = 0; i < x->n_rows; i++)
    {
      const float *row = aster_matrix_row (x, i);
      double a = row[0] - mean[0], b = row[1] - mean[1], c = row[2] - mean[2];
      float *page = aster_matrix_row (y, i);

      page[0] = (float) (a * axes[0][0] + b * axes[1][0] + c * axes[2][0]);
      page[1] = (float) (a * axes[0][1] + b * axes[1][1] + c * axes[2][1]);
      most = MAX (most, a * a + b * b + c * c);
    }
  *radius = sqrt (most);

  return y;
}
