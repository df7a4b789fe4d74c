/* A map of three dimensions on a page: the rows less their mean, turned, and seen from
 * far away, so that nothing looks nearer than it is (a parallel projection). With yaw a
 * and pitch b the page shows
 *
 *     right = x cos a + z sin a
 *     up    = y cos b + (x sin a − z cos a) sin b
 *
 * A turn keeps all distances to the mean, so the whole of the map fits into one circle
 * from every side, whose radius the projection tells. What is near the eye may be drawn
 * larger and clearer: the distance along
 *
 *     near = y sin b − (x sin a − z cos a) cos b
 *
 * is told in few levels, a little less than a standard deviation each. O(n), over the
 * processors, in blocks that do not depend on how many there are. */

#include "plot/orbit.h"

#include <math.h>

#include "tools/parallel.h"

#define BLOCKS               16
#define LEVELS_PER_DEVIATION 1.1

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

/* Times the radius of a point. */
double
aster_orbit_level_size (guint level)
{
  static const double sizes[ASTER_ORBIT_LEVELS] = { 0.68, 0.83, 1, 1.2, 1.42 };

  return sizes[level];
}

/* Times its opacity. */
double
aster_orbit_level_alpha (guint level)
{
  static const double alphas[ASTER_ORBIT_LEVELS] = { 0.4, 0.62, 0.85, 1.1, 1.3 };

  return level == ASTER_ORBIT_MIDDLE ? 1 : alphas[level];
}

typedef struct
{
  const AsterMatrix *x;
  double axes[3][2];
  double near[3]; /* where a unit of each dimension comes nearer */
  double mean[3];
  double scale; /* levels for a unit */
  AsterMatrix *page;
  guint8 *levels;
  double sums[BLOCKS][4];
} Projection;

static void
find_range (const Projection *self, gsize block, gsize *from, gsize *to)
{
  *from = block * self->x->n_rows / BLOCKS;
  *to = (block + 1) * self->x->n_rows / BLOCKS;
}

static void
sum_cb (gsize begin, gsize end, gpointer data)
{
  Projection *self = data;

  for (gsize block = begin; block < end; block++)
    {
      gsize from, to;

      find_range (self, block, &from, &to);
      for (gsize i = from; i < to; i++)
        for (guint j = 0; j < 3; j++)
          self->sums[block][j] += (double) aster_matrix_row (self->x, i)[j];
    }
}

static void
find_mean (Projection *self)
{
  aster_parallel_for (BLOCKS, 1, sum_cb, self);
  for (guint b = 0; b < BLOCKS; b++)
    for (guint j = 0; j < 3; j++)
      self->mean[j] += self->sums[b][j] / (double) MAX (self->x->n_rows, 1);
}

/* Turns the rows of some blocks, and keeps the largest squared distance to the mean. */
static void
turn_cb (gsize begin, gsize end, gpointer data)
{
  Projection *self = data;

  for (gsize block = begin; block < end; block++)
    {
      gsize from, to;
      double most = 0;

      find_range (self, block, &from, &to);
      for (gsize i = from; i < to; i++)
        {
          const float *row = aster_matrix_row (self->x, i);
          double a = row[0] - self->mean[0], b = row[1] - self->mean[1],
                 c = row[2] - self->mean[2];
          float *page = aster_matrix_row (self->page, i);

          page[0] = (float) (a * self->axes[0][0] + b * self->axes[1][0] +
                             c * self->axes[2][0]);
          page[1] = (float) (a * self->axes[0][1] + b * self->axes[1][1] +
                             c * self->axes[2][1]);
          most = MAX (most, a * a + b * b + c * c);
        }
      self->sums[block][3] = most;
    }
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
  Projection projection = { .x = x };
  double most = 0;

  g_return_val_if_fail (self != NULL && x != NULL && radius != NULL, NULL);
  g_return_val_if_fail (x->n_cols == 3, NULL);

  if (!(projection.page = aster_matrix_new (x->n_rows, 2, NULL)))
    return NULL;

  find_mean (&projection);
  aster_orbit_get_axes (self, projection.axes);
  aster_parallel_for (BLOCKS, 1, turn_cb, &projection);
  for (guint b = 0; b < BLOCKS; b++)
    most = MAX (most, projection.sums[b][3]);
  *radius = sqrt (most);

  return projection.page;
}

/* The sum of the squares of all coordinates, less their mean. */
static void
square_cb (gsize begin, gsize end, gpointer data)
{
  Projection *self = data;

  for (gsize block = begin; block < end; block++)
    {
      gsize from, to;

      find_range (self, block, &from, &to);
      for (gsize i = from; i < to; i++)
        for (guint j = 0; j < 3; j++)
          {
            double d = (double) aster_matrix_row (self->x, i)[j] - self->mean[j];

            self->sums[block][3] += d * d;
          }
    }
}

static void
level_cb (gsize begin, gsize end, gpointer data)
{
  Projection *self = data;

  for (gsize block = begin; block < end; block++)
    {
      gsize from, to;

      find_range (self, block, &from, &to);
      for (gsize i = from; i < to; i++)
        {
          const float *row = aster_matrix_row (self->x, i);
          double near = 0;

          for (guint j = 0; j < 3; j++)
            near += ((double) row[j] - self->mean[j]) * self->near[j];
          self->levels[i] = (guint8) CLAMP (ASTER_ORBIT_LEVELS / 2.0 + near * self->scale,
                                            0, ASTER_ORBIT_LEVELS - 1);
        }
    }
}

/**
 * aster_orbit_find_levels:
 * @self: an orbit
 * @x: (n × 3), finite
 * @levels: (out caller-allocates): (n) how near each row is, 0 the farthest
 */
void
aster_orbit_find_levels (const AsterOrbit *self, const AsterMatrix *x, guint8 *levels)
{
  Projection projection = { .x = x, .levels = levels };
  double sum = 0;

  g_return_if_fail (self != NULL && x != NULL && levels != NULL);
  g_return_if_fail (x->n_cols == 3);

  find_mean (&projection);
  aster_parallel_for (BLOCKS, 1, square_cb, &projection);
  for (guint b = 0; b < BLOCKS; b++)
    sum += projection.sums[b][3];
  projection.near[0] = -sin (self->yaw) * cos (self->pitch);
  projection.near[1] = sin (self->pitch);
  projection.near[2] = cos (self->yaw) * cos (self->pitch);
  projection.scale = LEVELS_PER_DEVIATION /
                     MAX (sqrt (sum / (3 * (double) MAX (x->n_rows, 1))), 1e-30);
  aster_parallel_for (BLOCKS, 1, level_cb, &projection);
}
