/* A k-d tree (Bentley 1975) over the points of a page.
 *
 * Points are split at the median of the wider side of their box until few are left. A
 * search goes into the nearer half first and into the other only if its box is nearer
 * than what has been found. A grid would do where a map is even; a map with one point
 * far out, or all points in few places, is not.
 *
 * Distances that are equal are ordered by row. The split orders points that share a
 * coordinate by row as well, and a box knows its first row, so that thousands of points
 * in one place do not make every search walk over all of them.
 *
 * O(n log n) to build, some O(log n + k) a search; O(n) memory. */

#include "tools/kd-tree.h"

#include <math.h>

#include "tools/error.h"

#define LEAF       12    /* points of a box that are looked at one by one */
#define BEAT_ABOVE 4096u /* points of a box whose splitting may take a while */

typedef struct
{
  float low[3], high[3];
  guint32 first_row; /* the smallest */
  guint32 begin, end;
  guint32 child; /* of two, side by side; 0 in a leaf */
} Box;

struct _AsterKdTree
{
  const AsterMatrix *y; /* (n × 2 or 3) */
  guint32 *rows;        /* (n) in the order of the boxes */
  GArray *boxes;        /* of Box */
};

void
aster_kd_tree_free (AsterKdTree *self)
{
  g_free (self->rows);
  g_clear_pointer (&self->boxes, g_array_unref);
  g_free (self);
}

static void
measure (const AsterKdTree *self, Box *box)
{
  box->first_row = G_MAXUINT32;
  for (gsize p = 0; p < 3; p++)
    {
      box->low[p] = p < self->y->n_cols ? INFINITY : 0;
      box->high[p] = p < self->y->n_cols ? -INFINITY : 0;
    }
  for (guint32 i = box->begin; i < box->end; i++)
    {
      const float *point = aster_matrix_row (self->y, self->rows[i]);

      box->first_row = MIN (box->first_row, self->rows[i]);
      for (gsize p = 0; p < self->y->n_cols; p++)
        {
          box->low[p] = MIN (box->low[p], point[p]);
          box->high[p] = MAX (box->high[p], point[p]);
        }
    }
}

static inline gboolean
is_before (const AsterKdTree *self, gsize side, guint32 a, guint32 b)
{
  float u = aster_matrix_row (self->y, a)[side], v = aster_matrix_row (self->y, b)[side];

  return u < v || (u == v && a < b);
}

/* Brings the first half of @rows[@begin … @end) to the front (Hoare 1961). */
static void
split (AsterKdTree *self, gsize side, gsize begin, gsize end)
{
  gsize low = begin, high = end - 1, half = begin + (end - begin) / 2;
  guint32 *rows = self->rows;

  while (low < high)
    {
      guint32 pivot = rows[low + (high - low) / 2];
      gsize i = low, j = high;

      while (i <= j)
        {
          while (is_before (self, side, rows[i], pivot))
            i++;
          while (is_before (self, side, pivot, rows[j]))
            j--;
          if (i <= j)
            {
              guint32 swapped = rows[i];

              rows[i++] = rows[j];
              rows[j] = swapped;
              if (j-- == 0)
                break;
            }
        }

      if (half <= j && j < high)
        high = j;
      else if (half >= i)
        low = i;
      else
        return;
    }
}

/* Divides box @at unless it is small. */
static void
divide (AsterKdTree *self, guint at)
{
  Box box = g_array_index (self->boxes, Box, at), halves[2];
  gsize side = 0;

  if (box.end - box.begin <= LEAF)
    return;

  for (gsize p = 1; p < 3; p++)
    if (box.high[p] - box.low[p] > box.high[side] - box.low[side])
      side = p;
  split (self, side, box.begin, box.end);

  halves[0] = halves[1] = (Box){ .begin = box.begin, .end = box.end };
  halves[0].end = halves[1].begin = box.begin + (box.end - box.begin) / 2;
  for (guint h = 0; h < 2; h++)
    measure (self, &halves[h]);
  g_array_index (self->boxes, Box, at).child = self->boxes->len;
  g_array_append_vals (self->boxes, halves, 2);
}

/**
 * aster_kd_tree_new:
 * @y: (n × 2 or 3), finite; must outlive the tree
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the points, sorted
 */
AsterKdTree *
aster_kd_tree_new (const AsterMatrix *y, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterKdTree) self = g_new0 (AsterKdTree, 1);
  gsize n;
  Box whole = { .begin = 0 };

  g_return_val_if_fail (y != NULL && (y->n_cols == 2 || y->n_cols == 3), NULL);
  g_return_val_if_fail (y->n_rows < G_MAXUINT32, NULL);

  n = y->n_rows;
  self->y = y;
  self->rows = g_new (guint32, MAX (n, 1));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  for (gsize i = 0; i < n; i++)
    self->rows[i] = (guint32) i;
  whole.end = (guint32) n;
  measure (self, &whole);
  g_array_append_val (self->boxes, whole);

  for (guint at = 0; at < self->boxes->len; at++)
    {
      const Box *box = &g_array_index (self->boxes, Box, at);

      if ((at % 256 == 0 || box->end - box->begin > BEAT_ABOVE) &&
          !aster_pulse_beat (pulse, (double) at / (double) (n + 1), NULL))
        {
          aster_set_cancelled (error);
          return NULL;
        }
      divide (self, at);
    }

  return g_steal_pointer (&self);
}

static double
get_distance2 (const Box *box, const float *point, gsize dims)
{
  double sum = 0;

  for (gsize p = 0; p < dims; p++)
    {
      double below = (double) box->low[p] - point[p];
      double above = (double) point[p] - box->high[p];
      double off = MAX (MAX (below, above), 0);

      sum += off * off;
    }

  return sum;
}

static void
search (const AsterKdTree *self, guint at, gsize row, AsterNearest *nearest)
{
  const Box *box = &g_array_index (self->boxes, Box, at);
  const float *point = aster_matrix_row (self->y, row);
  double distances[2];
  guint first;

  if (box->child == 0)
    {
      for (guint32 i = box->begin; i < box->end; i++)
        if (self->rows[i] != row)
          aster_nearest_offer (
              nearest, (AsterNear){ aster_kd_tree_distance2 (self->y, row, self->rows[i]),
                                    self->rows[i] });
      return;
    }

  for (guint h = 0; h < 2; h++)
    distances[h] = get_distance2 (&g_array_index (self->boxes, Box, box->child + h),
                                  point, self->y->n_cols);
  first = distances[1] < distances[0];
  for (guint turn = 0; turn < 2; turn++)
    {
      guint h = first ^ turn;
      AsterNear best = { distances[h],
                         g_array_index (self->boxes, Box, box->child + h).first_row };

      if (aster_nearest_would_take (nearest, best))
        search (self, box->child + h, row, nearest);
    }
}

/**
 * aster_kd_tree_find:
 * @self: a tree
 * @row: a point of it
 * @nearest: (inout): an empty list, which receives the points nearest to @row, itself
 *   left out, by squared distance; ties by row
 */
void
aster_kd_tree_find (const AsterKdTree *self, gsize row, AsterNearest *nearest)
{
  search (self, 0, row, nearest);
}
