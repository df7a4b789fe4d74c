/* The repulsion of t-SNE through a grid (after Linderman et al. 2019).
 *
 * The potential φ(y) = Σ_j 1/(1 + ‖y − y_j‖²) is smooth, so it can be had on a grid:
 * every point leaves one charge on the 4 × 4 nodes around it, by the weights of
 * cubic interpolation, one convolution with the kernel makes the potential of all
 * charges, and the same weights read it at the points. Its kernel's gradient,
 * −2 w² (y_i − y_j), goes through the same charges, so that one forward transform
 * and three inverse ones are all there is: φ, which sums to Z, and the two components
 * of the force.
 *
 * Cells are about half a unit, the width over which the kernel changes, as long as the
 * grid may have so many. A picture that outgrows it gets wider cells and a kernel that
 * is smooth over them; what that leaves out of near pairs is summed one by one, see
 * tsne-near.h. The grid grows with the picture in steps of a tenth, and the spectra of
 * the kernels are kept until it does. Below EXACT points every pair is summed as it is.
 * Three dimensions are the business of tsne-cube.h.
 *
 * Charges are left by a fixed number of parts of the points, each on its own copy of
 * the grid, and the copies are added in order: the same bytes on any number of
 * threads. O(n + m² log m) for a grid of m × m. */

#include "layouts/tsne-field.h"

#include <math.h>
#include <string.h>

#include "layouts/tsne-cube.h"
#include "layouts/tsne-near.h"
#include "layouts/tsne-weights.h"
#include "tools/fft.h"
#include "tools/parallel.h"
#include "tools/wide.h"

#define LANES       16   /* points that are looked at together */
#define EXACT       600  /* points, below which pairs are cheaper than transforms */
#define EXACT_CUBE  3000 /* the same in three dimensions */
#define CELL        0.45 /* units of the picture: the side of a cell that is aimed at */
#define MARGIN      3    /* nodes around the picture, for the weights */
#define MIN_SIDE    32   /* nodes of a side */
#define MAX_SIDE    512
#define PER_ROOT    0.8  /* nodes of a side for each √n points, at most */
#define LEAST_MOST  64   /* nodes of a side that any number of points is allowed */
#define TOLERATED   1.05 /* of a cell: wider ones leave near pairs to tsne-near.h */
#define REACH       3    /* cells: the radius inside which pairs are near */
#define PARTS       4    /* copies of the grid on which charges are left */
#define GROWTH      1.1  /* of the room, when the picture outgrows it */
#define SHRINK      0.6  /* of the room: below, a smaller one is taken */
#define GRAIN       1024 /* points of one block that reads the grid */
#define GRAIN_EXACT 64   /* points of one block that sums pairs */
#define GRAIN_ROWS  16   /* rows of nodes of one block */

struct _AsterTsneField
{
  gsize n;
  guint dims; /* of the picture, 2 or 3 */
  gsize most; /* nodes of a side at most */

  double room;   /* side of the square that the grid covers, units; 0 at first */
  double cell;   /* side of a cell, units */
  gsize side;    /* nodes of a side that charges may lie on */
  double x0, y0; /* where node 0 lies, units */
  AsterFft *fft; /* of 2 × side nodes, so that nothing comes round */

  AsterTsneCube *cube; /* NULL in two dimensions */
  double radius; /* inside which pairs are summed one by one, units; 0 for nowhere */
  AsterTsneNear *near;

  AsterComplex *kernels[3]; /* spectra: potential, force along x, along y */
  AsterComplex *charges;    /* spectrum of the charges */
  AsterComplex *products[3];
  float *parts[PARTS]; /* (side × side) */
  float *grids[3];     /* (2 side × 2 side) potential and forces */
  float *padded;       /* (2 side × 2 side) all charges */

  const float *y; /* of the call under way */
  float *forces;
  double *sums; /* (blocks, of GRAIN_EXACT at least) of the potential */
};

static void
drop_grid (AsterTsneField *self)
{
  for (guint c = 0; c < 3; c++)
    {
      g_clear_pointer (&self->kernels[c], aster_fft_free_array);
      g_clear_pointer (&self->products[c], aster_fft_free_array);
      g_clear_pointer (&self->grids[c], aster_fft_free_array);
    }
  for (guint p = 0; p < PARTS; p++)
    g_clear_pointer (&self->parts[p], g_free);
  g_clear_pointer (&self->charges, aster_fft_free_array);
  g_clear_pointer (&self->padded, aster_fft_free_array);
  g_clear_pointer (&self->fft, aster_fft_free);
}

