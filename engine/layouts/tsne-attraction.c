/* The attraction of t-SNE, Σ_j p_ij w (y_i − y_j) with w = 1/(1 + d²), for each point i.
 *
 * This is where the time of a map goes: a point has a hundred neighbours, and they lie
 * anywhere in memory. So the affinities are copied in the order of the slots of the
 * points (see tsne-order.h), which keeps neighbours close together, and the places of a
 * point's neighbours are fetched one by one into a small array first; the sums over that
 * array are then a plain loop over LANES at a time. Rows are filled up to a whole number
 * of lanes with the point itself, at an affinity of 0.
 *
 * On the same way over the neighbours the divergence of the picture can be measured,
 * Σ p log (p (1 + d²)) + log Z: the sum comes from here, its logarithm by a polynomial
 * over the binary fraction of its argument, within 2e-6 of the true one. O(edges). */

#include "layouts/tsne-attraction.h"

#include <string.h>

#include "tools/parallel.h"
#include "tools/wide.h"

#define LANES   16  /* neighbours that are looked at together */
#define FETCHED 512 /* neighbours that are fetched together, whole lanes */
#define GRAIN   512 /* rows of a block that is arranged */

struct _AsterTsneAttraction
{
  const AsterGraph *p;
  guint dims;
  gsize *starts;               /* (n + 1) by slots */
  guint32 *rows;               /* (starts[n]) slots of neighbours */
  float *values;               /* (starts[n]) */
  const AsterTsneOrder *order; /* of the call under way */
};

void
aster_tsne_attraction_free (AsterTsneAttraction *self)
{
  if (self == NULL)
    return;

  g_free (self->starts);
  g_free (self->rows);
  g_free (self->values);
  g_free (self);
}

static gsize
get_room (const AsterGraph *p, gsize i)
{
  return (p->starts[i + 1] - p->starts[i] + LANES - 1) / LANES * LANES;
}

/**
 * aster_tsne_attraction_new:
 * @affinities: symmetric p_ij; stays with the caller, for as long as this lives
 * @dims: of the picture, 2 or 3
 *
 * Arrange it before anything is pulled.
 *
 * Returns: (transfer full) (nullable): room for the affinities; %NULL if there is not the
 *   memory
 */
AsterTsneAttraction *
aster_tsne_attraction_new (const AsterGraph *affinities, guint dims)
{
  g_autoptr (AsterTsneAttraction) self = g_new0 (AsterTsneAttraction, 1);
  gsize room = 0;

  g_return_val_if_fail (affinities != NULL && (dims == 2 || dims == 3), NULL);

  self->p = affinities;
  self->dims = dims;
  for (gsize i = 0; i < affinities->n; i++)
    room += get_room (affinities, i);
  self->starts = g_try_new0 (gsize, affinities->n + 1);
  self->rows = g_try_new (guint32, MAX (room, 1));
  self->values = g_try_new (float, MAX (room, 1));

  return self->starts != NULL && self->rows != NULL && self->values != NULL
             ? g_steal_pointer (&self)
             : NULL;
}

static void
arrange_rows (gsize begin, gsize end, gpointer data)
{
  AsterTsneAttraction *self = data;
  const AsterGraph *p = self->p;

  for (gsize i = begin; i < end; i++)
    {
      gsize point = self->order->points[i], write = self->starts[i];

      for (gsize e = p->starts[point]; e < p->starts[point + 1]; e++, write++)
        {
          self->rows[write] = self->order->slots[p->rows[e]];
          self->values[write] = p->values[e];
        }
      for (; write < self->starts[i + 1]; write++)
        {
          self->rows[write] = (guint32) i;
          self->values[write] = 0;
        }
    }
}

/**
 * aster_tsne_attraction_arrange:
 * @self: an attraction
 * @order: in which slot each point is
 * @pulse: (nullable): heartbeat
 *
 * O(number of affinities).
 *
 * Returns: %FALSE if a beat says so; nothing can be pulled then
 */
gboolean
aster_tsne_attraction_arrange (AsterTsneAttraction *self,
                               const AsterTsneOrder *order,
                               AsterPulse *pulse)
{
  g_return_val_if_fail (self != NULL && order != NULL && order->n == self->p->n, FALSE);

  self->order = order;
  for (gsize i = 0; i < order->n; i++)
    self->starts[i + 1] = self->starts[i] + get_room (self->p, order->points[i]);

  return aster_parallel_for_beating (order->n, GRAIN, arrange_rows, self, pulse);
}

