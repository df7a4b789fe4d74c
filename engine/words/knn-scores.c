/* Rows made ready to be scored in single precision, and how wrong that is.
 *
 * The score of a pair is s = x·y − ‖y‖²/2: for one x, the largest scores are the
 * smallest distances, ‖x − y‖² = ‖x‖² − 2 s. In single precision it is wrong by at most
 *
 *   e = (d + 12) 2⁻²⁴ (‖x‖ ‖y‖ + ‖x‖²/2 + ‖y‖²/2)
 *
 * (Higham 2002, 3.1), also if it has been worked out for y and turned round, and a row y
 * that is no farther than one of score s has ‖y‖ ≤ ‖x‖ + √(‖x‖² − 2 s). So whoever scores
 * less than s − 2 e is certainly farther.
 *
 * Rows are moved to a middle first, where their norms are no larger than they need to
 * be, and e is small. The middle is the median of some rows, which no outlier draws
 * away. Numbers too large or too small for their squares are brought near 1 by a power
 * of two. Neither changes who is near. For cosine the rows have length 1, and so has,
 * in its offset, a row of zeros: it is as far from all as a right angle.
 *
 * The score of a way in Manhattan is s = −Σ |x − y|. Its differences and their sum are
 * off by at most (d + 12) 2⁻²⁴ of it: a row is neither moved nor rounded for it.
 *
 * O(n d) time and memory. */

#include "words/knn-scores.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/vector.h"

#define SAMPLE    255  /* rows of which the middle is taken */
#define COLUMNS   64   /* whose middles are found between two beats */
#define REACH     40   /* powers of two that the largest number may be away from 1 */
#define ROUNDINGS 12   /* of the coordinates, the offset and the bar itself */
#define GRAIN     5e5  /* numbers that are packed between two beats */
#define SLACK     1.01 /* what is left out of e: its own squares */

typedef struct
{
  AsterKnnScores *scores;
  const AsterMatrix *x;
  AsterKnnMetric metric;
  const guint32 *order; /* (n) */
  float *middle;        /* (d) */
  double scale;
  gsize grain;    /* rows between two beats */
  float *reaches; /* of each block */
} Packing;

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return x < y ? -1 : x > y;
}

/* The median of each column, of rows spread evenly. */
static void
find_middle (gsize begin, gsize end, gpointer data)
{
  const Packing *self = data;
  gsize n = MIN (self->x->n_rows, SAMPLE);
  float column[SAMPLE];

  for (gsize p = begin; n > 0 && p < end; p++)
    {
      for (gsize s = 0; s < n; s++)
        column[s] = aster_matrix_row (self->x, s * self->x->n_rows / n)[p];
      qsort (column, n, sizeof (float), compare_floats);
      self->middle[p] = column[n / 2];
    }
}

/* How far the rows reach from the middle: the largest number of each block. */
static void
find_reach (gsize begin, gsize end, gpointer data)
{
  const Packing *self = data;
  float far = 0;

  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (self->x, i);

      for (gsize p = 0; p < self->x->n_cols; p++)
        {
          float v = fabsf (row[p] / 2 - self->middle[p] / 2);

          far = v > far ? v : far;
        }
    }
  self->reaches[begin / self->grain] = far;
}

/* Finds the middle, and a power of two that brings the largest number near 1 if it is far
 * away. */
static gboolean
move (Packing *self, AsterPulse *pulse)
{
  gsize n = self->x->n_rows, n_blocks = n / self->grain + 1;
  g_autofree float *reaches = g_new0 (float, n_blocks);
  float largest = 0;
  int exponent;

  self->reaches = reaches;
  if ((self->metric == ASTER_KNN_EUCLIDEAN &&
       !aster_parallel_for_beating (self->x->n_cols, COLUMNS, find_middle, self,
                                    pulse)) ||
      !aster_parallel_for_beating (n, self->grain, find_reach, self, pulse))
    return FALSE;
  for (gsize b = 0; b < n_blocks; b++)
    largest = MAX (largest, reaches[b]);

  frexp (largest, &exponent);
  if (largest > 0 && abs (exponent) > REACH)
    self->scale = ldexp (1, (exponent > 0 ? REACH : -REACH) - exponent);

  return TRUE;
}

