/* Spearman's rank correlation of distances in a space with those on its map.
 *
 * Of all pairs where there are at most MOST_PAIRS, and else of that many pairs drawn at
 * random, which tells ρ to about 1/√MOST_PAIRS = 0.002. Squared distances have the ranks
 * of distances. O(pairs × (d + log pairs)). */

#include "compare/quality-pairs.h"

#include <math.h>

#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/point-tree.h"
#include "tools/random.h"
#include "tools/ranks.h"
#include "tools/vector.h"

#define MOST_PAIRS   262144
#define BLOCK_FLOATS (1u << 18) /* coordinates read by a block, about 1 ms */

typedef struct
{
  const AsterMatrix *x, *y;
  gboolean cosine;
  guint64 seed;
  gboolean all;
  gsize n_pairs;
  double *there, *here; /* (n_pairs) distances in the space and on the page */
  double spearman;
} Pairs;

static void
pairs_free (gpointer data)
{
  Pairs *self = data;

  g_free (self->there);
  g_free (self->here);
  g_free (self);
}

/* Pair number @at of all pairs i > j, row by row. */
static void
get_pair (gsize at, gsize *i, gsize *j)
{
  gsize row = (gsize) ((1 + sqrt (1 + 8 * (double) at)) / 2);

  while (row * (row - 1) / 2 > at)
    row--;
  while (row * (row + 1) / 2 <= at)
    row++;
  *i = row;
  *j = at - row * (row - 1) / 2;
}

static void
draw_pair (gsize at, gsize n, guint64 seed, gsize *i, gsize *j)
{
  AsterRandom random = aster_random_init (seed, at);

  *i = aster_random_below (&random, n);
  *j = aster_random_below (&random, n - 1);
  if (*j >= *i)
    (*j)++;
}

static double
get_distance (const Pairs *self, gsize i, gsize j)
{
  const float *a = aster_matrix_row (self->x, i), *b = aster_matrix_row (self->x, j);
  double norms2;

  if (!self->cosine)
    return aster_vector_distance2 (a, b, self->x->n_cols);

  norms2 = aster_vector_norm2 (a, self->x->n_cols) *
           aster_vector_norm2 (b, self->x->n_cols);

  return norms2 > 0 ? 1 - aster_vector_dot (a, b, self->x->n_cols) / sqrt (norms2) : 1;
}

static void
measure_block (gsize begin, gsize end, gpointer data)
{
  const Pairs *self = data;

  for (gsize at = begin; at < end; at++)
    {
      gsize i, j;

      if (self->all)
        get_pair (at, &i, &j);
      else
        draw_pair (at, self->x->n_rows, self->seed, &i, &j);
      self->there[at] = get_distance (self, i, j);
      self->here[at] = aster_point_square (
          aster_matrix_row (self->y, i), aster_matrix_row (self->y, j), self->y->n_cols);
    }
}

static void
correlate (gpointer data)
{
  Pairs *self = data;
  g_autofree double *ranks = g_new (double, self->n_pairs);

  aster_ranks (self->there, self->n_pairs, ranks);
  aster_ranks (self->here, self->n_pairs, self->there);
  self->spearman = aster_ranks_correlate (ranks, self->there, self->n_pairs);
}

/**
 * aster_quality_correlate_pairs:
 * @x: (n × d), finite, n at least 2
 * @y: (n × 2 or 3), finite
 * @cosine: distances of the space: 1 − cosine instead of Euclidean
 * @seed: of a sample of pairs
 * @spearman: (out): [−1, 1], or NAN if one kind of distances are all the same
 * @n_pairs: (out): how many pairs were looked at
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * The same for the same seed on any number of threads. O(pairs × (d + log pairs)), of all
 * pairs or of 262,144 drawn.
 *
 * Returns: %FALSE with @error set, and what is out untouched, on failure
 */
gboolean
aster_quality_correlate_pairs (const AsterMatrix *x,
                               const AsterMatrix *y,
                               gboolean cosine,
                               guint64 seed,
                               double *spearman,
                               gsize *n_pairs,
                               AsterPulse *pulse,
                               GError **error)
{
  AsterPulsePart measuring = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart ranking = aster_pulse_part (pulse, 0.5, 1);
  gsize n = x->n_rows;
  double all = 0.5 * (double) n * (double) (n - 1);
  Pairs *self = g_new0 (Pairs, 1);

  *self = (Pairs){ .x = x, .y = y, .cosine = cosine, .seed = seed };
  self->all = all <= MOST_PAIRS;
  self->n_pairs = self->all ? (gsize) all : MOST_PAIRS;
  self->there = g_new (double, self->n_pairs);
  self->here = g_new (double, self->n_pairs);
  if (!aster_parallel_for_beating (self->n_pairs, MAX (1, BLOCK_FLOATS / x->n_cols),
                                   measure_block, self, &measuring.pulse))
    {
      pairs_free (self);
      aster_set_cancelled (error);
      return FALSE;
    }

  /* Sorting takes longer than a beat. */
  if (!aster_parallel_aside (correlate, self, pairs_free, &ranking.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  *spearman = self->spearman;
  *n_pairs = self->n_pairs;
  pairs_free (self);

  return TRUE;
}