/* log (a) for a > 0; a finite number for 0. */
static inline float
log_of (float a)
{
  union
  {
    float f;
    guint32 u;
  } bits = { a }, fraction;
  float x, exponent = (float) (gint32) (bits.u >> 23) - 127;

  fraction.u = (bits.u & 0x007fffff) | 0x3f800000;
  x = fraction.f - 1;

  return exponent * 0.69314718f +
         x * (0.999999781f +
              x * (-0.499971745f +
                   x * (0.332719284f +
                        x * (-0.244747742f +
                             x * (0.176874767f +
                                  x * (-0.106850029f +
                                       x * (0.0434938998f + x * -0.00837115255f)))))));
}

static inline float
add_lanes (const float lanes[LANES])
{
  float sum = 0;

  for (guint l = 0; l < LANES; l++)
    sum += lanes[l];

  return sum;
}

/* Adds what @k neighbours at @near pull on the point at @at: a lane each of the forces,
 * and of Σ p log (p (1 + d²)) last if it is to be measured. */
static inline __attribute__ ((always_inline)) void
add_neighbours (const float *restrict near,
                const float *restrict p,
                gsize k,
                const float *at,
                float lanes[4][LANES],
                const guint dims,
                const gboolean measure)
{
  const gsize stride = ASTER_TSNE_STRIDE (dims);
  float x = at[0], y = at[1], z = dims == 3 ? at[2] : 0;

  for (gsize e = 0; e < k; e += LANES)
    for (guint l = 0; l < LANES; l++)
      {
        const float *other = near + stride * (e + l);
        float dx = x - other[0], dy = y - other[1], dz = dims == 3 ? z - other[2] : 0;
        float a = 1 + dx * dx + dy * dy + dz * dz, pw = p[e + l] / a;

        lanes[0][l] += pw * dx;
        lanes[1][l] += pw * dy;
        if (dims == 3)
          lanes[2][l] += pw * dz;
        if (measure)
          lanes[3][l] += p[e + l] * log_of (p[e + l] * a);
      }
}

static inline __attribute__ ((always_inline)) double
pull_rows (const AsterTsneAttraction *self,
           const float *restrict y,
           gsize begin,
           gsize end,
           float *restrict pulls,
           const guint dims,
           const gboolean measure)
{
  const gsize stride = ASTER_TSNE_STRIDE (dims);
  _Alignas(64) float near[FETCHED * 4];
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    {
      float lanes[4][LANES] = { { 0 } };

      for (gsize e = self->starts[i]; e < self->starts[i + 1]; e += FETCHED)
        {
          const guint32 *restrict rows = self->rows + e;
          gsize k = MIN (self->starts[i + 1] - e, FETCHED);

          for (gsize q = 0; q < k; q++)
            memcpy (near + stride * q, y + stride * rows[q], stride * sizeof (float));
          add_neighbours (near, self->values + e, k, y + stride * i, lanes, dims,
                          measure);
        }
      for (guint c = 0; c < stride; c++)
        pulls[stride * (i - begin) + c] = c < dims ? add_lanes (lanes[c]) : 0;
      if (measure)
        sum += add_lanes (lanes[3]);
    }

  return sum;
}

ASTER_WIDE static double
pull_2 (const AsterTsneAttraction *self,
        const float *y,
        gsize begin,
        gsize end,
        float *pulls,
        gboolean measure)
{
  return measure ? pull_rows (self, y, begin, end, pulls, 2, TRUE)
                 : pull_rows (self, y, begin, end, pulls, 2, FALSE);
}

ASTER_WIDE static double
pull_3 (const AsterTsneAttraction *self,
        const float *y,
        gsize begin,
        gsize end,
        float *pulls,
        gboolean measure)
{
  return measure ? pull_rows (self, y, begin, end, pulls, 3, TRUE)
                 : pull_rows (self, y, begin, end, pulls, 3, FALSE);
}

/**
 * aster_tsne_attraction_pull:
 * @self: an attraction that is arranged
 * @y: (n × stride) the picture, by slots
 * @begin: the first slot
 * @end: the slot after the last
 * @pulls: (end − begin × stride) (out): the attraction of these points
 * @measure: whether to look at the divergence as well, which takes half as long again
 *
 * One block of a loop over all slots; any thread.
 *
 * Returns: Σ p log (p (1 + d²)) over the affinities of these points, if it is measured
 */
double
aster_tsne_attraction_pull (const AsterTsneAttraction *self,
                            const float *y,
                            gsize begin,
                            gsize end,
                            float *pulls,
                            gboolean measure)
{
  return self->dims == 2 ? pull_2 (self, y, begin, end, pulls, measure)
                         : pull_3 (self, y, begin, end, pulls, measure);
}
