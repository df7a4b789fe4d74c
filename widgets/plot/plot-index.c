/* Where the points of a map are, prepared for looking them up.
 *
 * Rows are sorted into the square cells of a grid with about two rows a cell, so
 * that the row under the pointer is found among a few dozen, and a rectangle or
 * a lasso looks only at the cells it touches. Both find every row there, also
 * those covered by others.
 *
 * Crowding is a histogram on a finer lattice, smoothed by three box filters
 * (nearly a Gaussian), read at each row and scaled by its logarithm: maps of
 * words have cores a thousand times denser than their rims.
 *
 * A row whose coordinates are infinite or no numbers has no place: it is counted as lost
 * and never found, and the others are where they would be without it.
 *
 * Cost: O(n) to build, 12 bytes a row. */

#include "plot/plot-index.h"

#include <math.h>
#include <string.h>

#include "parts/bits.h"

#define ROWS_PER_CELL 2
#define MAX_SIDE      1024 /* cells along one side */
#define LATTICE       160  /* cells of the density lattice along its longer side */
#define BLUR          2    /* cells on either side, three times */
#define N_STEPS       254
#define GAIN          4.0 /* of a density beside the mean, before its logarithm */

static gsize
cell_of (const AsterPlotIndex *self, double x, double y)
{
  return aster_plot_index_cell_along (y, self->y0, self->cell, self->ny) * self->nx +
         aster_plot_index_cell_along (x, self->x0, self->cell, self->nx);
}

static inline gboolean
has_place (const float *p)
{
  return isfinite (p[0]) && isfinite (p[1]);
}

static void
find_bounds (AsterPlotIndex *self)
{
  self->x0 = self->y0 = INFINITY;
  self->x1 = self->y1 = -INFINITY;
  for (gsize i = 0; i < self->positions->n_rows; i++)
    {
      const float *p = aster_matrix_row (self->positions, i);

      if (!has_place (p))
        {
          self->n_lost++;
          continue;
        }
      self->x0 = MIN (self->x0, p[0]);
      self->x1 = MAX (self->x1, p[0]);
      self->y0 = MIN (self->y0, p[1]);
      self->y1 = MAX (self->y1, p[1]);
    }

  if (self->positions->n_rows == self->n_lost)
    self->x0 = self->y0 = self->x1 = self->y1 = 0;
}

/* Sorts rows into cells: count, add up, deal out. */
static void
fill_cells (AsterPlotIndex *self)
{
  gsize n = self->positions->n_rows;
  double w = self->x1 - self->x0, h = self->y1 - self->y0;
  double side = sqrt (MAX (w * h, 0) * ROWS_PER_CELL / MAX (n, 1));
  gsize n_cells;

  self->cell = MAX (side, MAX (w, h) / MAX_SIDE);
  if (!(self->cell > 0))
    self->cell = 1;
  self->nx = (gsize) CLAMP (ceil (w / self->cell), 1, MAX_SIDE);
  self->ny = (gsize) CLAMP (ceil (h / self->cell), 1, MAX_SIDE);

  n_cells = self->nx * self->ny;
  self->starts = g_new0 (guint32, n_cells + 2);
  self->rows = g_new (guint32, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      const float *p = aster_matrix_row (self->positions, i);

      if (has_place (p))
        self->starts[cell_of (self, p[0], p[1]) + 2]++;
    }
  for (gsize c = 2; c < n_cells + 2; c++)
    self->starts[c] += self->starts[c - 1];
  for (gsize i = 0; i < n; i++)
    {
      const float *p = aster_matrix_row (self->positions, i);

      if (has_place (p))
        self->rows[self->starts[cell_of (self, p[0], p[1]) + 1]++] = (guint32) i;
    }
}

/* One box filter of width 2 · BLUR + 1 along a line of @n cells @step apart. */
static void
blur_line (float *line, gsize n, gsize step, float *scratch)
{
  double sum = 0;

  for (gsize i = 0; i < n + BLUR; i++)
    {
      if (i < n)
        sum += line[i * step];
      if (i >= 2 * BLUR + 1)
        sum -= line[(i - 2 * BLUR - 1) * step];
      if (i >= BLUR)
        scratch[i - BLUR] = (float) (sum / (2 * BLUR + 1));
    }
  for (gsize i = 0; i < n; i++)
    line[i * step] = scratch[i];
}

