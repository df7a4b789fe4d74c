/* The grid of tsne-field.c in three dimensions.
 *
 * A cube of nodes takes the charges by the weights of 4 × 4 × 4 of them; one real
 * transform forward and four back make the potential and the three components of the
 * force, whose kernels are those of tsne-near.h. Transforms of a cube are dear and its
 * sides short: MAX_SIDE nodes make cells of about a unit for a picture of 50,000 points,
 * and what these smooth over is left to near pairs, as in the plane.
 *
 * Charges are left by a fixed number of parts of the points and added in order: the same
 * bytes on any number of threads. O(n + m³ log m) for a cube of m × m × m. */

#include "layouts/tsne-cube.h"

#include <math.h>
#include <string.h>

#include "layouts/tsne-near.h"
#include "layouts/tsne-picture.h"
#include "layouts/tsne-weights.h"
#include "tools/fft.h"
#include "tools/parallel.h"

#define CELL        0.45 /* units of the picture: the side of a cell that is aimed at */
#define MARGIN      3    /* nodes around the picture, for the weights */
#define MIN_SIDE    16   /* nodes of a side */
#define MAX_SIDE    54
#define PER_ROOT    2.0  /* nodes of a side for each ∛n points, at most */
#define TOLERATED   1.05 /* of a cell: wider ones leave near pairs to tsne-near.h */
#define REACH       2.5  /* cells: the radius inside which pairs are near */
#define PARTS       4    /* copies of the grid on which charges are left */
#define GROWTH      1.1  /* of the room, when the picture outgrows it */
#define SHRINK      0.6  /* of the room: below, a smaller one is taken */
#define GRAIN       512  /* points of one block that reads the grid */
#define GRAIN_LAYER 2    /* layers of nodes of one block */
#define FIELDS      4    /* the potential, and the components of the force */
#define STRIDE      ASTER_TSNE_STRIDE (3)

struct _AsterTsneCube
{
  gsize n;
  gsize most; /* nodes of a side at most */

  double room;      /* side of the cube that the grid covers, units; 0 at first */
  double cell;      /* side of a cell, units */
  gsize side;       /* nodes of a side that charges may lie on */
  double origin[3]; /* where node 0 lies, units */
  double radius;    /* inside which kernels are smoothed, units */
  AsterFft *fft;    /* of 2 × side nodes, so that nothing comes round */

  AsterComplex *kernels[FIELDS];
  AsterComplex *charges; /* spectrum of the charges */
  AsterComplex *products[FIELDS];
  float *parts[PARTS];  /* (side³) */
  float *grids[FIELDS]; /* ((2 side)³) */
  float *padded;        /* ((2 side)³) all charges */

  const float *y; /* of the call under way */
  float *forces;
  double *sums; /* (blocks) of the potential */
};

static void
drop_grid (AsterTsneCube *self)
{
  for (guint f = 0; f < FIELDS; f++)
    {
      g_clear_pointer (&self->kernels[f], aster_fft_free_array);
      g_clear_pointer (&self->products[f], aster_fft_free_array);
      g_clear_pointer (&self->grids[f], aster_fft_free_array);
    }
  for (guint p = 0; p < PARTS; p++)
    g_clear_pointer (&self->parts[p], g_free);
  g_clear_pointer (&self->charges, aster_fft_free_array);
  g_clear_pointer (&self->padded, aster_fft_free_array);
  g_clear_pointer (&self->fft, aster_fft_free);
}

void
aster_tsne_cube_free (AsterTsneCube *self)
{
  if (self == NULL)
    return;

  drop_grid (self);
  g_free (self->sums);
  g_free (self);
}

/**
 * aster_tsne_cube_new:
 * @n: points of the pictures
 *
 * The grid itself is made when it is first needed. O(n) memory.
 *
 * Returns: (transfer full) (nullable): a far field, or %NULL if there is not the memory
 */
AsterTsneCube *
aster_tsne_cube_new (gsize n)
{
  g_autoptr (AsterTsneCube) self = g_new0 (AsterTsneCube, 1);

  self->n = n;
  self->most = (gsize) CLAMP (cbrt ((double) n) * PER_ROOT, MIN_SIDE, MAX_SIDE);
  self->sums = g_try_new0 (double, n / GRAIN + 1);

  return self->sums != NULL ? g_steal_pointer (&self) : NULL;
}

