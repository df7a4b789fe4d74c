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
 * and those around it: in two dimensions three stretches of the points in order of their
 * bins, in three nine. A point sums all of its pairs itself: the same bytes on any number
 * of threads. O(n) for the about one point a unit that a picture settles at. */

#include "layouts/tsne-near.h"

#include <math.h>
#include <string.h>

#include "layouts/tsne-picture.h"
#include "tools/parallel.h"
#include "tools/wide.h"

#define GRAIN    256 /* points of one block */
#define MAX_BINS 512 /* of a side */
#define MAX_CUBE 64  /* of a side in three dimensions */
#define LANES    16  /* points that are looked at together */

struct _AsterTsneNear
{
  gsize n;
  guint dims;
  guint32 *order;   /* (n) points by their bins */
  guint32 *bins;    /* (n) the bin of each point */
  float *places[3]; /* (n, and LANES of room) coordinates in that order */
  gsize *starts;    /* (bins + 1) */
  double *sums;     /* (blocks) of the potential */

  float radius2;   /* of the call under way */
  gsize side;      /* bins of a side */
  float *forces;   /* (n × stride) */
  gsize room_bins; /* for so many is there room in @starts */
};

/**
 * aster_tsne_far:
 * @d2: squared distance
 * @radius2: squared radius inside which it is smoothed; 0 for nowhere
 *
 * Returns: what a grid carries instead of w and w², finite and smooth; w and w²
 *   themselves from the radius on. O(1).
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
  for (guint c = 0; c < 3; c++)
    g_free (self->places[c]);
  g_free (self->starts);
  g_free (self->sums);
  g_free (self);
}

/**
 * aster_tsne_near_new:
 * @n: points of the pictures
 * @dims: 2 or 3
 *
 * O(n) memory.
 *
 * Returns: (transfer full) (nullable): what sums pairs close by, or %NULL if there is not
 *   the memory
 */
