/* Two searches, each by a tree or by products (see tools/metric-rows.c).
 *
 * Lists: the k nearest rows of each row. A tree is walked for them; where there is none
 * they were found by products before, and are worked out again in double and put in
 * order.
 *
 * Links: for some rows, the row of another group that is reached soonest, at
 * max (core, core, distance), ties by row, if that is within a limit. In a tree whole
 * nodes are skipped that are of one's own group, too far away, or without a row of small
 * core. Products come in tiles; what they cannot rule out, by the bound on their error,
 * is worked out in double. One row asked for is independent of all others, so that the
 * answer is the same on any number of threads. O(n d) for each row by products. */

#include "clusters/spanning-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tools/budget.h"
#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/parallel.h"

#define LIST_ROWS    256  /* of one block: rows whose lists are made */
#define TILE_ROWS    64   /* of one block: rows that are asked for */
#define TREE_ROWS    512  /* the same in a tree */
#define TILE_COLS    1024 /* whose products are worked out together */
#define BLOCK        5e7  /* multiplications of one block: a few ms */
#define NODES_A_BEAT 8192
#define MIXED        G_MAXUINT32

void
aster_spanning_lists_free (AsterSpanningLists *self)
{
  g_free (self->rows);
  g_free (self->distances);
  g_free (self);
}

typedef struct
{
  const AsterMetricRows *rows;
  const AsterGraph *near;
  AsterSpanningLists *lists;
} Listing;

/* The points from @begin on, in the order of the tree. */
static void
list_by_tree (gsize begin, gsize end, gpointer user_data)
{
  const Listing *self = user_data;
  const AsterPointTree *tree = self->rows->tree;
  gsize k = self->lists->k;
  g_autofree AsterNear *items = g_new (AsterNear, k);

  for (gsize point = begin; point < end; point++)
    {
      gsize at = tree->rows[point] * k;
      AsterNearest nearest = { items, 0, k };

      aster_point_tree_find (tree, point, &nearest);
      for (gsize e = 0; e < k; e++)
        {
          self->lists->rows[at + e] = items[e].row;
          self->lists->distances[at + e] = sqrt (items[e].value);
        }
    }
}

static void
list_by_products (gsize begin, gsize end, gpointer user_data)
{
  const Listing *self = user_data;
  gsize k = self->lists->k;

  for (gsize i = begin; i < end; i++)
    {
      const guint32 *near = self->near->rows + self->near->starts[i];
      guint32 *rows = self->lists->rows + i * k;
      double *distances = self->lists->distances + i * k;

      for (gsize e = 0; e < k; e++)
        {
          double distance = aster_metric_rows_get (self->rows, i, near[e]);
          gsize at = e;

          for (; at > 0 && (distance < distances[at - 1] ||
                            (distance == distances[at - 1] && near[e] < rows[at - 1]));
               at--)
            {
              distances[at] = distances[at - 1];
              rows[at] = rows[at - 1];
            }
          distances[at] = distance;
          rows[at] = near[e];
        }
    }
}

/**
 * aster_spanning_lists_new:
 * @rows: n rows
 * @near: (nullable): at least @k near rows of each; not needed where @rows have a tree
 * @k: how many, below n
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * O(n k d) where they are at hand, about O(n log n) by a tree.
 *
 * Returns: (transfer full) (nullable): the nearest rows of each row
 */