void
aster_tsne_field_free (AsterTsneField *self)
{
  if (self == NULL)
    return;

  drop_grid (self);
  g_free (self->sums);
  aster_tsne_near_free (self->near);
  aster_tsne_cube_free (self->cube);
  g_free (self);
}

/**
 * aster_tsne_field_new:
 * @n: points of the pictures
 * @dims: 2 or 3
 *
 * The grid itself is made when it is first needed. O(n) memory.
 *
 * Returns: (transfer full) (nullable): a field, or %NULL if there is not the memory
 */
AsterTsneField *
aster_tsne_field_new (gsize n, guint dims)
{
  g_autoptr (AsterTsneField) self = g_new0 (AsterTsneField, 1);

  self->n = n;
  self->dims = dims;
  self->most = (gsize) CLAMP (sqrt ((double) n) * PER_ROOT, LEAST_MOST, MAX_SIDE);
  self->sums = g_try_new0 (double, n / GRAIN_EXACT + 1);

  self->near = aster_tsne_near_new (n, dims);
  self->cube = dims == 3 ? aster_tsne_cube_new (n) : NULL;

  return self->sums != NULL && self->near != NULL && (dims == 2 || self->cube != NULL)
             ? g_steal_pointer (&self)
             : NULL;
}

/* ---- few points ---- */

/* Adds what the point at @other does to the one at @at, in one lane of the sums. */
static inline __attribute__ ((always_inline)) void
add_pair (const float *at,
          const float *other,
          float lanes[4][LANES],
          guint lane,
          const guint dims)
{
  float dx = at[0] - other[0], dy = at[1] - other[1];
  float dz = dims == 3 ? at[2] - other[2] : 0;
  float w = 1 / (1 + dx * dx + dy * dy + dz * dz);

  lanes[0][lane] += w;
  lanes[1][lane] += w * w * dx;
  lanes[2][lane] += w * w * dy;
  if (dims == 3)
    lanes[3][lane] += w * w * dz;
}

static inline __attribute__ ((always_inline)) void
add_all (AsterTsneField *self, gsize begin, gsize end, const guint dims)
{
  const gsize stride = ASTER_TSNE_STRIDE (dims);
  const float *restrict y = self->y;
  gsize whole = self->n / LANES * LANES;
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    {
      const float *at = y + stride * i;
      float lanes[4][LANES] = { { 0 } };

      for (gsize j = 0; j < whole; j += LANES)
        for (guint l = 0; l < LANES; l++)
          add_pair (at, y + stride * (j + l), lanes, l, dims);
      for (gsize j = whole; j < self->n; j++)
        add_pair (at, y + stride * j, lanes, (guint) (j - whole), dims);

      for (guint l = 1; l < LANES; l++)
        for (guint c = 0; c < 4; c++)
          lanes[c][0] += lanes[c][l];
      for (guint c = 0; c < stride; c++)
        self->forces[stride * i + c] = c < dims ? lanes[c + 1][0] : 0;
      sum += lanes[0][0];
    }
  self->sums[begin / GRAIN_EXACT] = sum;
}

ASTER_WIDE static void
add_exactly (gsize begin, gsize end, gpointer data)
{
  AsterTsneField *self = data;

  if (self->dims == 2)
    add_all (self, begin, end, 2);
  else
    add_all (self, begin, end, 3);
}

static gboolean
add_all_pairs (AsterTsneField *self, double *potential, AsterPulse *pulse)
{
  if (!aster_parallel_for_beating (self->n, GRAIN_EXACT, add_exactly, self, pulse))
    return FALSE;
  for (gsize b = 0; b * GRAIN_EXACT < self->n; b++)
    *potential += self->sums[b];

  return TRUE;
}

/* ---- the grid ---- */

