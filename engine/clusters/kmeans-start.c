/* k-means++ (Arthur and Vassilvitskii 2007), greedy as its authors advise: each next mean
 * is a row drawn with a chance that grows with its squared distance from those already
 * chosen; of 2 + ln k rows drawn, the one that leaves the smallest sum is taken.
 *
 * Squared distances come from single-precision products; sums are made block by block and
 * added in order, so that a seed means the same rows on any number of threads. Where
 * every row is on a mean already, there are no more. O(n d k ln k). */

#include "clusters/kmeans-start.h"

#include <string.h>

#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/parallel.h"
#include "tools/random.h"

#define MAX_TRIALS 16
#define BLOCK      2048 /* rows */

typedef struct
{
  const AsterMetricRows *rows;
  const guint32 *trials; /* (n_trials) rows drawn */
  gsize n_trials;
  float *drawn;   /* (n_trials × d) */
  float *nearest; /* (n) squared distance from the nearest mean so far */
  float *squares; /* (n_trials × n) what that would become */
  double *sums;   /* (n_trials × blocks) */
  gsize n_blocks;
} Start;

static void
try_block (gsize begin, gsize end, gpointer user_data)
{
  const Start *self = user_data;
  const AsterMatrix *y = self->rows->y;
  g_autofree float *products = g_new (float, (end - begin) * self->n_trials);

  aster_linalg_product_nt (self->drawn, self->n_trials, aster_matrix_row (y, begin),
                           end - begin, y->n_cols, products);
  for (gsize t = 0; t < self->n_trials; t++)
    {
      const float *product = products + t * (end - begin);
      float *squares = self->squares + t * y->n_rows;
      float own = 2 * self->rows->halves[self->trials[t]];
      double sum = 0;

      for (gsize i = begin; i < end; i++)
        {
          float square = own + 2 * (self->rows->halves[i] - product[i - begin]);

          square = square > 0 ? square : 0;
          squares[i] = square < self->nearest[i] ? square : self->nearest[i];
          sum += squares[i];
        }
      self->sums[t * self->n_blocks + begin / BLOCK] = sum;
    }
}

static double
add_up (const Start *self, gsize trial)
{
  double sum = 0;

  for (gsize b = 0; b < self->n_blocks; b++)
    sum += self->sums[trial * self->n_blocks + b];

  return sum;
}

/* The row at @share of the sum of all squared distances; @sums are of @nearest. */
static guint32
draw (const Start *self, const double *sums, double share)
{
  gsize n = self->rows->y->n_rows, b = 0;
  guint32 row = 0;

  for (; b + 1 < self->n_blocks && share >= sums[b]; b++)
    share -= sums[b];
  for (gsize i = b * BLOCK; i < MIN ((b + 1) * BLOCK, n); i++)
    if (self->nearest[i] > 0)
      {
        row = (guint32) i;
        share -= self->nearest[i];
        if (share < 0)
          break;
      }

  return row;
}

/* Works out what each of @trials (n_trials) would come to; which is best, or −1. */
static int
judge (Start *self, const guint32 *trials, gsize n_trials, AsterPulse *pulse)
{
  const AsterMatrix *y = self->rows->y;
  gsize best = 0;

  self->trials = trials;
  self->n_trials = n_trials;
  for (gsize t = 0; t < n_trials; t++)
    memcpy (self->drawn + t * y->n_cols, aster_matrix_row (y, trials[t]),
            y->n_cols * sizeof (float));
  if (!aster_parallel_for_beating (y->n_rows, BLOCK, try_block, self, pulse))
    return -1;

  for (gsize t = 1; t < n_trials; t++)
    if (add_up (self, t) < add_up (self, best))
      best = t;

  return (int) best;
}

static void
start_clear (Start *self)
{
  g_free (self->drawn);
  g_free (self->nearest);
  g_free (self->squares);
  g_free (self->sums);
}

/**
 * aster_kmeans_start:
 * @rows: n rows for products
 * @k: (inout): how many are wanted, from 1 to n; how many there are
 * @seed: of chance
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * O(n d k ln k).
 *
 * Returns: (transfer full) (nullable): (k) rows to begin with
 */
guint32 *
aster_kmeans_start (const AsterMetricRows *rows,
                    guint *k,
                    guint64 seed,
                    AsterPulse *pulse,
                    GError **error)
{
  const AsterMatrix *y = rows->y;
  gsize n = y->n_rows, n_trials = MIN (2 + (gsize) log (*k), MAX_TRIALS);
  __attribute__ ((cleanup (start_clear))) Start self = { .rows = rows };
  g_autofree guint32 *chosen = g_new (guint32, *k);
  g_autofree double *sums = NULL;
  AsterRandom random = aster_random_init (seed, 0);
  guint32 trials[MAX_TRIALS] = { (guint32) aster_random_below (&random, n) };

  self.n_blocks = (n + BLOCK - 1) / BLOCK;
  self.drawn = g_new (float, n_trials * y->n_cols);
  self.nearest = g_new (float, n);
  self.squares = g_new (float, n_trials *n);
  self.sums = g_new (double, n_trials *self.n_blocks);
  sums = g_new (double, self.n_blocks);
  for (gsize i = 0; i < n; i++)
    self.nearest[i] = INFINITY;

  for (guint c = 0; c < *k; c++)
    {
      AsterPulsePart part = aster_pulse_part (pulse, c / (double) *k,
                                              (c + 1) / (double) *k);
      double total;
      int best = judge (&self, trials, c == 0 ? 1 : n_trials, &part.pulse);

      if (best < 0)
        {
          aster_set_cancelled (error);
          return NULL;
        }
      chosen[c] = trials[best];
      memcpy (self.nearest, self.squares + (gsize) best * n, n * sizeof (float));
      /* A mean is on its own row, whatever rounding says. */
      self.nearest[chosen[c]] = 0;
      memcpy (sums, self.sums + (gsize) best * self.n_blocks,
              self.n_blocks * sizeof *sums);
      total = add_up (&self, (gsize) best);
      if (!(total > rows->slack * (double) n))
        {
          *k = c + 1;
          break;
        }
      for (gsize t = 0; t < n_trials; t++)
        trials[t] = draw (&self, sums, total * aster_random_double (&random));
    }

  return g_steal_pointer (&chosen);
}
