/* How crowded each place of a page is: a kernel density estimate on the page.
 *
 *     f(x) = Σ_i N(x − x_i; σ²)        rows per px², σ the bandwidth in px
 *
 * Each row is dealt to the four nodes around it, in proportion to how near they are, and
 * the grid is then convolved with a Gaussian along its rows and along its columns. Nodes
 * stand σ/4 apart. Dealing widens the kernel by h²/6 in variance, and reading between
 * nodes by h²/12 on average (Jones and Lotwick 1984, on binned estimates); both are taken
 * off the Gaussian beforehand, so that a crowd is right to one part in a hundred of the
 * peak, and a single row to two. Rows off the page count as far as the kernel reaches.
 *
 * The rows are cut into a fixed number of blocks with a grid each, whatever the number of
 * threads: the same rows give the same bytes. O(n) for dealing, O(nodes · taps) for
 * smoothing, whatever the zoom. */

#include "density/density.h"

#include <math.h>
#include <string.h>

#include "parts/bits.h"
#include "tools/parallel.h"
#include "tools/wide.h"

#define PER_SIGMA  4.0 /* nodes in one bandwidth */
#define MIN_CELL   3.0 /* px; below 12 px of bandwidth the estimate is coarser */
#define REACH      4.0 /* bandwidths, where the kernel ends */
#define MAX_TAPS   64
#define MAX_BLOCKS 4
#define BLOCK      20000 /* rows at least, for a block of their own */

typedef struct
{
  const AsterDensityInput *input;
  AsterDensity *density;

  gsize radius;        /* nodes on either side of the page, and taps of the kernel */
  gsize width, height; /* nodes with those on either side */
  gsize n_blocks;
  float *grids; /* (blocks × channels × height × width) */
  float *rows;  /* (channels × height × density width), smoothed along the rows */
  float taps[MAX_TAPS];
} Smoothing;

/* The Gaussian that is left when dealing and reading have had their share. */
static void
prepare_taps (Smoothing *self)
{
  double h = self->density->cell, sigma = self->input->bandwidth;
  double variance = MAX (sigma * sigma / (h * h) - 0.25, 0.05), sum = 0;

  for (gsize k = 0; k <= self->radius; k++)
    {
      self->taps[k] = (float) exp (-0.5 * (double) (k * k) / variance);
      sum += (double) self->taps[k] * (k == 0 ? 1 : 2);
    }
  for (gsize k = 0; k <= self->radius; k++)
    self->taps[k] /= (float) sum;
}

