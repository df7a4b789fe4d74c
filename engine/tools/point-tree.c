/* Points of few dimensions in a balanced binary tree (Bentley 1975).
 *
 * Each node is cut at its middle point along the side where its box is longest, ties of
 * coordinates by row, so that the tree depends on the points alone and duplicates are
 * halved like anything else. Nodes are numbered level by level, and all leaves are on the
 * same level; a box holds the least and the greatest coordinate of its points. A grid
 * would do where points are even; a map with one point far out, or all points in few
 * places, is not.
 *
 * A search goes into the nearer half first and into the other only if its box is nearer
 * than what has been found. Distances that are equal are ordered by row; a node knows its
 * first row, so that thousands of points in one place do not make every search walk over
 * all of them.
 *
 * Distances are summed in double from the stored floats, coordinate by coordinate in one
 * order, so that they are the same wherever they are worked out. Building O(n log² n),
 * finding k neighbours about O(k + log n). */

#include "tools/point-tree.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tools/error.h"

#define LEAF 12 /* points, about */

/* A tree being built. */
typedef struct
{
  AsterPointTree *tree;
  const AsterMatrix *x;
  gsize axis; /* along which points are compared */
} Building;

static inline gboolean
is_before (const Building *self, guint32 a, guint32 b)
{
  float p = self->x->data[a * self->x->n_cols + self->axis],
        q = self->x->data[b * self->x->n_cols + self->axis];

  return p < q || (p == q && a < b);
}

/* Brings what belongs before place @k of @rows (n) before it, in no order (Hoare 1961).
 */
static void
select_middle (const Building *self, guint32 *rows, gssize n, gssize k)
{
  gssize low = 0, high = n - 1;

  while (low < high)
    {
      guint32 pivot = rows[low + (high - low) / 2];
      gssize i = low, j = high;

      while (i <= j)
        {
          while (is_before (self, rows[i], pivot))
            i++;
          while (is_before (self, pivot, rows[j]))
            j--;
          if (i <= j)
            {
              guint32 swapped = rows[i];

              rows[i++] = rows[j];
              rows[j--] = swapped;
            }
        }

      if (k <= j)
        high = j;
      else if (k > i)
        low = i;
      else
        return;
    }
}

static void
measure_node (const Building *self, gsize node)
{
  AsterPointTree *tree = self->tree;
  float *low = tree->lows + node * tree->d, *high = tree->highs + node * tree->d;
  guint32 first = G_MAXUINT32;

  for (gsize p = 0; p < tree->d; p++)
    {
      low[p] = INFINITY;
      high[p] = -INFINITY;
    }
  for (guint32 i = tree->begins[node]; i < tree->ends[node]; i++)
    {
      const float *row = aster_matrix_row (self->x, tree->rows[i]);

      first = MIN (first, tree->rows[i]);
      for (gsize p = 0; p < tree->d; p++)
        {
          low[p] = row[p] < low[p] ? row[p] : low[p];
          high[p] = row[p] > high[p] ? row[p] : high[p];
        }
    }
  tree->firsts[node] = first;
}

static gsize
find_longest (const AsterPointTree *tree, gsize node)
{
  const float *low = tree->lows + node * tree->d, *high = tree->highs + node * tree->d;
  gsize longest = 0;

  for (gsize p = 1; p < tree->d; p++)
    if ((double) high[p] - low[p] > (double) high[longest] - low[longest])
      longest = p;

  return longest;
}

static void
split_node (Building *self, gsize node)
{
  AsterPointTree *tree = self->tree;
  guint32 begin = tree->begins[node], end = tree->ends[node];
  guint32 middle = begin + (end - begin) / 2;

  if (end - begin > 1)
    {
      self->axis = find_longest (tree, node);
      select_middle (self, tree->rows + begin, end - begin, middle - begin);
    }
  tree->begins[2 * node + 1] = begin;
  tree->ends[2 * node + 1] = middle;
  tree->begins[2 * node + 2] = middle;
  tree->ends[2 * node + 2] = end;
}

