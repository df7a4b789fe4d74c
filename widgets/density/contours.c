/* Lines around where a grid of numbers is high, by marching squares (Lorensen and Cline
 * 1987, in the plane).
 *
 * A line crosses an edge of the grid where the number, taken as straight along the edge,
 * is the level. In each cell it goes from edge to edge with the high side on its left, so
 * every crossing has one way on, and following them gives closed lines: beyond the rim of
 * the grid it is low. Where two high corners face each other, the middle of the cell
 * decides. O(cells). */

#include "density/contours.h"

#include <math.h>
#include <string.h>

enum { TOP, RIGHT, BOTTOM, LEFT, NOWHERE };

/* From which edge to which, by which corners are high: 8 top left, 4 top right, 2 bottom
 * right, 1 bottom left. The saddles, 5 and 10, come twice: high in the middle, or low. */
static const guint8 ways[16][4] = {
  [0] = { NOWHERE, NOWHERE, NOWHERE, NOWHERE },
  [1] = { BOTTOM, LEFT, NOWHERE, NOWHERE },
  [2] = { RIGHT, BOTTOM, NOWHERE, NOWHERE },
  [3] = { RIGHT, LEFT, NOWHERE, NOWHERE },
  [4] = { TOP, RIGHT, NOWHERE, NOWHERE },
  [5] = { TOP, LEFT, BOTTOM, RIGHT },
  [6] = { TOP, BOTTOM, NOWHERE, NOWHERE },
  [7] = { TOP, LEFT, NOWHERE, NOWHERE },
  [8] = { LEFT, TOP, NOWHERE, NOWHERE },
  [9] = { BOTTOM, TOP, NOWHERE, NOWHERE },
  [10] = { RIGHT, TOP, LEFT, BOTTOM },
  [11] = { RIGHT, TOP, NOWHERE, NOWHERE },
  [12] = { LEFT, RIGHT, NOWHERE, NOWHERE },
  [13] = { BOTTOM, RIGHT, NOWHERE, NOWHERE },
  [14] = { LEFT, BOTTOM, NOWHERE, NOWHERE },
  [15] = { NOWHERE, NOWHERE, NOWHERE, NOWHERE },
};
static const guint8 low_ways[2][4] = { { TOP, RIGHT, BOTTOM, LEFT },
                                       { LEFT, TOP, RIGHT, BOTTOM } };

typedef struct
{
  const float *values;
  gsize width, height; /* of the values; a rim of low ones lies around them */
  double level;
  guint32 *next; /* by edge: the edge that the line goes on to */
} Tracing;

/* The number at a node of the grid with its rim. */
static double
get_value (const Tracing *self, gsize i, gsize j)
{
  if (i == 0 || j == 0 || i > self->width || j > self->height)
    return MIN (0, self->level - 1);

  return (double) self->values[(j - 1) * self->width + i - 1];
}

/* Edges to the right of a node are even, those below it odd. */
static guint32
find_edge (const Tracing *self, gsize i, gsize j, guint side)
{
  gsize stride = self->width + 2;

  switch (side)
    {
    case TOP:
      return (guint32) (2 * (j * stride + i));

    case RIGHT:
      return (guint32) (2 * (j * stride + i + 1) + 1);

    case BOTTOM:
      return (guint32) (2 * ((j + 1) * stride + i));

    case LEFT:
    default:
      return (guint32) (2 * (j * stride + i) + 1);
    }
}

static void
trace_cell (Tracing *self, gsize i, gsize j)
{
  double a = get_value (self, i, j), b = get_value (self, i + 1, j);
  double c = get_value (self, i + 1, j + 1), d = get_value (self, i, j + 1);
  guint high = (a >= self->level ? 8u : 0) | (b >= self->level ? 4u : 0) |
               (c >= self->level ? 2u : 0) | (d >= self->level ? 1u : 0);
  const guint8 *way = ways[high];

  if ((high == 5 || high == 10) && (a + b + c + d) / 4 < self->level)
    way = low_ways[high == 10];
  for (guint k = 0; k < 4 && way[k] != NOWHERE; k += 2)
    self->next[find_edge (self, i, j, way[k])] = find_edge (self, i, j, way[k + 1]);
}