/* One row as it goes into a panel. Returns its squared length; 0 for MANHATTAN. */
static double
pack_row (const Packing *self, gsize place, float *packed)
{
  gsize d = self->x->n_cols;
  gsize from = self->order != NULL ? self->order[place] : place;
  const float *row = aster_matrix_row (self->x, from);
  double norm2;

  if (self->metric != ASTER_KNN_COSINE)
    {
      for (gsize p = 0; p < d; p++)
        packed[p] = (float) (((double) row[p] - self->middle[p]) * self->scale);
      return self->metric == ASTER_KNN_EUCLIDEAN ? aster_vector_norm2 (packed, d) : 0;
    }

  norm2 = aster_vector_norm2 (row, d);
  for (gsize p = 0; p < d; p++)
    packed[p] = norm2 > 0 ? (float) (row[p] / sqrt (norm2)) : 0;

  return 1;
}

/* Whole panels, so that no two threads share a line of the cache. */
static void
pack_panels (gsize begin, gsize end, gpointer data)
{
  const Packing *self = data;
  gsize d = self->x->n_cols;
  g_autofree float *packed = g_new (float, ASTER_PANEL *d);
  float offsets[ASTER_PANEL];

  for (gsize panel = begin; panel < end; panel++)
    {
      gsize first = panel * ASTER_PANEL;

      for (gsize r = 0; r < ASTER_PANEL && first + r < self->x->n_rows; r++)
        {
          double norm2 = pack_row (self, first + r, packed + r * d);

          offsets[r] = (float) (-norm2 / 2);
          self->scores->lengths[first + r] = sqrt (norm2);
        }
      aster_panels_put (self->scores->panels, panel, packed, offsets);
    }
}

/**
 * aster_knn_scores_new:
 * @x: (n × d), finite
 * @metric: what near means
 * @order: (nullable): (n) the row that goes to each place of the panels
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): the rows, ready to be scored. O(n d).
 */
AsterKnnScores *
aster_knn_scores_new (const AsterMatrix *x,
                      AsterKnnMetric metric,
                      const guint32 *order,
                      AsterPulse *pulse,
                      GError **error)
{
  g_autoptr (AsterKnnScores) self = g_new0 (AsterKnnScores, 1);
  g_autofree float *middle = g_new0 (float, x->n_cols);
  AsterPulsePart moving = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart packing = aster_pulse_part (pulse, 0.3, 1);
  Packing work = { self, x, metric, order, middle, 1, 0, NULL };

  if (!(self->panels = aster_panels_new (x->n_rows, x->n_cols, error)))
    return NULL;
  if (metric == ASTER_KNN_MANHATTAN)
    self->panels->by = ASTER_PANELS_TAXI;
  self->lengths = g_new (double, MAX (x->n_rows, 1));
  self->error = ((double) x->n_cols + ROUNDINGS) * FLT_EPSILON / 2 * SLACK;

  work.grain = (gsize) MAX (GRAIN / (double) x->n_cols, 1);
  if ((metric != ASTER_KNN_COSINE && !move (&work, &moving.pulse)) ||
      !aster_parallel_for_beating (self->panels->n_panels,
                                   MAX (work.grain / ASTER_PANEL, 1), pack_panels, &work,
                                   &packing.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
aster_knn_scores_free (AsterKnnScores *self)
{
  g_clear_pointer (&self->panels, aster_panels_free);
  g_free (self->lengths);
  g_free (self);
}

/**
 * aster_knn_scores_bar:
 * @self: what scores are made of
 * @place: of x in the panels
 * @score: of some row against it
 *
 * Returns: what the score of a row is above if that row may be as near to x as the one
 *   that scored @score
 */
float
aster_knn_scores_bar (const AsterKnnScores *self, gsize place, float score)
{
  double length = self->lengths[place];
  double distance = sqrt (MAX (length * length - 2 * (double) score, 0));
  double reach = length + distance;
  double doubt = self->error * (length * reach + (reach * reach + length * length) / 2);

  if (self->panels->by == ASTER_PANELS_TAXI)
    {
      reach = 1;
      doubt = self->error * fabs ((double) score);
    }

  /* Products that vanish are wrong by as much as the smallest number. */
  doubt += (double) self->panels->d * (1 + reach) * FLT_MIN * 2;

  return nextafterf ((float) (score - 2 * doubt), -INFINITY);
}