static AsterPointTree *
allocate (const AsterMatrix *x, GError **error)
{
  g_autoptr (AsterPointTree) self = g_new0 (AsterPointTree, 1);
  gsize leaves = 1;

  while (leaves * LEAF < x->n_rows)
    leaves *= 2;
  self->n = x->n_rows;
  self->d = x->n_cols;
  self->first_leaf = leaves - 1;
  self->n_nodes = 2 * leaves - 1;
  self->rows = g_try_new (guint32, MAX (self->n, 1));
  self->points = g_try_new (float, MAX (self->n * self->d, 1));
  self->begins = g_try_new0 (guint32, self->n_nodes);
  self->ends = g_try_new0 (guint32, self->n_nodes);
  self->firsts = g_try_new0 (guint32, self->n_nodes);
  self->lows = g_try_new (float, self->n_nodes * self->d);
  self->highs = g_try_new (float, self->n_nodes * self->d);
  if (self->rows == NULL || self->points == NULL || self->begins == NULL ||
      self->ends == NULL || self->firsts == NULL || self->lows == NULL ||
      self->highs == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("Not enough memory to order %zu points; take fewer rows"), self->n);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * aster_point_tree_new:
 * @x: (n × d) finite, d from 1 to %ASTER_POINT_TREE_MAX_DIMS
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): a tree, which keeps no reference to @x
 */
AsterPointTree *
aster_point_tree_new (const AsterMatrix *x, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterPointTree) self = NULL;
  Building building;
  gsize work = 0, all;

  g_return_val_if_fail (x != NULL, NULL);
  g_return_val_if_fail (x->n_cols >= 1 && x->n_cols <= ASTER_POINT_TREE_MAX_DIMS, NULL);
  g_return_val_if_fail (x->n_rows <= G_MAXUINT32, NULL);

  if (!(self = allocate (x, error)))
    return NULL;
  building = (Building){ self, x, 0 };
  for (gsize i = 0; i < self->n; i++)
    self->rows[i] = (guint32) i;
  self->ends[0] = (guint32) self->n;
  all = self->n * (g_bit_storage (self->n_nodes) + 1) + 1;

  for (gsize node = 0; node < self->n_nodes; node++)
    {
      gsize size = self->ends[node] - self->begins[node];

      /* A beat each 64 Ki points, and at least one. */
      if ((node == 0 || work / 65536 != (work + size) / 65536) &&
          !aster_pulse_beat (pulse, MIN ((double) work / (double) all, 1), NULL))
        {
          aster_set_cancelled (error);
          return NULL;
        }
      work += size;
      measure_node (&building, node);
      if (node < self->first_leaf)
        split_node (&building, node);
    }
  for (gsize i = 0; i < self->n; i++)
    memcpy (self->points + i * self->d, aster_matrix_row (x, self->rows[i]),
            self->d * sizeof (float));

  return g_steal_pointer (&self);
}

void
aster_point_tree_free (AsterPointTree *self)
{
  g_free (self->rows);
  g_free (self->points);
  g_free (self->begins);
  g_free (self->ends);
  g_free (self->firsts);
  g_free (self->lows);
  g_free (self->highs);
  g_free (self);
}

static void
search (const AsterPointTree *self, gsize point, gsize node, AsterNearest *nearest)
{
  gsize nodes[2];
  double squares[2];

  if (node >= self->first_leaf)
    {
      for (guint32 i = self->begins[node]; i < self->ends[node]; i++)
        if (i != point)
          aster_nearest_offer (
              nearest,
              (AsterNear){ aster_point_tree_square (self, point, i), self->rows[i] });
      return;
    }

  for (guint h = 0; h < 2; h++)
    squares[h] = aster_point_tree_square_box (self, point, nodes[h] = 2 * node + 1 + h);
  for (guint turn = 0; turn < 2; turn++)
    {
      guint h = (squares[1] < squares[0]) ^ turn;
      AsterNear best = { squares[h], self->firsts[nodes[h]] };

      if (aster_nearest_would_take (nearest, best))
        search (self, point, nodes[h], nearest);
    }
}

/**
 * aster_point_tree_find:
 * @self: a tree
 * @point: which point, in the order of the leaves
 * @nearest: (inout): an empty list, which receives the rows nearest to @point, itself
 *   left out, by squared distance; ties by row
 */
void
aster_point_tree_find (const AsterPointTree *self, gsize point, AsterNearest *nearest)
{
  g_return_if_fail (self != NULL && point < self->n && nearest->n == 0);

  search (self, point, 0, nearest);
}