/* Where the line crosses an edge, in nodes of the grid without its rim. */
static void
cross (const Tracing *self, guint32 edge, double at[2])
{
  gsize node = edge / 2, stride = self->width + 2;
  gsize i = node % stride, j = node / stride;
  gboolean down = edge % 2 != 0;
  double a = get_value (self, i, j), b = get_value (self, i + !down, j + down);
  double t = a == b ? 0.5 : CLAMP ((self->level - a) / (b - a), 0, 1);

  at[0] = (double) i - 1 + (down ? 0 : t);
  at[1] = (double) j - 1 + (down ? t : 0);
}

static GArray *
follow (Tracing *self, guint32 edge)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (double));

  while (self->next[edge] != G_MAXUINT32)
    {
      guint32 next = self->next[edge];
      double at[2];

      cross (self, edge, at);
      g_array_append_vals (line, at, 2);
      self->next[edge] = G_MAXUINT32;
      edge = next;
    }

  return line;
}

/**
 * aster_contours_trace:
 * @values: (height × width), finite
 * @width: nodes
 * @height: nodes
 * @level: what is high
 *
 * Returns: (transfer full) (element-type GArray): closed lines of doubles, (k × 2), in
 *   nodes; the high side is on their left, seen with the first row on top
 */
GPtrArray *
aster_contours_trace (const float *values, gsize width, gsize height, double level)
{
  Tracing self = { values, width, height, level, NULL };
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gsize n = 2 * (width + 2) * (height + 2);

  g_return_val_if_fail (n < G_MAXUINT32, lines);

  self.next = g_new (guint32, n);
  memset (self.next, 0xff, n * sizeof (guint32));
  for (gsize j = 0; j <= height; j++)
    for (gsize i = 0; i <= width; i++)
      trace_cell (&self, i, j);
  for (guint32 edge = 0; edge < n; edge++)
    if (self.next[edge] != G_MAXUINT32)
      g_ptr_array_add (lines, follow (&self, edge));
  g_free (self.next);

  return lines;
}

/* What a closed line encloses; negative where the low side is within. */
double
aster_contour_area (const GArray *contour)
{
  const double *p = (const double *) (gconstpointer) contour->data;
  gsize n = contour->len / 2;
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      gsize k = (i + 1) % n;

      sum += p[2 * k] * p[2 * i + 1] - p[2 * i] * p[2 * k + 1];
    }

  return sum / 2;
}

/**
 * aster_contour_draw:
 * @contour: a closed line
 * @to_page: from what its numbers are to px
 * @cr: gets the path
 *
 * Adds a smooth closed line that touches each side of the polygon in its middle.
 */
void
aster_contour_draw (const GArray *contour, const cairo_matrix_t *to_page, cairo_t *cr)
{
  const double *p = (const double *) (gconstpointer) contour->data;
  gsize n = contour->len / 2;
  double corner[2], next[2], from[2], to[2];

  if (n == 0)
    return;

  memcpy (corner, p + 2 * n - 2, sizeof corner);
  memcpy (next, p, sizeof next);
  cairo_matrix_transform_point (to_page, &corner[0], &corner[1]);
  cairo_matrix_transform_point (to_page, &next[0], &next[1]);
  from[0] = (corner[0] + next[0]) / 2;
  from[1] = (corner[1] + next[1]) / 2;
  cairo_move_to (cr, from[0], from[1]);
  for (gsize i = 0; i < n; i++)
    {
      memcpy (corner, next, sizeof corner);
      memcpy (next, p + 2 * ((i + 1) % n), sizeof next);
      cairo_matrix_transform_point (to_page, &next[0], &next[1]);
      to[0] = (corner[0] + next[0]) / 2;
      to[1] = (corner[1] + next[1]) / 2;
      cairo_curve_to (cr, from[0] + (corner[0] - from[0]) * 2 / 3,
                      from[1] + (corner[1] - from[1]) * 2 / 3,
                      to[0] + (corner[0] - to[0]) * 2 / 3,
                      to[1] + (corner[1] - to[1]) * 2 / 3, to[0], to[1]);
      memcpy (from, to, sizeof from);
    }
  cairo_close_path (cr);
}