static void
blur (float *lattice, gsize nx, gsize ny)
{
  g_autofree float *scratch = g_new (float, MAX (nx, ny));

  for (int pass = 0; pass < 3; pass++)
    {
      for (gsize y = 0; y < ny; y++)
        blur_line (lattice + y * nx, nx, 1, scratch);
      for (gsize x = 0; x < nx; x++)
        blur_line (lattice + x, ny, nx, scratch);
    }
}

/* The smoothed lattice between its cell centres. */
static double
read_lattice (const float *lattice, gsize nx, gsize ny, double x, double y)
{
  double u = CLAMP (x - 0.5, 0, (double) nx - 1), v = CLAMP (y - 0.5, 0, (double) ny - 1);
  gsize i = MIN ((gsize) u, nx - 2), j = MIN ((gsize) v, ny - 2);
  const float *c = lattice + j * nx + i;

  u -= (double) i;
  v -= (double) j;

  return (1 - v) * ((1 - u) * c[0] + u * c[1]) + v * ((1 - u) * c[nx] + u * c[nx + 1]);
}

static void
measure_crowding (AsterPlotIndex *self)
{
  gsize n = self->positions->n_rows, n_placed = n - self->n_lost;
  double w = self->x1 - self->x0, h = self->y1 - self->y0;
  double cell = MAX (w, h) > 0 ? MAX (w, h) / LATTICE : 1;
  gsize nx = (gsize) (w / cell) + 2, ny = (gsize) (h / cell) + 2;
  g_autofree float *lattice = g_new0 (float, nx *ny);
  g_autofree float *around = g_new0 (float, MAX (n, 1));
  double most = 0, mean = 0;
  gsize occupied = 0;

  for (gsize i = 0; i < n; i++)
    {
      const float *p = aster_matrix_row (self->positions, i);

      if (has_place (p))
        lattice[aster_plot_index_cell_along (p[1], self->y0, cell, ny) * nx +
                aster_plot_index_cell_along (p[0], self->x0, cell, nx)]++;
    }
  blur (lattice, nx, ny);
  for (gsize c = 0; c < nx * ny; c++)
    occupied += lattice[c] > 1e-4f;

  for (gsize i = 0; i < n; i++)
    {
      const float *p = aster_matrix_row (self->positions, i);

      if (!has_place (p))
        continue;
      around[i] = (float) read_lattice (lattice, nx, ny, (p[0] - self->x0) / cell,
                                        (p[1] - self->y0) / cell);
      most = MAX (most, around[i]);
      mean += around[i];
    }

  mean /= (double) MAX (n_placed, 1);
  self->density = (double) MAX (n_placed, 1) / (cell * cell * (double) MAX (occupied, 1));
  self->crowding = g_new0 (guint8, MAX (n, 1));
  self->around = mean / (cell * cell);
  self->peak = most > 0 ? most / mean : 0;
  for (gsize i = 0; i < n && most > 0; i++)
    self->crowding[i] = (guint8) (log1p (GAIN * around[i] / mean) /
                                  log1p (GAIN * self->peak) * (N_STEPS - 1));
}

/* Rows per square unit where rows have @crowding; the other way round. */
double
aster_plot_index_get_density (const AsterPlotIndex *self, guint8 crowding)
{
  double t = crowding / (N_STEPS - 1.0);

  return self->around * expm1 (t * log1p (GAIN * self->peak)) / GAIN;
}

/**
 * aster_plot_index_new:
 * @positions: (n × 2 or 3) plane coordinates; a third column is not looked at
 *
 * Returns: (transfer full): an index that holds a reference on @positions
 */
AsterPlotIndex *
aster_plot_index_new (AsterMatrix *positions)
{
  AsterPlotIndex *self;

  g_return_val_if_fail (positions != NULL && positions->n_cols >= 2, NULL);

  self = g_atomic_rc_box_new0 (AsterPlotIndex);
  self->positions = aster_matrix_ref (positions);
  find_bounds (self);
  fill_cells (self);
  measure_crowding (self);

  return self;
}

