/* The far field of t-SNE through a grid (after Linderman et al. 2019).
 *
 * The potential φ(y) = Σ_j 1/(1 + ‖y − y_j‖²) is smooth, so it can be had on a grid:
 * every point leaves one charge on the 4 × 4 nodes around it, or 4 × 4 × 4, by the
 * weights of cubic interpolation, one convolution with the kernel makes the potential of
 * all charges, and the same weights read it at the points. Its kernel's gradient,
 * −2 w² (y_i − y_j), goes through the same charges, so that one forward transform and
 * one inverse one more than there are dimensions are all there is: φ, which sums to Z,
 * and the components of the force.
 *
 * Cells are about half a unit, the width over which the kernel changes, as long as the
 * grid may have so many. A picture that outgrows it gets wider cells and a kernel that
 * is smooth over them; what that leaves out of near pairs is for tsne-near.h. In three
 * dimensions transforms are dear and sides short: 54 nodes make cells of about a unit
 * for a picture of 50,000 points. The grid grows with the picture in steps of a tenth,
 * and the spectra of the kernels are kept until it does.
 *
 * Charges are left by a fixed number of parts of the points, each on its own copy of
 * the grid, and the copies are added in order: the same bytes on any number of
 * threads. O(n + m² log m) for a grid of m × m, O(n + m³ log m) for a cube. */

#include "layouts/tsne-grid.h"

#include <math.h>
#include <string.h>

#include "layouts/tsne-near.h"
#include "layouts/tsne-picture.h"
#include "layouts/tsne-weights.h"
#include "tools/fft.h"
#include "tools/parallel.h"

#define CELL       0.45 /* units of the picture: the side of a cell that is aimed at */
#define MARGIN     3    /* nodes around the picture, for the weights */
#define TOLERATED  1.05 /* of a cell: wider ones leave near pairs to tsne-near.h */
#define PARTS      4    /* copies of the grid on which charges are left */
#define GROWTH     1.1  /* of the room, when the picture outgrows it */
#define SHRINK     0.6  /* of the room: below, a smaller one is taken */
#define GRAIN_ROWS 64   /* rows of nodes of one block */
#define MAX_FIELDS 4    /* the potential, and the components of the force */

/* How many nodes a side has, whose transforms are quick. */
static const gsize plane_sides[] = { 32,  40,  48,  64,  80,  96,  120, 128,
                                     144, 160, 180, 192, 216, 240, 256, 288,
                                     320, 360, 384, 400, 432, 480, 512 };
static const gsize cube_sides[] = { 16, 18, 20, 24, 27, 30, 32, 36, 40, 45, 48, 54 };

struct _AsterTsneGrid
{
  gsize n;
  guint dims;         /* of the picture, 2 or 3 */
  const gsize *sides; /* (n_sides) that may be taken */
  guint n_sides;
  gsize most;   /* nodes of a side at most */
  double reach; /* cells: the radius inside which pairs are near */
  gsize grain;  /* points of one block that reads the grid */

  double room;      /* side of what the grid covers, units; 0 at first */
  double cell;      /* side of a cell, units */
  gsize side;       /* nodes of a side that charges may lie on */
  double origin[3]; /* where node 0 lies, units */
  double radius;    /* inside which kernels are smoothed, units; 0 for nowhere */
  AsterFft *fft;    /* of 2 × side nodes, so that nothing comes round */

  AsterComplex *kernels[MAX_FIELDS]; /* spectra */
  AsterComplex *charges;             /* spectrum of the charges */
  AsterComplex *products[MAX_FIELDS];
  float *parts[PARTS];      /* (side × side …) */
  float *grids[MAX_FIELDS]; /* (2 side × 2 side …) */
  float *padded;            /* (2 side × 2 side …) all charges */

  const float *y; /* of the call under way */
  float *forces;
  double *sums; /* (blocks) of the potential */
};