/* A friendly size of at least @wanted nodes. */
static gsize
friendly (double wanted)
{
  static const gsize sizes[] = { 16, 18, 20, 24, 27, 30, 32, 36, 40, 45, 48, 54 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if ((double) sizes[i] >= wanted)
      return sizes[i];

  return MAX_SIDE;
}

static void
fill_layers (gsize begin, gsize end, gpointer data)
{
  AsterTsneCube *self = data;
  gsize m = 2 * self->side;
  double scale = 1 / pow ((double) m, 3), radius2 = self->radius * self->radius;

  for (gsize at = begin * m * m; at < end * m * m; at++)
    {
      gsize nodes[3] = { at % m, at / m % m, at / m / m };
      double way[3], d2 = 0;
      AsterTsneFar far;

      for (guint c = 0; c < 3; c++)
        {
          /* Beyond the middle the distance is negative: the grid is a ring. */
          way[c] = self->cell *
                   ((double) nodes[c] - (nodes[c] < self->side ? 0 : (double) m));
          d2 += way[c] * way[c];
        }
      far = aster_tsne_far (d2, radius2);
      self->grids[0][at] = (float) (far.potential * scale);
      for (guint c = 0; c < 3; c++)
        self->grids[c + 1][at] = (float) (far.force * way[c] * scale);
    }
}

static void
transform_kernels (gsize begin, gsize end, gpointer data)
{
  AsterTsneCube *self = data;

  for (gsize f = begin; f < end; f++)
    aster_fft_forward (self->fft, self->grids[f], self->kernels[f]);
}

static void
make_arrays (AsterTsneCube *self, gsize side)
{
  drop_grid (self);
  self->side = side;
  self->fft = aster_fft_new_cube (2 * side);
  for (guint f = 0; f < FIELDS; f++)
    {
      self->kernels[f] = aster_fft_new_spectrum (self->fft);
      self->products[f] = aster_fft_new_spectrum (self->fft);
      self->grids[f] = aster_fft_new_reals (self->fft);
    }
  for (guint p = 0; p < PARTS; p++)
    self->parts[p] = g_new (float, side *side *side);
  self->charges = aster_fft_new_spectrum (self->fft);
  self->padded = aster_fft_new_reals (self->fft);
}

static gboolean
make_grid (AsterTsneCube *self, double extent, AsterPulse *pulse)
{
  AsterPulsePart still = aster_pulse_part (pulse, 0, 0);
  gsize side;

  self->room = MAX (extent * GROWTH, CELL);
  side = friendly (CLAMP (self->room / CELL + 2 * MARGIN, MIN_SIDE, self->most));
  self->cell = self->room / (double) (side - 2 * MARGIN);
  self->radius = self->cell > CELL * TOLERATED ? REACH * self->cell : 0;
  if (side != self->side || self->fft == NULL)
    make_arrays (self, side);

  return aster_parallel_for_beating (2 * side, GRAIN_LAYER, fill_layers, self,
                                     &still.pulse) &&
         aster_parallel_for_beating (FIELDS, 1, transform_kernels, self, &still.pulse);
}

/* Puts the grid under the picture. */
static gboolean
place_grid (AsterTsneCube *self, AsterPulse *pulse)
{
  float low[3], high[3];
  double extent = 0;

  for (guint c = 0; c < 3; c++)
    {
      low[c] = INFINITY;
      high[c] = -INFINITY;
      for (gsize i = 0; i < self->n; i++)
        {
          float v = self->y[STRIDE * i + c];

          low[c] = v < low[c] ? v : low[c];
          high[c] = v > high[c] ? v : high[c];
        }
      extent = MAX (extent, high[c] - low[c]);
    }

  if ((self->fft == NULL || extent > self->room || extent < self->room * SHRINK) &&
      !make_grid (self, extent, pulse))
    {
      drop_grid (self);
      return FALSE;
    }
  for (guint c = 0; c < 3; c++)
    self->origin[c] = (low[c] + high[c]) / 2.0 - self->room / 2 - MARGIN * self->cell;

  return TRUE;
}

/* The first node of the 4 × 4 × 4 around point @i, and the weights along each axis. */
static inline gsize
find_node (const AsterTsneCube *self, gsize i, gsize stride, float w[3][4])
{
  float per_cell = (float) (1 / self->cell);
  gsize first[3];

  for (guint c = 0; c < 3; c++)
    first[c] = aster_tsne_weigh (
        (self->y[STRIDE * i + c] - (float) self->origin[c]) * per_cell, self->side, w[c]);

  return (first[2] * stride + first[1]) * stride + first[0];
}

static void
leave_charges (gsize begin, gsize end, gpointer data)
{
  AsterTsneCube *self = data;
  gsize side = self->side;

  for (gsize part = begin; part < end; part++)
    {
      float *grid = self->parts[part];

      memset (grid, 0, side * side * side * sizeof (float));
      for (gsize i = self->n * part / PARTS; i < self->n * (part + 1) / PARTS; i++)
        {
          float w[3][4], *node = grid + find_node (self, i, side, w);

          for (guint row = 0; row < 16; row++)
            for (guint b = 0; b < 4; b++)
              node[(row / 4 * side + row % 4) * side + b] += w[2][row / 4] *
                                                             w[1][row % 4] * w[0][b];
        }
    }
}

static void
add_parts (gsize begin, gsize end, gpointer data)
{
  AsterTsneCube *self = data;
  gsize side = self->side, m = 2 * side;

  for (gsize layer = begin; layer < end; layer++)
    for (gsize row = 0; row < side; row++)
      {
        gsize from = (layer * side + row) * side;
        float *to = self->padded + (layer * m + row) * m;

        for (gsize c = 0; c < side; c++)
          to[c] = (self->parts[0][from + c] + self->parts[1][from + c]) +
                  (self->parts[2][from + c] + self->parts[3][from + c]);
      }
}

static void
convolve (gsize begin, gsize end, gpointer data)
{
  AsterTsneCube *self = data;
  gsize size = aster_fft_get_spectrum_size (self->fft);

  for (gsize f = begin; f < end; f++)
    {
      const AsterComplex *kernel = self->kernels[f];
      AsterComplex *product = self->products[f];

      for (gsize k = 0; k < size; k++)
        {
          AsterComplex a = self->charges[k], b = kernel[k];

          product[k].re = a.re * b.re - a.im * b.im;
          product[k].im = a.re * b.im + a.im * b.re;
        }
      aster_fft_inverse (self->fft, product, self->grids[f]);
    }
}

static void
read_points (gsize begin, gsize end, gpointer data)
{
  AsterTsneCube *self = data;
  gsize stride = 2 * self->side;
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    {
      float w[3][4], columns[FIELDS][4] = { { 0 } };
      gsize node = find_node (self, i, stride, w);

      for (guint f = 0; f < FIELDS; f++)
        for (guint row = 0; row < 16; row++)
          {
            const float *at = self->grids[f] + node +
                              (row / 4 * stride + row % 4) * stride;
            float weight = w[2][row / 4] * w[1][row % 4];

            for (guint b = 0; b < 4; b++)
              columns[f][b] += weight * at[b];
          }
      for (guint c = 0; c < 3; c++)
        self->forces[STRIDE * i + c] = aster_tsne_weigh_row (columns[c + 1], w[0]);
      self->forces[STRIDE * i + 3] = 0;
      sum += aster_tsne_weigh_row (columns[0], w[0]);
    }
  self->sums[begin / GRAIN] = sum;
}

/**
 * aster_tsne_cube_compute:
 * @self: for n points
 * @y: (n × 4) the picture, finite
 * @forces: (n × 4) (out): the far part of each force
 * @potential: (inout): the far part of Σ_i Σ_j w is added, that of points on themselves
 *   with it
 * @radius: (out): inside which pairs are left to tsne-near.h, units; 0 for nowhere
 * @pulse: (nullable): heartbeat
 *
 * O(n + m³ log m) for a cube of m × m × m nodes.
 *
 * Returns: %FALSE if a beat says so; what is out is then undefined
 */
gboolean
aster_tsne_cube_compute (AsterTsneCube *self,
                         const float *y,
                         float *forces,
                         double *potential,
                         double *radius,
                         AsterPulse *pulse)
{
  AsterPulsePart leaving = aster_pulse_part (pulse, 0, 0.2);
  AsterPulsePart convolving = aster_pulse_part (pulse, 0.4, 0.8);
  AsterPulsePart reading = aster_pulse_part (pulse, 0.8, 1);

  g_return_val_if_fail (self != NULL && y != NULL && forces != NULL, FALSE);

  self->y = y;
  self->forces = forces;
  if (!place_grid (self, pulse) ||
      !aster_parallel_for_beating (PARTS, 1, leave_charges, self, &leaving.pulse))
    return FALSE;

  aster_parallel_for (self->side, GRAIN_LAYER, add_parts, self);
  if (!aster_pulse_beat (pulse, 0.2, NULL))
    return FALSE;

  aster_fft_forward (self->fft, self->padded, self->charges);
  if (!aster_parallel_for_beating (FIELDS, 1, convolve, self, &convolving.pulse) ||
      !aster_parallel_for_beating (self->n, GRAIN, read_points, self, &reading.pulse))
    return FALSE;

  for (gsize b = 0; b * GRAIN < self->n; b++)
    *potential += self->sums[b];
  *radius = self->radius;

  return TRUE;
}