AsterPlotIndex *
aster_plot_index_ref (AsterPlotIndex *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
index_clear (gpointer data)
{
  AsterPlotIndex *self = data;

  aster_matrix_unref (self->positions);
  g_free (self->crowding);
  g_free (self->starts);
  g_free (self->rows);
}

void
aster_plot_index_unref (AsterPlotIndex *self)
{
  g_atomic_rc_box_release_full (self, index_clear);
}

/* Whether @row may be found. */
static inline gboolean
is_visible (const guint64 *visible, gsize row)
{
  return visible == NULL || aster_bits_get (visible, row);
}

/**
 * aster_plot_index_find_nearest:
 * @self: an index
 * @place: plane coordinates
 * @reach: how far to look, plane units
 * @visible: (nullable): the rows that may be found; %NULL for all
 *
 * Returns: the row nearest to @place within @reach, the first one of several at
 *   the same distance, or −1
 */
int
aster_plot_index_find_nearest (const AsterPlotIndex *self,
                               const double place[2],
                               double reach,
                               const guint64 *visible)
{
  gsize i0, i1, j0, j1;
  double best = reach * reach;
  int found = -1;

  i0 = aster_plot_index_cell_along (place[0] - reach, self->x0, self->cell, self->nx);
  i1 = aster_plot_index_cell_along (place[0] + reach, self->x0, self->cell, self->nx);
  j0 = aster_plot_index_cell_along (place[1] - reach, self->y0, self->cell, self->ny);
  j1 = aster_plot_index_cell_along (place[1] + reach, self->y0, self->cell, self->ny);

  for (gsize j = j0; j <= j1; j++)
    for (gsize k = self->starts[j * self->nx + i0];
         k < self->starts[j * self->nx + i1 + 1]; k++)
      {
        gsize row = self->rows[k];
        const float *p = aster_matrix_row (self->positions, row);
        double dx = p[0] - place[0], dy = p[1] - place[1], d = dx * dx + dy * dy;

        if ((d < best || (d == best && (found < 0 || (int) row < found))) &&
            is_visible (visible, row))
          {
            best = d;
            found = (int) row;
          }
      }

  return found;
}

/**
 * aster_plot_index_find_towards:
 * @self: an index
 * @from: a row
 * @direction: a vector of length 1
 * @visible: (nullable): the rows that may be found; %NULL for all
 *
 * Where an arrow key leads: of the rows in the quadrant around @direction, the
 * nearest, where being off to the side counts twice. O(n).
 *
 * Returns: a row, or −1 if nothing lies that way
 */
int
aster_plot_index_find_towards (const AsterPlotIndex *self,
                               gsize from,
                               const double direction[2],
                               const guint64 *visible)
{
  const float *origin = aster_matrix_row (self->positions, from);
  double best = INFINITY;
  int found = -1;

  for (gsize row = 0; row < self->positions->n_rows; row++)
    {
      const float *p = aster_matrix_row (self->positions, row);
      double dx = p[0] - origin[0], dy = p[1] - origin[1];
      double along = dx * direction[0] + dy * direction[1];
      double aside = fabs (dx * direction[1] - dy * direction[0]);

      if (along > 0 && aside <= along && along + 2 * aside < best &&
          is_visible (visible, row))
        {
          best = along + 2 * aside;
          found = (int) row;
        }
    }

  return found;
}

/**
 * aster_plot_index_count_about:
 * @self: an index
 * @a: the lower left corner of a rectangle, plane units
 * @b: the upper right one
 *
 * Returns: how many rows are inside or in a cell that it touches; cheap
 */
gsize
aster_plot_index_count_about (const AsterPlotIndex *self,
                              const double a[2],
                              const double b[2])
{
  gsize i0 = aster_plot_index_cell_along (a[0], self->x0, self->cell, self->nx);
  gsize i1 = aster_plot_index_cell_along (b[0], self->x0, self->cell, self->nx);
  gsize j0 = aster_plot_index_cell_along (a[1], self->y0, self->cell, self->ny);
  gsize j1 = aster_plot_index_cell_along (b[1], self->y0, self->cell, self->ny);
  gsize n = 0;

  for (gsize j = j0; j <= j1; j++)
    n += self->starts[j * self->nx + i1 + 1] - self->starts[j * self->nx + i0];

  return n;
}

/* Whether @row can be found: it has finite coordinates. */
gboolean
aster_plot_index_has_place (const AsterPlotIndex *self, gsize row)
{
  return has_place (aster_matrix_row (self->positions, row));
}