static void
drop_arrays (AsterTsneGrid *self)
{
  for (guint f = 0; f < MAX_FIELDS; f++)
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
aster_tsne_grid_free (AsterTsneGrid *self)
{
  if (self == NULL)
    return;

  drop_arrays (self);
  g_free (self->sums);
  g_free (self);
}

/**
 * aster_tsne_grid_new:
 * @n: points of the pictures
 * @dims: 2 or 3
 *
 * The grid itself is made when it is first needed. O(n) memory.
 *
 * Returns: (transfer full) (nullable): a far field, or %NULL if there is not the memory
 */
AsterTsneGrid *
aster_tsne_grid_new (gsize n, guint dims)
{
  g_autoptr (AsterTsneGrid) self = g_new0 (AsterTsneGrid, 1);

  self->n = n;
  self->dims = dims;
  if (dims == 2)
    {
      self->sides = plane_sides;
      self->n_sides = G_N_ELEMENTS (plane_sides);
      self->most = (gsize) CLAMP (sqrt ((double) n) * 0.8, 64, 512);
      self->reach = 3;
      self->grain = 1024;
    }
  else
    {
      self->sides = cube_sides;
      self->n_sides = G_N_ELEMENTS (cube_sides);
      self->most = (gsize) CLAMP (cbrt ((double) n) * 2, 16, 54);
      self->reach = 2.5;
      self->grain = 512;
    }
  self->sums = g_try_new0 (double, n / self->grain + 1);

  return self->sums != NULL ? g_steal_pointer (&self) : NULL;
}

/* A side of at least @wanted nodes. */
static gsize
choose_side (const AsterTsneGrid *self, double wanted)
{
  double nodes = CLAMP (wanted, (double) self->sides[0], (double) self->most);
  guint i = 0;

  while (i + 1 < self->n_sides && (double) self->sides[i] < nodes)
    i++;

  return self->sides[i];
}

/* How far node @i of a side is from node 0, units. Beyond the middle it is negative: the
 * grid is a ring. */
static inline double
go_round (const AsterTsneGrid *self, gsize i)
{
  return self->cell * ((double) i - (i < self->side ? 0 : 2.0 * (double) self->side));
}

static void
fill_rows (gsize begin, gsize end, gpointer data)
{
  AsterTsneGrid *self = data;
  gsize m = 2 * self->side;
  double scale = 1 / pow ((double) m, self->dims), radius2 = self->radius * self->radius;

  for (gsize row = begin; row < end; row++)
    {
      double way[3] = { 0, go_round (self, row % m), go_round (self, row / m) };

      for (gsize c = 0; c < m; c++)
        {
          gsize at = row * m + c;
          AsterTsneFar far;

          way[0] = go_round (self, c);
          far = aster_tsne_far (way[0] * way[0] + way[1] * way[1] + way[2] * way[2],
                                radius2);
          self->grids[0][at] = (float) (far.potential * scale);
          for (guint f = 0; f < self->dims; f++)
            self->grids[f + 1][at] = (float) (far.force * way[f] * scale);
        }
    }
}

static void
transform_kernels (gsize begin, gsize end, gpointer data)
{
  AsterTsneGrid *self = data;

  for (gsize f = begin; f < end; f++)
    aster_fft_forward (self->fft, self->grids[f], self->kernels[f]);
}

static void
make_arrays (AsterTsneGrid *self, gsize side)
{
  gsize nodes = self->dims == 2 ? side * side : side * side * side;

  drop_arrays (self);
  self->side = side;
  self->fft = self->dims == 2 ? aster_fft_new (2 * side) : aster_fft_new_cube (2 * side);
  for (guint f = 0; f <= self->dims; f++)
    {
      self->kernels[f] = aster_fft_new_spectrum (self->fft);
      self->products[f] = aster_fft_new_spectrum (self->fft);
      self->grids[f] = aster_fft_new_reals (self->fft);
    }
  for (guint p = 0; p < PARTS; p++)
    self->parts[p] = g_new (float, nodes);
  self->charges = aster_fft_new_spectrum (self->fft);
  self->padded = aster_fft_new_reals (self->fft);
}

static gboolean
make_grid (AsterTsneGrid *self, double extent, AsterPulse *pulse)
{
  AsterPulsePart still = aster_pulse_part (pulse, 0, 0);
  gsize side, rows;

  self->room = MAX (extent * GROWTH, CELL);
  side = choose_side (self, self->room / CELL + 2 * MARGIN);
  self->cell = self->room / (double) (side - 2 * MARGIN);
  self->radius = self->cell > CELL * TOLERATED ? self->reach * self->cell : 0;
  if (side != self->side || self->fft == NULL)
    make_arrays (self, side);
  rows = self->dims == 2 ? 2 * side : 4 * side * side;

  return aster_parallel_for_beating (rows, GRAIN_ROWS, fill_rows, self, &still.pulse) &&
         aster_parallel_for_beating (self->dims + 1, 1, transform_kernels, self,
                                     &still.pulse);
}

/* Puts the grid under the picture. */
static gboolean
place_grid (AsterTsneGrid *self, AsterPulse *pulse)
{
  const gsize stride = ASTER_TSNE_STRIDE (self->dims);
  float low[3], high[3];
  double extent = 0;

  for (guint c = 0; c < self->dims; c++)
    {
      low[c] = INFINITY;
      high[c] = -INFINITY;
      for (gsize i = 0; i < self->n; i++)
        {
          float v = self->y[stride * i + c];

          low[c] = v < low[c] ? v : low[c];
          high[c] = v > high[c] ? v : high[c];
        }
      extent = MAX (extent, high[c] - low[c]);
    }

  if ((self->fft == NULL || extent > self->room || extent < self->room * SHRINK) &&
      !make_grid (self, extent, pulse))
    {
      drop_arrays (self);
      return FALSE;
    }
  for (guint c = 0; c < self->dims; c++)
    self->origin[c] = (low[c] + high[c]) / 2.0 - self->room / 2 - MARGIN * self->cell;

  return TRUE;
}

/* ---- points and nodes; @dims is a constant wherever these are put ---- */

#define INLINED static inline __attribute__ ((always_inline))

/* The first of the nodes around point @i, in a grid of @stride nodes a side, and the
 * weights along each axis. */
INLINED gsize
find_node (const AsterTsneGrid *self, gsize i, gsize stride, float w[3][4], guint dims)
{
  float per_cell = (float) (1 / self->cell);
  gsize first[3] = { 0 };

  for (guint c = 0; c < dims; c++)
    first[c] = aster_tsne_weigh (
        (self->y[ASTER_TSNE_STRIDE (dims) * i + c] - (float) self->origin[c]) * per_cell,
        self->side, w[c]);

  return (first[2] * stride + first[1]) * stride + first[0];
}

/* Around a point there are 4 rows of 4 nodes, or 16: how many nodes after the first a row
 * begins. */
INLINED gsize
find_row (guint row, gsize stride, guint dims)
{
  return dims == 2 ? row * stride : (row / 4 * stride + row % 4) * stride;
}

INLINED float
weigh_row (float w[3][4], guint row, guint dims)
{
  return dims == 2 ? w[1][row] : w[2][row / 4] * w[1][row % 4];
}

INLINED void
leave_part (AsterTsneGrid *self, gsize part, float *grid, guint dims)
{
  for (gsize i = self->n * part / PARTS; i < self->n * (part + 1) / PARTS; i++)
    {
      float w[3][4], *node = grid + find_node (self, i, self->side, w, dims);

      for (guint row = 0; row < (dims == 2 ? 4 : 16); row++)
        for (guint b = 0; b < 4; b++)
          node[find_row (row, self->side, dims) + b] += weigh_row (w, row, dims) *
                                                        w[0][b];
    }
}

static void
leave_charges (gsize begin, gsize end, gpointer data)
{
  AsterTsneGrid *self = data;
  gsize rows = self->dims == 2 ? self->side : self->side * self->side;

  for (gsize part = begin; part < end; part++)
    {
      memset (self->parts[part], 0, rows * self->side * sizeof (float));
      if (self->dims == 2)
        leave_part (self, part, self->parts[part], 2);
      else
        leave_part (self, part, self->parts[part], 3);
    }
}

static void
add_parts (gsize begin, gsize end, gpointer data)
{
  AsterTsneGrid *self = data;
  gsize side = self->side, m = 2 * side;

  for (gsize row = begin; row < end; row++)
    {
      float *to = self->padded + (row / side * m + row % side) * m;

      for (gsize c = 0; c < side; c++)
        {
          float sum = 0;

          for (guint p = 0; p < PARTS; p++)
            sum += self->parts[p][row * side + c];
          to[c] = sum;
        }
    }
}

static void
convolve (gsize begin, gsize end, gpointer data)
{
  AsterTsneGrid *self = data;
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

/* Returns: the potential of the points, all together */
INLINED double
read_block (AsterTsneGrid *self, gsize begin, gsize end, guint dims)
{
  gsize stride = 2 * self->side;
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    {
      float *force = self->forces + ASTER_TSNE_STRIDE (dims) * i;
      float w[3][4], columns[MAX_FIELDS][4] = { { 0 } };
      gsize node = find_node (self, i, stride, w, dims);

      /* Four columns are as many as the smallest vector takes. */
      for (guint f = 0; f <= dims; f++)
        for (guint row = 0; row < (dims == 2 ? 4 : 16); row++)
          for (guint b = 0; b < 4; b++)
            columns[f][b] += weigh_row (w, row, dims) *
                             self->grids[f][node + find_row (row, stride, dims) + b];
      for (guint c = 0; c < dims; c++)
        force[c] = aster_tsne_weigh_row (columns[c + 1], w[0]);
      if (dims == 3)
        force[3] = 0;
      sum += aster_tsne_weigh_row (columns[0], w[0]);
    }

  return sum;
}

static void
read_points (gsize begin, gsize end, gpointer data)
{
  AsterTsneGrid *self = data;

  self->sums[begin / self->grain] = self->dims == 2 ? read_block (self, begin, end, 2)
                                                    : read_block (self, begin, end, 3);
}

/**
 * aster_tsne_grid_compute:
 * @self: for n points
 * @y: (n × stride) the picture, finite
 * @forces: (n × stride) (out): the far part of Σ_j w² (y_i − y_j)
 * @potential: (inout): the far part of Σ_i Σ_j w is added, that of points on themselves
 *   with it
 * @radius: (out): inside which pairs are left to tsne-near.h, units; 0 for nowhere
 * @pulse: (nullable): heartbeat
 *
 * O(n + m² log m) for a grid of m × m nodes, O(n + m³ log m) for a cube.
 *
 * Returns: %FALSE if a beat says so; what is out is then undefined
 */
gboolean
aster_tsne_grid_compute (AsterTsneGrid *self,
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

  aster_parallel_for (self->dims == 2 ? self->side : self->side * self->side, GRAIN_ROWS,
                      add_parts, self);
  if (!aster_pulse_beat (pulse, 0.2, NULL))
    return FALSE;

  aster_fft_forward (self->fft, self->padded, self->charges);
  if (!aster_parallel_for_beating (self->dims + 1, 1, convolve, self,
                                   &convolving.pulse) ||
      !aster_parallel_for_beating (self->n, self->grain, read_points, self,
                                   &reading.pulse))
    return FALSE;

  for (gsize b = 0; b * self->grain < self->n; b++)
    *potential += self->sums[b];
  *radius = self->radius;

  return TRUE;
}