/* Deals the rows of one block to the nodes of its grid. */
static void
deal_cb (gsize begin, gsize end, gpointer data)
{
  Smoothing *self = data;
  const AsterDensityInput *in = self->input;
  gsize plane = self->width * self->height, n = in->positions->n_rows;
  double h = self->density->cell, scale = in->transform.scale / h;
  double dx = in->transform.dx / h + (double) self->radius;
  double dy = in->transform.dy / h + (double) self->radius;
  double right = (double) self->width - 1, bottom = (double) self->height - 1;

  for (gsize block = begin; block < end; block++)
    {
      float *grid = self->grids + block * in->n_channels * plane;
      gsize first = block * n / self->n_blocks, last = (block + 1) * n / self->n_blocks;

      for (gsize row = first; row < last; row++)
        {
          const float *p = in->positions->data + row * in->positions->n_cols;
          double x = dx + scale * (double) p[0], y = dy - scale * (double) p[1];
          guint8 style = in->styles != NULL ? in->styles[row] : 0;
          guint8 channel = in->channels != NULL ? in->channels[style] : 0;

          if (!(x >= 0 && x < right && y >= 0 && y < bottom) ||
              channel == ASTER_DENSITY_NOWHERE ||
              (in->visible != NULL && !aster_bits_get (in->visible, row)))
            continue;

          gsize i = (gsize) x, j = (gsize) y;
          float u = (float) (x - (double) i), v = (float) (y - (double) j);
          float shares[4] = { (1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v };
          float *at = grid + channel * plane + j * self->width + i;

          at[0] += shares[0];
          at[1] += shares[1];
          at[self->width] += shares[2];
          at[self->width + 1] += shares[3];
          if (in->weights != NULL)
            {
              float weight = in->weights[style];

              at += (in->n_channels - 1 - channel) * plane;
              at[0] += weight * shares[0];
              at[1] += weight * shares[1];
              at[self->width] += weight * shares[2];
              at[self->width + 1] += weight * shares[3];
            }
        }
    }
}

ASTER_WIDE static void
add (float *restrict sum, const float *restrict more, gsize n)
{
  for (gsize i = 0; i < n; i++)
    sum[i] += more[i];
}

/* to[i] = tap · (before[i] + after[i]), added up. */
ASTER_WIDE static void
add_pair (float *restrict to,
          const float *restrict before,
          const float *restrict after,
          float tap,
          gsize n)
{
  for (gsize i = 0; i < n; i++)
    to[i] += tap * (before[i] + after[i]);
}

ASTER_WIDE static void
scale_row (float *restrict to, const float *restrict from, float tap, gsize n)
{
  for (gsize i = 0; i < n; i++)
    to[i] = tap * from[i];
}

/* Smooths along the rows; @begin to @end count the rows of all channels. */
static void
along_cb (gsize begin, gsize end, gpointer data)
{
  Smoothing *self = data;
  gsize out = self->density->width, all = self->input->n_channels * self->height;

  for (gsize j = begin; j < end; j++)
    {
      float *sum = self->grids + j * self->width, *to = self->rows + j * out;

      for (gsize block = 1; block < self->n_blocks; block++)
        add (sum, sum + block * all * self->width, self->width);
      sum += self->radius;
      scale_row (to, sum, self->taps[0], out);
      for (gsize k = 1; k <= self->radius; k++)
        add_pair (to, sum - k, sum + k, self->taps[k], out);
    }
}

/* Smooths along the columns; counts the rows of the result, of all channels. */
static void
across_cb (gsize begin, gsize end, gpointer data)
{
  Smoothing *self = data;
  const AsterDensity *density = self->density;
  gsize width = density->width;
  float area = (float) (density->cell * density->cell);

  for (gsize j = begin; j < end; j++)
    {
      gsize channel = j / density->height, y = j % density->height + self->radius;
      const float *from = self->rows + (channel * self->height + y) * width;
      float *to = density->values + j * width;

      scale_row (to, from, self->taps[0] / area, width);
      for (gsize k = 1; k <= self->radius; k++)
        add_pair (to, from - k * width, from + k * width, self->taps[k] / area, width);
    }
}

/**
 * aster_density_new:
 * @input: what is to be measured
 *
 * Returns: (transfer full) (nullable): the density on the page, or %NULL without memory
 */
AsterDensity *
aster_density_new (const AsterDensityInput *input)
{
  Smoothing self = { .input = input };
  AsterDensity *density;
  gsize n, cells;

  g_return_val_if_fail (input != NULL && input->positions != NULL, NULL);
  g_return_val_if_fail (input->n_channels > 0 && input->bandwidth > 0, NULL);

  n = input->positions->n_rows;
  density = g_new0 (AsterDensity, 1);
  density->cell = MAX (input->bandwidth / PER_SIGMA, MIN_CELL);
  density->width = (gsize) ceil (input->transform.width / density->cell) + 2;
  density->height = (gsize) ceil (input->transform.height / density->cell) + 2;
  density->n_channels = input->n_channels;

  self.density = density;
  self.radius = MIN ((gsize) ceil (REACH * input->bandwidth / density->cell),
                     MAX_TAPS - 1);
  self.width = density->width + 2 * self.radius;
  self.height = density->height + 2 * self.radius;
  self.n_blocks = CLAMP (n / BLOCK, 1, input->n_channels > 2 ? 2 : MAX_BLOCKS);
  cells = input->n_channels * self.height;

  density->values = g_try_new (float,
                               input->n_channels * density->height * density->width);
  self.grids = g_try_new0 (float, self.n_blocks *cells *self.width);
  self.rows = g_try_new (float, cells * density->width);
  if (density->values == NULL || self.grids == NULL || self.rows == NULL)
    g_clear_pointer (&density, aster_density_free);
  else
    {
      prepare_taps (&self);
      aster_parallel_for (self.n_blocks, 1, deal_cb, &self);
      aster_parallel_for (cells, 32, along_cb, &self);
      aster_parallel_for (input->n_channels * density->height, 32, across_cb, &self);
    }
  g_free (self.grids);
  g_free (self.rows);

  return density;
}

void
aster_density_free (AsterDensity *self)
{
  g_free (self->values);
  g_free (self);
}

/* Rows per px² at a place of the page, in px of it; the rim goes on beyond the grid. */
double
aster_density_read (const AsterDensity *self, guint channel, double x, double y)
{
  double u = CLAMP (x / self->cell, 0, (double) self->width - 1.001);
  double v = CLAMP (y / self->cell, 0, (double) self->height - 1.001);
  gsize i = (gsize) u, j = (gsize) v;
  const float *c = self->values + (channel * self->height + j) * self->width + i;

  u -= (double) i;
  v -= (double) j;

  return (1 - v) * ((1 - u) * c[0] + u * c[1]) +
         v * ((1 - u) * c[self->width] + u * c[self->width + 1]);
}
