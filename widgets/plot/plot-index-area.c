/* Which rows of a map a rectangle or a lasso encloses.
 *
 * Only the cells that they touch are looked at. Cells next to one another that no side of
 * a lasso passes are all inside or all outside: one row tells for all of theirs. The
 * sides of a lasso of hundreds of corners are thus asked about a few thousand rows along
 * it, and not about a hundred thousand within. What is found is marked in a set of bits,
 * which has it in order.
 *
 * Cost: O(rows found + n / 64 + rows in the cells along the line · corners). */

#include <math.h>

#include "parts/bits.h"
#include "plot/plot-index.h"

#define CLOSE 1e-6 /* of a cell: a side that comes so near may be in it */

/* A block of cells, from the first to the last. */
typedef struct
{
  gsize i0, i1, j0, j1;
} Block;

typedef struct
{
  const AsterPlotIndex *index;
  const guint64 *visible;
  const double *corners; /* (n_corners × 2) */
  gsize n_corners;
  Block block;
  guint8 *crossed; /* of each cell of the block, whether a side passes it */

  guint64 *found; /* (n) bits */
} Hunt;

static Block
find_block (const AsterPlotIndex *self, const double lo[2], const double hi[2])
{
  return (Block){ aster_plot_index_cell_along (lo[0], self->x0, self->cell, self->nx),
                  aster_plot_index_cell_along (hi[0], self->x0, self->cell, self->nx),
                  aster_plot_index_cell_along (lo[1], self->y0, self->cell, self->ny),
                  aster_plot_index_cell_along (hi[1], self->y0, self->cell, self->ny) };
}

static guint64 *
new_bits (const AsterPlotIndex *self)
{
  return g_new0 (guint64, aster_bits_words (self->positions->n_rows) + 1);
}

static inline void
take (guint64 *found, const guint64 *visible, gsize row)
{
  if (visible == NULL || aster_bits_get (visible, row))
    aster_bits_set (found, row, TRUE);
}

/* (transfer full): of guint32, ascending */
static GArray *
list_rows (const guint64 *bits, gsize n)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32),
                                    (guint) aster_bits_count (bits, n));

  for (gsize w = 0; w < aster_bits_words (n); w++)
    for (guint64 left = bits[w]; left != 0; left &= left - 1)
      {
        guint32 row = (guint32) (64 * w) + (guint32) __builtin_ctzll (left);

        g_array_append_val (rows, row);
      }

  return rows;
}

/**
 * aster_plot_index_find_in_rectangle:
 * @self: an index
 * @a: one corner, plane units
 * @b: the opposite one
 * @visible: (nullable): the rows that may be found; %NULL for all
 *
 * Returns: (transfer full): of guint32: every row inside, ascending
 */
GArray *
aster_plot_index_find_in_rectangle (const AsterPlotIndex *self,
                                    const double a[2],
                                    const double b[2],
                                    const guint64 *visible)
{
  const double lo[2] = { MIN (a[0], b[0]), MIN (a[1], b[1]) };
  const double hi[2] = { MAX (a[0], b[0]), MAX (a[1], b[1]) };
  const Block block = find_block (self, lo, hi);
  g_autofree guint64 *found = new_bits (self);

  for (gsize j = block.j0; j <= block.j1; j++)
    for (gsize k = self->starts[j * self->nx + block.i0];
         k < self->starts[j * self->nx + block.i1 + 1]; k++)
      {
        const float *p = aster_matrix_row (self->positions, self->rows[k]);

        if (p[0] >= lo[0] && p[0] <= hi[0] && p[1] >= lo[1] && p[1] <= hi[1])
          take (found, visible, self->rows[k]);
      }

  return list_rows (found, self->positions->n_rows);
}

