/* Near and far, as particle codes do (after Hockney and Eastwood 1981).
 *
 * A grid carries what is smooth over its cells, and w = 1/(1 + s) with s = d² is not
 * once cells are wider than about half a unit. Inside a radius R of a few cells it is
 * therefore replaced by its Taylor polynomial in s about S = R². With
 * v = (S − s)/(1 + S), which falls from S/(1 + S) at s = 0 to 0 at the radius,
 *
 *     far  = (1 + v + … + v^m)/(1 + S)    what the grid carries instead of w
 *     w − far = w v^(m + 1)               what is left, added here pair by pair
 *
 * and for the force, whose kernel w² is −dw/ds,
 *
 *     w² − far' = w² v^m (m + 1 − m v).
 *
 * Both are 0 at the radius with their first derivatives, so that the two halves meet
 * without a seam, and together they are exact.
 *
 * Points are put in bins as wide as the radius; the pairs of a point are in its own bin
 * and the eight around it, three stretches of the points in order of their bins. A
 * point sums all of its pairs itself: the same bytes on any number of threads. O(n) for
 * the about one point a unit that a picture settles at. */

#include "layouts/tsne-near.h"

#include <math.h>
#include <string.h>

#include "tools/parallel.h"
#include "tools/wide.h"

#define GRAIN    256 /* points of one block */
#define MAX_BINS 512 /* of a side */
#define LANES    16  /* points that are looked at together */

struct _AsterTsneNear
{
  gsize n;
  guint32 *order; /* (n) points by their bins */
  guint32 *bins;  /* (n) the bin of each point */
  float *x, *y;   /* (n, and LANES of room) in that order */
  gsize *starts;  /* (bins + 1) */
  double *sums;   /* (blocks) of the potential */

  float radius2;   /* of the call under way */
  gsize side;      /* bins of a side */
  float *forces;   /* (n × 2) */
  gsize room_bins; /* for so many is there room in @starts */
};

/**
 * aster_tsne_far:
 * @d2: squared distance
 * @radius2: squared radius inside which it is smoothed; 0 for nowhere
 */
AsterTsneFar
aster_tsne_far (double d2, double radius2)
{
  double w = 1 / (1 + d2);
  double c = 1 / (1 + radius2), v = (radius2 - d2) * c;

  if (v <= 0)
    return (AsterTsneFar){ w, w * w };

  return (AsterTsneFar){ c * (1 + v * (1 + v * (1 + v))), c * c * (1 + v * (2 + v * 3)) };
}

void
aster_tsne_near_free (AsterTsneNear *self)
{
  if (self == NULL)
    return;

  g_free (self->order);
  g_free (self->bins);
  g_free (self->x);
  g_free (self->y);
  g_free (self->starts);
  g_free (self->sums);
  g_free (self);
}