AsterTsneNear *
aster_tsne_near_new (gsize n, guint dims)
{
  g_autoptr (AsterTsneNear) self = g_new0 (AsterTsneNear, 1);

  self->n = n;
  self->dims = dims;
  self->order = g_try_new (guint32, MAX (n, 1));
  self->bins = g_try_new (guint32, MAX (n, 1));
  self->sums = g_try_new0 (double, n / GRAIN + 1);
  for (guint c = 0; c < dims; c++)
    if (!(self->places[c] = g_try_new0 (float, n + LANES)))
      return NULL;
  if (self->order == NULL || self->bins == NULL || self->sums == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/* The corner of the picture, and bins for a unit of it: as wide as @radius, or wider
 * where these would be too many. */
static double
measure (AsterTsneNear *self, const float *y, double radius, float low[3])
{
  gsize stride = ASTER_TSNE_STRIDE (self->dims);
  double extent = 0, most = self->dims == 2 ? MAX_BINS : MAX_CUBE, per_bin;

  for (guint c = 0; c < self->dims; c++)
    {
      float least = INFINITY, high = -INFINITY;

      for (gsize i = 0; i < self->n; i++)
        {
          float v = y[stride * i + c];

          least = v < least ? v : least;
          high = v > high ? v : high;
        }
      low[c] = least;
      extent = MAX (extent, high - least);
    }
  per_bin = MIN (1 / radius, (most - 1) / MAX (extent, radius));
  self->side = (gsize) (extent * per_bin) + 1;

  return per_bin;
}

static gsize
find_bin (const AsterTsneNear *self, const float *at, const float low[3], double per_bin)
{
  gsize bin = 0;

  for (guint c = self->dims; c-- > 0;)
    {
      gsize along = (gsize) ((at[c] - low[c]) * per_bin);

      bin = bin * self->side + MIN (along, self->side - 1);
    }

  return bin;
}

/* Orders the points by their bins. */
static void
sort (AsterTsneNear *self, const float *y, double radius)
{
  gsize stride = ASTER_TSNE_STRIDE (self->dims), n_bins;
  float low[3];
  double per_bin = measure (self, y, radius, low);

  n_bins = self->side * self->side * (self->dims == 3 ? self->side : 1);
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
      self->bins[i] = (guint32) find_bin (self, y + stride * i, low, per_bin);
      self->starts[self->bins[i] + 2]++;
    }
  for (gsize b = 2; b <= n_bins; b++)
    self->starts[b] += self->starts[b - 1];
  for (gsize i = 0; i < self->n; i++)
    {
      gsize slot = self->starts[self->bins[i] + 1]++;

      self->order[slot] = (guint32) i;
      for (guint c = 0; c < self->dims; c++)
        self->places[c][slot] = y[stride * i + c];
    }
}

/* What the points from @begin to @end of the order do to the one at @at, a lane each of
 * potential and forces; a point beyond the radius, or beyond @end, does nothing. */
static inline __attribute__ ((always_inline)) void
add_stretch (const AsterTsneNear *self,
             gsize begin,
             gsize end,
             const float at[3],
             float lanes[4][LANES],
             const guint dims)
{
  const float *restrict xs = self->places[0], *restrict ys = self->places[1];
  const float *restrict zs = self->places[2];
  float radius2 = self->radius2, per = 1 / (1 + radius2);

  for (gsize j = begin; j < end; j += LANES)
    for (guint l = 0; l < LANES; l++)
      {
        float dx = at[0] - xs[j + l], dy = at[1] - ys[j + l];
        float dz = dims == 3 ? at[2] - zs[j + l] : 0;
        float d2 = dx * dx + dy * dy + dz * dz, w = 1 / (1 + d2);
        float inside = (guint) (end - j) > l ? (radius2 - d2) * per : 0;
        float v = inside > 0 ? inside : 0;
        float w_v3 = w * v * v * v, force = w_v3 * w * (4 - 3 * v);

        lanes[0][l] += w_v3 * v;
        lanes[1][l] += force * dx;
        lanes[2][l] += force * dy;
        if (dims == 3)
          lanes[3][l] += force * dz;
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

/* The stretches of the rows of bins in one layer. */
static inline __attribute__ ((always_inline)) void
add_layer (const AsterTsneNear *self,
           gsize layer,
           gsize bin,
           const float at[3],
           float lanes[4][LANES],
           const guint dims)
{
  gsize side = self->side, r = bin / side % side, c = bin % side;
  gsize left = c > 0 ? c - 1 : 0, right = MIN (c + 1, side - 1);

  for (gsize row = r > 0 ? r - 1 : 0; row <= MIN (r + 1, side - 1); row++)
    {
      gsize first = (layer * side + row) * side;

      add_stretch (self, self->starts[first + left], self->starts[first + right + 1], at,
                   lanes, dims);
    }
}

static inline __attribute__ ((always_inline)) void
add_block (AsterTsneNear *self, gsize begin, gsize end, const guint dims)
{
  const gsize stride = ASTER_TSNE_STRIDE (dims);
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    {
      gsize point = self->order[i], bin = self->bins[point], side = self->side;
      gsize own = bin / (side * side), first = own > 0 ? own - 1 : 0;
      gsize last = dims == 3 ? MIN (own + 1, side - 1) : 0;
      float at[3], lanes[4][LANES] = { { 0 } };

      for (guint c = 0; c < dims; c++)
        at[c] = self->places[c][i];
      for (gsize layer = first; layer <= last; layer++)
        add_layer (self, layer, bin, at, lanes, dims);
      sum += add_lanes (lanes[0]);
      for (guint c = 0; c < dims; c++)
        self->forces[stride * point + c] += add_lanes (lanes[c + 1]);
    }
  self->sums[begin / GRAIN] = sum;
}

ASTER_WIDE static void
add_points (gsize begin, gsize end, gpointer data)
{
  add_block (data, begin, end, 2);
}

ASTER_WIDE static void
add_points_3 (gsize begin, gsize end, gpointer data)
{
  add_block (data, begin, end, 3);
}

/**
 * aster_tsne_near_add:
 * @self: for n points
 * @y: (n × stride) the picture, finite
 * @radius: of the smoothing, units of the picture, above 0
 * @forces: (n × stride) (inout): what is left of each force is added
 * @potential: (inout): what is left of Σ_i Σ_j w is added, that of points on
 *   themselves with it
 * @pulse: (nullable): heartbeat
 *
 * O(n) where there is about one point a unit.
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
  if (!aster_parallel_for_beating (
          self->n, GRAIN, self->dims == 2 ? add_points : add_points_3, self, pulse))
    return FALSE;

  for (gsize b = 0; b * GRAIN < self->n; b++)
    *potential += self->sums[b];

  return TRUE;
}