/* TRUE if the place is inside, by the even-odd rule. */
static gboolean
is_inside (const Hunt *self, const float *place)
{
  double x = (double) place[0], y = (double) place[1];
  gboolean inside = FALSE;

  for (gsize i = 0, j = self->n_corners - 1; i < self->n_corners; j = i++)
    {
      const double *a = self->corners + 2 * i, *b = self->corners + 2 * j;

      if ((a[1] > y) != (b[1] > y) &&
          x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
        inside = !inside;
    }

  return inside;
}

/* Marks the cells of row @j of the grid that the side from @a up to @b passes. */
static void
cross_row (Hunt *self, const double *a, const double *b, gsize j)
{
  const AsterPlotIndex *index = self->index;
  const Block *block = &self->block;
  double near = CLOSE * index->cell, rise = b[1] - a[1];
  double low = index->y0 + (double) j * index->cell - near;
  double high = low + index->cell + 2 * near;
  double from = a[0], to = b[0];
  gsize i0, i1;

  /* What lies beyond the rim belongs to the cells at it. */
  if (j > 0 && low > a[1] && low < b[1])
    from = a[0] + (b[0] - a[0]) * (low - a[1]) / rise;
  if (j + 1 < index->ny && high > a[1] && high < b[1])
    to = a[0] + (b[0] - a[0]) * (high - a[1]) / rise;
  i0 = aster_plot_index_cell_along (MIN (from, to) - near, index->x0, index->cell,
                                    index->nx);
  i1 = aster_plot_index_cell_along (MAX (from, to) + near, index->x0, index->cell,
                                    index->nx);

  for (gsize i = MAX (i0, block->i0); i <= MIN (i1, block->i1); i++)
    self->crossed[(j - block->j0) * (block->i1 - block->i0 + 1) + i - block->i0] = TRUE;
}

static void
mark_crossed (Hunt *self)
{
  const AsterPlotIndex *index = self->index;
  const Block *block = &self->block;
  double near = CLOSE * index->cell;

  self->crossed = g_new0 (guint8,
                          (block->j1 - block->j0 + 1) * (block->i1 - block->i0 + 1));
  for (gsize k = 0; k < self->n_corners; k++)
    {
      const double *a = self->corners + 2 * k;
      const double *b = self->corners + 2 * ((k + 1) % self->n_corners);
      const double *low = a[1] < b[1] ? a : b, *high = a[1] < b[1] ? b : a;
      gsize j0 = aster_plot_index_cell_along (low[1] - near, index->y0, index->cell,
                                              index->ny);
      gsize j1 = aster_plot_index_cell_along (high[1] + near, index->y0, index->cell,
                                              index->ny);

      for (gsize j = MAX (j0, block->j0); j <= MIN (j1, block->j1); j++)
        cross_row (self, low, high, j);
    }
}

/* Takes what is inside in row @j of the grid. */
static void
sweep_row (Hunt *self, gsize j)
{
  const AsterPlotIndex *index = self->index;
  const Block *block = &self->block;
  const guint8 *crossed = self->crossed + (j - block->j0) * (block->i1 - block->i0 + 1);
  int inside = -1; /* of the cells since a side passed one; −1 not known yet */

  for (gsize i = block->i0; i <= block->i1; i++)
    {
      gsize end = index->starts[j * index->nx + i + 1];

      if (crossed[i - block->i0])
        inside = -1;
      for (gsize k = index->starts[j * index->nx + i]; k < end; k++)
        {
          const float *p = aster_matrix_row (index->positions, index->rows[k]);

          if (crossed[i - block->i0] || inside < 0)
            inside = is_inside (self, p);
          if (inside)
            take (self->found, self->visible, index->rows[k]);
        }
      if (crossed[i - block->i0])
        inside = -1;
    }
}

/**
 * aster_plot_index_find_in_polygon:
 * @self: an index
 * @corners: (n_corners × 2) plane coordinates; closed by itself
 * @n_corners: how many; fewer than three enclose nothing
 * @visible: (nullable): the rows that may be found; %NULL for all
 *
 * Returns: (transfer full): of guint32: every row inside by the even-odd rule,
 *   ascending
 */
GArray *
aster_plot_index_find_in_polygon (const AsterPlotIndex *self,
                                  const double *corners,
                                  gsize n_corners,
                                  const guint64 *visible)
{
  Hunt hunt = { self, visible, corners, n_corners, { 0 }, NULL, NULL };
  double lo[2] = { INFINITY, INFINITY }, hi[2] = { -INFINITY, -INFINITY };
  GArray *rows;

  if (n_corners < 3)
    return g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize i = 0; i < n_corners; i++)
    for (int p = 0; p < 2; p++)
      {
        lo[p] = MIN (lo[p], corners[2 * i + p]);
        hi[p] = MAX (hi[p], corners[2 * i + p]);
      }

  hunt.block = find_block (self, lo, hi);
  hunt.found = new_bits (self);
  mark_crossed (&hunt);
  for (gsize j = hunt.block.j0; j <= hunt.block.j1; j++)
    sweep_row (&hunt, j);
  rows = list_rows (hunt.found, self->positions->n_rows);
  g_free (hunt.found);
  g_free (hunt.crossed);

  return rows;
}