AsterSpanningLists *
aster_spanning_lists_new (const AsterMetricRows *rows,
                          const AsterGraph *near,
                          gsize k,
                          AsterPulse *pulse,
                          GError **error)
{
  g_autoptr (AsterSpanningLists) self = NULL;
  gsize n = rows->x->n_rows;
  Listing listing;

  g_return_val_if_fail (rows->tree != NULL || near != NULL || k == 0, NULL);

  if (!aster_budget_check (n, 3 * k, error))
    return NULL;
  self = g_new0 (AsterSpanningLists, 1);
  self->n = n;
  self->k = k;
  self->rows = g_try_new (guint32, MAX (n * k, 1));
  self->distances = g_try_new (double, MAX (n * k, 1));
  if (self->rows == NULL || self->distances == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("Not enough memory for the neighbours of %zu rows; take fewer"), n);
      return NULL;
    }

  listing = (Listing){ rows, near, self };
  if (k > 0 && !aster_parallel_for_beating (
                   n, LIST_ROWS, rows->tree != NULL ? list_by_tree : list_by_products,
                   &listing, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

typedef struct
{
  const AsterMetricRows *rows;
  const double *cores;
  const guint32 *groups;
  const guint32 *asked;
  const double *limits;
  AsterSpanningLink *links;
  gsize first, end;     /* by products: the rows that are looked at */
  guint32 *node_groups; /* by tree: the one group of a node, or MIXED */
  double *node_cores;   /* by tree: the smallest core of a node */
} Search;

/* Keeps the better of what is known and a row at @distance. */
static inline void
offer (AsterSpanningLink *link, double limit, double reach, guint32 row)
{
  if (reach < link->reach ? reach <= limit : reach == link->reach && row < link->row)
    *link = (AsterSpanningLink){ reach, row };
}

/* One row of products from column @first on. Columns come in rising order, so that the
 * first of equals stays. */
static void
scan (const Search *self, gsize ask, const float *products, gsize first, gsize m)
{
  const AsterMetricRows *rows = self->rows;
  gsize i = self->asked[ask];
  AsterSpanningLink *link = &self->links[ask];
  double own = 2 * (double) rows->halves[i], limit = self->limits[ask];
  double most = MIN (limit, link->reach);
  float bar = (float) ((own - aster_metric_rows_get_square (rows, most) - rows->slack) /
                       2);

  for (gsize j = 0; j < m; j++)
    {
      gsize row = first + j;
      double reach;

      if (!(products[j] - rows->halves[row] >= bar) ||
          self->groups[row] == self->groups[i] || self->cores[row] > most)
        continue;

      reach = MAX (MAX (self->cores[i], self->cores[row]),
                   aster_metric_rows_get (rows, i, row));
      if (!(reach < link->reach && reach <= limit))
        continue;
      *link = (AsterSpanningLink){ reach, (guint32) row };
      most = reach;
      bar = (float) ((own - aster_metric_rows_get_square (rows, most) - rows->slack) / 2);
    }
}

static void
search_by_products (gsize begin, gsize end, gpointer user_data)
{
  const Search *self = user_data;
  const AsterMatrix *y = self->rows->y;
  gsize d = y->n_cols;
  g_autofree float *asked = g_new (float, (end - begin) * d);
  g_autofree float *products = g_new (float, (end - begin) * TILE_COLS);

  for (gsize a = begin; a < end; a++)
    memcpy (asked + (a - begin) * d, aster_matrix_row (y, self->asked[a]),
            d * sizeof (float));

  for (gsize first = self->first; first < self->end; first += TILE_COLS)
    {
      gsize m = MIN (TILE_COLS, self->end - first);

      aster_linalg_product_nt (asked, end - begin, aster_matrix_row (y, first), m, d,
                               products);
      for (gsize a = begin; a < end; a++)
        scan (self, a, products + (a - begin) * m, first, m);
    }
}

/* Some columns after the other, so that no block of rows takes long however many there
 * are. */
static gboolean
search_products (Search *self, gsize n_asked, AsterPulse *pulse)
{
  gsize n = self->rows->y->n_rows, d = self->rows->y->n_cols;
  gsize tiles = MAX ((gsize) (BLOCK / ((double) TILE_ROWS * TILE_COLS * (double) d)), 1);

  for (self->first = 0; self->first < n; self->first = self->end)
    {
      AsterPulsePart part;

      self->end = MIN (self->first + tiles * TILE_COLS, n);
      part = aster_pulse_part (pulse, (double) self->first / (double) n,
                               (double) self->end / (double) n);
      if (!aster_parallel_for_beating (n_asked, TILE_ROWS, search_by_products, self,
                                       &part.pulse))
        return FALSE;
    }

  return TRUE;
}

static void
describe_leaf (Search *self, gsize node)
{
  const AsterPointTree *tree = self->rows->tree;
  guint32 group = tree->begins[node] < tree->ends[node]
                      ? self->groups[tree->rows[tree->begins[node]]]
                      : MIXED;
  double core = INFINITY;

  for (guint32 i = tree->begins[node]; i < tree->ends[node]; i++)
    {
      if (self->groups[tree->rows[i]] != group)
        group = MIXED;
      core = MIN (core, self->cores[tree->rows[i]]);
    }
  self->node_groups[node] = group;
  self->node_cores[node] = core;
}

/* What is true of a whole node, from the leaves up. */
static gboolean
describe_nodes (Search *self, AsterPulse *pulse)
{
  const AsterPointTree *tree = self->rows->tree;

  for (gsize node = tree->n_nodes; node-- > 0;)
    {
      gsize left = 2 * node + 1, right = left + 1;

      if (node % NODES_A_BEAT == 0 && !aster_pulse_beat (pulse, 0, NULL))
        return FALSE;
      if (node >= tree->first_leaf)
        describe_leaf (self, node);
      else
        {
          self->node_groups[node] = self->node_groups[left] == self->node_groups[right]
                                        ? self->node_groups[left]
                                        : MIXED;
          self->node_cores[node] = MIN (self->node_cores[left], self->node_cores[right]);
        }
    }

  return TRUE;
}

/* The rows of one leaf for the row at @point. */
static void
scan_leaf (const Search *self, gsize ask, gsize point, gsize node)
{
  const AsterPointTree *tree = self->rows->tree;
  guint32 i = self->asked[ask];

  for (guint32 p = tree->begins[node]; p < tree->ends[node]; p++)
    {
      guint32 row = tree->rows[p];
      double reach = MAX (self->cores[i], self->cores[row]);

      if (self->groups[row] == self->groups[i])
        continue;
      reach = MAX (reach, sqrt (aster_point_tree_square (tree, point, p)));
      offer (&self->links[ask], self->limits[ask], reach, row);
    }
}

static void
walk (const Search *self, gsize ask, gsize point, gsize node, double square)
{
  const AsterPointTree *tree = self->rows->tree;
  const AsterSpanningLink *link = &self->links[ask];
  guint32 i = self->asked[ask];
  double least = MAX (MAX (self->node_cores[node], self->cores[i]), sqrt (square));

  if (self->node_groups[node] == self->groups[i] || least > self->limits[ask] ||
      least > link->reach || (least == link->reach && tree->firsts[node] > link->row))
    return;

  if (node >= tree->first_leaf)
    scan_leaf (self, ask, point, node);
  else
    {
      gsize left = 2 * node + 1, right = left + 1;
      double to_left = aster_point_tree_square_box (tree, point, left);
      double to_right = aster_point_tree_square_box (tree, point, right);

      walk (self, ask, point, to_right < to_left ? right : left, MIN (to_left, to_right));
      walk (self, ask, point, to_right < to_left ? left : right, MAX (to_left, to_right));
    }
}

typedef struct
{
  const Search *search;
  const guint32 *places; /* (n) where each row is in the tree */
} Walking;

static void
search_by_tree (gsize begin, gsize end, gpointer user_data)
{
  const Walking *self = user_data;

  for (gsize a = begin; a < end; a++)
    walk (self->search, a, self->places[self->search->asked[a]], 0, 0);
}

static gboolean
search_tree (Search *self, gsize n_asked, AsterPulse *pulse)
{
  const AsterPointTree *tree = self->rows->tree;
  g_autofree guint32 *places = g_new (guint32, tree->n);
  g_autofree guint32 *groups = g_new (guint32, tree->n_nodes);
  g_autofree double *cores = g_new (double, tree->n_nodes);
  Walking walking = { self, places };

  for (gsize p = 0; p < tree->n; p++)
    places[tree->rows[p]] = (guint32) p;
  self->node_groups = groups;
  self->node_cores = cores;

  return describe_nodes (self, pulse) &&
         aster_parallel_for_beating (n_asked, TREE_ROWS, search_by_tree, &walking, pulse);
}

/**
 * aster_spanning_search:
 * @rows: n rows
 * @cores: (n) how far each reaches
 * @groups: (n) which group each is in, below 2³² − 1
 * @asked: (n_asked) the rows to search for
 * @limits: (n_asked) how far
 * @n_asked: how many
 * @links: (n_asked): receives what was found
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * Of links that reach equally far, the one to the lowest row. O(n d) for each row asked,
 * less by a tree. The same on any number of threads.
 *
 * Returns: %FALSE with @error set on failure; @links are then undefined
 */
gboolean
aster_spanning_search (const AsterMetricRows *rows,
                       const double *cores,
                       const guint32 *groups,
                       const guint32 *asked,
                       const double *limits,
                       gsize n_asked,
                       AsterSpanningLink *links,
                       AsterPulse *pulse,
                       GError **error)
{
  Search search = { rows, cores, groups, asked, limits, links, 0, 0, NULL, NULL };
  gboolean done;

  for (gsize a = 0; a < n_asked; a++)
    links[a] = (AsterSpanningLink){ INFINITY, G_MAXUINT32 };

  done = rows->tree != NULL ? search_tree (&search, n_asked, pulse)
                            : search_products (&search, n_asked, pulse);
  if (!done)
    aster_set_cancelled (error);

  return done;
}
