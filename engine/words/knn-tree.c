/* An order of rows in which rows that are near stand together.
 *
 * A tree of halves (Dasgupta and Freund 2008): the rows of a node are projected on the
 * direction in which a sample of them is spread most, found by a few steps of the power
 * method from a random start, and those above the median go left. Both sides have as many
 * rows as were to be had, so that no heap of equal rows makes the tree deep; all leaves
 * but the last are full. A level is done in three loops, over its nodes, over all rows,
 * and over its nodes again.
 *
 * O(n d log (n / leaf)) time. */

#include "words/knn-tree.h"

#include <math.h>

#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/random.h"
#include "tools/vector.h"
#include "words/knn-keys.h"

#define SAMPLE  128 /* rows of a node that choose its direction, at most */
#define NUMBERS 1e6 /* coordinates of them, at most */
#define STEPS   5   /* of the power method */
#define GRAIN   5e5 /* coordinates that are projected between two beats */

typedef struct
{
  const AsterKnnMeasure *measure;
  guint64 seed;
  guint level;
  guint32 *order;    /* (n) */
  AsterKnnKey *keys; /* (n) projections, each with its row, in their order */
  gsize leaf;
  gsize n_nodes;
  gsize *starts;     /* (n_nodes + 1) */
  float *directions; /* (n_nodes × d) */
} Growth;

static void
growth_clear (Growth *self)
{
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->keys, g_free);
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->directions, g_free);
}

/* How many rows of a node of @n go left: half of the leaves. */
static gsize
half_of (const Growth *self, gsize n)
{
  return (n + self->leaf - 1) / self->leaf / 2 * self->leaf;
}

static double
length_of (const Growth *self, guint32 row)
{
  return self->measure->inverses != NULL ? self->measure->inverses[row] : 1;
}

/* Rows spread evenly over a node, their mean taken off. (s × d) */
static double *
draw_sample (const Growth *self, gsize node, gsize s)
{
  gsize d = self->measure->x->n_cols, begin = self->starts[node];
  gsize n = self->starts[node + 1] - begin;
  double *sample = g_new (double, s *d);
  g_autofree double *mean = g_new0 (double, d);

  for (gsize i = 0; i < s; i++)
    {
      guint32 row = self->order[begin + i * n / s];
      const float *x = aster_matrix_row (self->measure->x, row);

      for (gsize p = 0; p < d; p++)
        {
          sample[i * d + p] = x[p] * length_of (self, row);
          mean[p] += sample[i * d + p] / (double) s;
        }
    }
  for (gsize i = 0; i < s; i++)
    for (gsize p = 0; p < d; p++)
      sample[i * d + p] -= mean[p];

  return sample;
}

static void
normalise (double *v, gsize d)
{
  double norm2 = 0;

  for (gsize p = 0; p < d; p++)
    norm2 += v[p] * v[p];
  for (gsize p = 0; norm2 > 0 && p < d; p++)
    v[p] /= sqrt (norm2);
}

static void
find_direction (const Growth *self, gsize node)
{
  gsize d = self->measure->x->n_cols;
  gsize n = self->starts[node + 1] - self->starts[node];
  gsize s = CLAMP ((gsize) (NUMBERS / (double) d), 8, MIN (n, SAMPLE));
  g_autofree double *sample = draw_sample (self, node, s);
  g_autofree double *v = g_new (double, d), *next = g_new (double, d);
  AsterRandom random = aster_random_init (self->seed, (guint64) self->level << 32 | node);

  for (gsize p = 0; p < d; p++)
    v[p] = aster_random_normal (&random);
  normalise (v, d);

  for (guint step = 0; step < STEPS; step++)
    {
      memset (next, 0, d * sizeof (double));
      for (gsize i = 0; i < s; i++)
        {
          const double *x = sample + i * d;
          double dot = 0;

          for (gsize p = 0; p < d; p++)
            dot += x[p] * v[p];
          for (gsize p = 0; p < d; p++)
            next[p] += dot * x[p];
        }
      normalise (next, d);
      memcpy (v, next, d * sizeof (double));
    }

  for (gsize p = 0; p < d; p++)
    self->directions[node * d + p] = (float) v[p];
}