/* A friendly size of at least @wanted nodes. */
static gsize
friendly (double wanted)
{
  static const gsize sizes[] = { 32,  40,  48,  64,  80,  96,  120, 128,
                                 144, 160, 180, 192, 216, 240, 256, 288,
                                 320, 360, 384, 400, 432, 480, 512 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if ((double) sizes[i] >= wanted)
      return sizes[i];

  return MAX_SIDE;
}

static void
fill_rows (gsize begin, gsize end, gpointer data)
{
  AsterTsneField *self = data;
  gsize m = 2 * self->side;

  for (gsize r = begin; r < end; r++)
    for (gsize c = 0; c < m; c++)
      {
        /* Beyond the middle the distance is negative: the grid is a ring. */
        double dy = self->cell * ((double) r - (r < self->side ? 0 : (double) m));
        double dx = self->cell * ((double) c - (c < self->side ? 0 : (double) m));
        AsterTsneFar far = aster_tsne_far (dx * dx + dy * dy,
                                           self->radius * self->radius);
        double scale = 1 / ((double) m * (double) m);

        self->grids[0][r * m + c] = (float) (far.potential * scale);
        self->grids[1][r * m + c] = (float) (far.force * dx * scale);
        self->grids[2][r * m + c] = (float) (far.force * dy * scale);
      }
}

static void
transform_kernels (gsize begin, gsize end, gpointer data)
{
  AsterTsneField *self = data;

  for (gsize c = begin; c < end; c++)
    aster_fft_forward (self->fft, self->grids[c], self->kernels[c]);
}

static void
make_grid (AsterTsneField *self, double extent)
{
  gsize side;

  self->room = MAX (extent * GROWTH, CELL);
  side = friendly (CLAMP (self->room / CELL + 2 * MARGIN, MIN_SIDE, self->most));
  self->cell = self->room / (double) (side - 2 * MARGIN);
  self->radius = self->cell > CELL * TOLERATED ? REACH * self->cell : 0;

  if (side != self->side || self->fft == NULL)
    {
      drop_grid (self);
      self->side = side;
      self->fft = aster_fft_new (2 * side);
      for (guint c = 0; c < 3; c++)
        {
          self->kernels[c] = aster_fft_new_spectrum (self->fft);
          self->products[c] = aster_fft_new_spectrum (self->fft);
          self->grids[c] = aster_fft_new_reals (self->fft);
        }
      for (guint p = 0; p < PARTS; p++)
        self->parts[p] = g_new (float, side *side);
      self->charges = aster_fft_new_spectrum (self->fft);
      self->padded = aster_fft_new_reals (self->fft);
    }

  aster_parallel_for (2 * side, GRAIN_ROWS, fill_rows, self);
  aster_parallel_for (3, 1, transform_kernels, self);
}

/* Puts the grid under the picture. */
static void
place_grid (AsterTsneField *self)
{
  float low[2] = { INFINITY, INFINITY }, high[2] = { -INFINITY, -INFINITY };
  double extent;

  for (gsize i = 0; i < self->n; i++)
    for (guint c = 0; c < 2; c++)
      {
        float v = self->y[2 * i + c];

        low[c] = v < low[c] ? v : low[c];
        high[c] = v > high[c] ? v : high[c];
      }

  extent = MAX (high[0] - low[0], high[1] - low[1]);
  if (self->fft == NULL || extent > self->room || extent < self->room * SHRINK)
    make_grid (self, extent);
  self->x0 = (low[0] + high[0]) / 2.0 - self->room / 2 - MARGIN * self->cell;
  self->y0 = (low[1] + high[1]) / 2.0 - self->room / 2 - MARGIN * self->cell;
}

static void
leave_charges (gsize begin, gsize end, gpointer data)
{
  AsterTsneField *self = data;
  float per_cell = (float) (1 / self->cell);

  for (gsize part = begin; part < end; part++)
    {
      float *grid = self->parts[part];
      gsize from = self->n * part / PARTS, to = self->n * (part + 1) / PARTS;

      memset (grid, 0, self->side * self->side * sizeof (float));
      for (gsize i = from; i < to; i++)
        {
          float wx[4], wy[4];
          gsize c = aster_tsne_weigh ((self->y[2 * i] - (float) self->x0) * per_cell,
                                      self->side, wx);
          gsize r = aster_tsne_weigh ((self->y[2 * i + 1] - (float) self->y0) * per_cell,
                                      self->side, wy);

          for (guint a = 0; a < 4; a++)
            for (guint b = 0; b < 4; b++)
              grid[(r + a) * self->side + c + b] += wy[a] * wx[b];
        }
    }
}

static void
add_parts (gsize begin, gsize end, gpointer data)
{
  AsterTsneField *self = data;

  for (gsize r = begin; r < end; r++)
    for (gsize c = 0; c < self->side; c++)
      {
        float sum = 0;

        for (guint p = 0; p < PARTS; p++)
          sum += self->parts[p][r * self->side + c];
        self->padded[r * 2 * self->side + c] = sum;
      }
}

static void
convolve (gsize begin, gsize end, gpointer data)
{
  AsterTsneField *self = data;
  gsize size = aster_fft_get_spectrum_size (self->fft);

  for (gsize c = begin; c < end; c++)
    {
      const AsterComplex *kernel = self->kernels[c];
      AsterComplex *product = self->products[c];

      for (gsize k = 0; k < size; k++)
        {
          AsterComplex a = self->charges[k], b = kernel[k];

          product[k].re = a.re * b.re - a.im * b.im;
          product[k].im = a.re * b.im + a.im * b.re;
        }
      aster_fft_inverse (self->fft, product, self->grids[c]);
    }
}

static void
read_points (gsize begin, gsize end, gpointer data)
{
  AsterTsneField *self = data;
  gsize stride = 2 * self->side;
  float per_cell = (float) (1 / self->cell);
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    {
      float wx[4], wy[4], columns[3][4] = { { 0 } };
      gsize c = aster_tsne_weigh ((self->y[2 * i] - (float) self->x0) * per_cell,
                                  self->side, wx);
      gsize r = aster_tsne_weigh ((self->y[2 * i + 1] - (float) self->y0) * per_cell,
                                  self->side, wy);

      /* Four columns are as many as the smallest vector takes. */
      for (guint g = 0; g < 3; g++)
        {
          const float *node = self->grids[g] + r * stride + c;

          for (guint a = 0; a < 4; a++)
            for (guint b = 0; b < 4; b++)
              columns[g][b] += wy[a] * node[a * stride + b];
        }
      self->forces[2 * i] = aster_tsne_weigh_row (columns[1], wx);
      self->forces[2 * i + 1] = aster_tsne_weigh_row (columns[2], wx);
      sum += aster_tsne_weigh_row (columns[0], wx);
    }
  self->sums[begin / GRAIN] = sum;
}

/* The field through the grid; FALSE if a beat says so. */
static gboolean
go_through_grid (AsterTsneField *self, double *potential, AsterPulse *pulse)
{
  AsterPulsePart leaving = aster_pulse_part (pulse, 0, 0.2);
  AsterPulsePart convolving = aster_pulse_part (pulse, 0.4, 0.8);
  AsterPulsePart reading = aster_pulse_part (pulse, 0.8, 1);

  place_grid (self);
  if (!aster_parallel_for_beating (PARTS, 1, leave_charges, self, &leaving.pulse))
    return FALSE;

  aster_parallel_for (self->side, GRAIN_ROWS, add_parts, self);
  if (!aster_pulse_beat (pulse, 0.2, NULL))
    return FALSE;

  aster_fft_forward (self->fft, self->padded, self->charges);

  if (!aster_parallel_for_beating (3, 1, convolve, self, &convolving.pulse) ||
      !aster_parallel_for_beating (self->n, GRAIN, read_points, self, &reading.pulse))
    return FALSE;
  for (gsize b = 0; b * GRAIN < self->n; b++)
    *potential += self->sums[b];

  return TRUE;
}

/**
 * aster_tsne_field_compute:
 * @self: a field for n points
 * @y: (n × stride) the picture, finite
 * @forces: (n × stride) (out): Σ_j w² (y_i − y_j)
 * @z: (out): Σ_i Σ_j w over pairs of different points, the Z of t-SNE
 * @pulse: (nullable): heartbeat
 *
 * O(n + m² log m) for a grid of m × m nodes, m³ for a cube; O(n²) for few points.
 *
 * Returns: %FALSE if a beat says so; what is out is then undefined
 */
gboolean
aster_tsne_field_compute (
    AsterTsneField *self, const float *y, float *forces, double *z, AsterPulse *pulse)
{
  AsterPulsePart looking = aster_pulse_part (pulse, 0, 0.7);
  AsterPulsePart adding = aster_pulse_part (pulse, 0.7, 1);
  double sum = 0;

  g_return_val_if_fail (self != NULL && y != NULL, FALSE);
  g_return_val_if_fail (forces != NULL && z != NULL, FALSE);

  self->y = y;
  self->forces = forces;
  if (!(self->n < (self->dims == 2 ? EXACT : EXACT_CUBE)
            ? add_all_pairs (self, &sum, &looking.pulse)
        : self->dims == 2 ? go_through_grid (self, &sum, &looking.pulse)
                          : aster_tsne_cube_compute (self->cube, y, forces, &sum,
                                                     &self->radius, &looking.pulse)))
    return FALSE;
  if (self->radius > 0 &&
      !aster_tsne_near_add (self->near, y, self->radius, forces, &sum, &adding.pulse))
    return FALSE;
  *z = MAX (sum - (double) self->n, G_MINFLOAT);

  return TRUE;
}