/* For @n points; NULL if there is not the memory. */
AsterTsneNear *
aster_tsne_near_new (gsize n)
{
  g_autoptr (AsterTsneNear) self = g_new0 (AsterTsneNear, 1);

  self->n = n;
  self->order = g_try_new (guint32, MAX (n, 1));
  self->bins = g_try_new (guint32, MAX (n, 1));
  self->x = g_try_new0 (float, n + LANES);
  self->y = g_try_new0 (float, n + LANES);
  self->sums = g_try_new0 (double, n / GRAIN + 1);
  if (self->order == NULL || self->bins == NULL || self->x == NULL || self->y == NULL ||
      self->sums == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/* Orders the points by bins of @radius, or wider where these would be too many. */
static void
sort (AsterTsneNear *self, const float *y, double radius)
{
  float low[2] = { INFINITY, INFINITY }, high[2] = { -INFINITY, -INFINITY };
  double extent, per_bin;
  gsize n_bins;

  for (gsize i = 0; i < 2 * self->n; i++)
    {
      low[i % 2] = y[i] < low[i % 2] ? y[i] : low[i % 2];
      high[i % 2] = y[i] > high[i % 2] ? y[i] : high[i % 2];
    }
  extent = MAX (high[0] - low[0], high[1] - low[1]);
  per_bin = MIN (1 / radius, (MAX_BINS - 1) / MAX (extent, radius));
  self->side = (gsize) (extent * per_bin) + 1;

  n_bins = self->side * self->side;
  if (n_bins > self->room_bins)
    {
      g_free (self->starts);
      self->starts = g_new (gsize, n_bins + 2);
      self->room_bins = n_bins;
    }
  memset (self->starts, 0, (n_bins + 2) * sizeof (gsize));

  /* Two places on: each start moves to the end of its bin as it fills, which is where
   * the next one starts. */
  for (gsize i = 0; i < self->n; i++)
    {
      gsize c = (gsize) ((y[2 * i] - low[0]) * per_bin);
      gsize r = (gsize) ((y[2 * i + 1] - low[1]) * per_bin);

      self->bins[i] = (guint32) (MIN (r, self->side - 1) * self->side +
                                 MIN (c, self->side - 1));
      self->starts[self->bins[i] + 2]++;
    }
  for (gsize b = 2; b <= n_bins; b++)
    self->starts[b] += self->starts[b - 1];
  for (gsize i = 0; i < self->n; i++)
    {
      gsize slot = self->starts[self->bins[i] + 1]++;

      self->order[slot] = (guint32) i;
      self->x[slot] = y[2 * i];
      self->y[slot] = y[2 * i + 1];
    }
}

/* What the points from @begin to @end of the order do to the one at @x, @y, a lane each
 * of potential and forces; a point beyond the radius, or beyond @end, does nothing. */
static inline __attribute__ ((always_inline)) void
add_stretch (const AsterTsneNear *self,
             gsize begin,
             gsize end,
             const float at[2],
             float lanes[3][LANES])
{
  const float *restrict xs = self->x, *restrict ys = self->y;
  float x = at[0], y = at[1], radius2 = self->radius2, c = 1 / (1 + radius2);

  for (gsize j = begin; j < end; j += LANES)
    for (guint l = 0; l < LANES; l++)
      {
        float dx = x - xs[j + l], dy = y - ys[j + l];
        float d2 = dx * dx + dy * dy, w = 1 / (1 + d2);
        float inside = (guint) (end - j) > l ? (radius2 - d2) * c : 0;
        float v = inside > 0 ? inside : 0;
        float w_v3 = w * v * v * v, force = w_v3 * w * (4 - 3 * v);

        lanes[0][l] += w_v3 * v;
        lanes[1][l] += force * dx;
        lanes[2][l] += force * dy;
      }
}

static inline float
add_lanes (const float lanes[LANES])
{
  float sum = 0;

  for (guint l = 0; l < LANES; l++)
    sum += lanes[l];

  return sum;
}

ASTER_WIDE static void
add_points (gsize begin, gsize end, gpointer data)
{
  AsterTsneNear *self = data;
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    {
      gsize point = self->order[i], side = self->side;
      gsize r = self->bins[point] / side, c = self->bins[point] % side;
      gsize left = c > 0 ? c - 1 : 0, right = MIN (c + 1, side - 1);
      float at[2] = { self->x[i], self->y[i] }, lanes[3][LANES] = { { 0 } };

      for (gsize row = r > 0 ? r - 1 : 0; row <= MIN (r + 1, side - 1); row++)
        add_stretch (self, self->starts[row * side + left],
                     self->starts[row * side + right + 1], at, lanes);
      sum += add_lanes (lanes[0]);
      self->forces[2 * point] += add_lanes (lanes[1]);
      self->forces[2 * point + 1] += add_lanes (lanes[2]);
    }
  self->sums[begin / GRAIN] = sum;
}

/**
 * aster_tsne_near_add:
 * @self: for n points
 * @y: (n × 2) the picture, finite
 * @radius: of the smoothing, units of the picture, above 0
 * @forces: (n × 2) (inout): what is left of each force is added
 * @potential: (inout): what is left of Σ_i Σ_j w is added, that of points on
 *   themselves with it
 * @pulse: (nullable): heartbeat
 *
 * Returns: %FALSE if a beat says so; what is out is then undefined
 */
gboolean
aster_tsne_near_add (AsterTsneNear *self,
                     const float *y,
                     double radius,
                     float *forces,
                     double *potential,
                     AsterPulse *pulse)
{
  g_return_val_if_fail (self != NULL && y != NULL && radius > 0, FALSE);
  g_return_val_if_fail (forces != NULL && potential != NULL, FALSE);

  self->radius2 = (float) (radius * radius);
  self->forces = forces;
  sort (self, y, radius);
  if (!aster_parallel_for_beating (self->n, GRAIN, add_points, self, pulse))
    return FALSE;

  for (gsize b = 0; b * GRAIN < self->n; b++)
    *potential += self->sums[b];

  return TRUE;
}