static void
find_directions (gsize begin, gsize end, gpointer data)
{
  const Growth *self = data;

  for (gsize node = begin; node < end; node++)
    if (self->starts[node + 1] - self->starts[node] > self->leaf)
      find_direction (self, node);
}

static void
project (gsize begin, gsize end, gpointer data)
{
  const Growth *self = data;
  gsize d = self->measure->x->n_cols, node = 0;

  /* The node of the first row, by halves. */
  for (gsize high = self->n_nodes; high - node > 1;)
    {
      gsize middle = node + (high - node) / 2;

      if (self->starts[middle] <= begin)
        node = middle;
      else
        high = middle;
    }

  for (gsize at = begin; at < end; at++)
    {
      guint32 row = self->order[at];
      double length = length_of (self, row);

      while (self->starts[node + 1] <= at)
        node++;
      self->keys[at] = aster_knn_key (
          (float) (length * aster_vector_dot (aster_matrix_row (self->measure->x, row),
                                              self->directions + node * d, d)),
          row);
    }
}

static void
divide (gsize begin, gsize end, gpointer data)
{
  const Growth *self = data;

  for (gsize node = begin; node < end; node++)
    {
      gsize at = self->starts[node], n = self->starts[node + 1] - at;

      if (n <= self->leaf)
        continue;
      aster_knn_keys_select (self->keys + at, n, half_of (self, n));
      for (gsize i = at; i < at + n; i++)
        self->order[i] = aster_knn_key_row (self->keys[i]);
    }
}

/* The borders of the next level. FALSE if all of its nodes are leaves. */
static gboolean
go_down (Growth *self)
{
  gsize *starts = g_new (gsize, 2 * self->n_nodes + 1);
  gsize n = 0, widest = 0;

  for (gsize node = 0; node < self->n_nodes; node++)
    {
      gsize at = self->starts[node], m = self->starts[node + 1] - at;
      gsize half = m > self->leaf ? half_of (self, m) : 0;

      starts[n++] = at;
      if (half > 0)
        starts[n++] = at + half;
      widest = MAX (widest, m - half);
    }
  starts[n] = self->starts[self->n_nodes];

  g_free (self->starts);
  self->starts = starts;
  self->n_nodes = n;
  self->level++;

  return widest > self->leaf;
}

static gboolean
divide_level (Growth *self, AsterPulse *pulse)
{
  gsize n = self->measure->x->n_rows, d = self->measure->x->n_cols;

  g_free (self->directions);
  self->directions = g_new0 (float, self->n_nodes *d);

  return aster_parallel_for_beating (self->n_nodes, 1, find_directions, self, pulse) &&
         aster_parallel_for_beating (n, (gsize) MAX (GRAIN / (double) d, 1), project,
                                     self, pulse) &&
         aster_parallel_for_beating (self->n_nodes, 1, divide, self, pulse);
}

/**
 * aster_knn_tree_order:
 * @measure: the rows (n × d) and what near means
 * @leaf: rows that stand together
 * @seed: of the directions
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * O(n d log (n / leaf)).
 *
 * Returns: (transfer full) (array) (nullable): the n rows, each @leaf of them a cell
 */
guint32 *
aster_knn_tree_order (const AsterKnnMeasure *measure,
                      gsize leaf,
                      guint64 seed,
                      AsterPulse *pulse,
                      GError **error)
{
  __attribute__ ((cleanup (growth_clear))) Growth self = { measure, seed, .leaf = leaf };
  gsize n = measure->x->n_rows;
  double depth = ceil (log2 (MAX ((double) n / (double) leaf, 2))) + 1;

  self.order = g_new (guint32, MAX (n, 1));
  self.keys = g_new (AsterKnnKey, MAX (n, 1));
  self.starts = g_new0 (gsize, 2);
  self.starts[1] = n;
  self.n_nodes = 1;
  for (gsize i = 0; i < n; i++)
    self.order[i] = (guint32) i;

  for (gboolean more = n > leaf; more; more = go_down (&self))
    {
      double done = MIN (self.level / depth, 1);
      AsterPulsePart part = aster_pulse_part (pulse, done, MIN (done + 1 / depth, 1));

      if (!divide_level (&self, &part.pulse))
        {
          aster_set_cancelled (error);
          return NULL;
        }
    }

  return g_steal_pointer (&self.order);
}
