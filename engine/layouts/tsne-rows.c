/* Vectors as a search for neighbours can take them.
 *
 * A map does not depend on the scale of its vectors, but float32 does: squares of numbers
 * above 1e19 overflow and those below 1e-19 vanish. Where any would, all numbers are
 * divided by the largest first. The correlation of two rows is the cosine between them
 * once each has lost the mean of its own numbers, so that a metric of cosines serves for
 * both. Means are those of doubles, so that a constant row becomes zero exactly. Most
 * vectors need neither and are not copied. O(n d). */

#include "layouts/tsne-rows.h"

#include <math.h>

#include "tools/error.h"
#include "tools/parallel.h"

#define TAME         1e12f       /* numbers whose squares do not overflow */
#define BLOCK_FLOATS (1u << 17u) /* numbers looked at by a block */

typedef struct
{
  const AsterMatrix *x;
  AsterMatrix *y;
  gsize grain;     /* rows of a block */
  float *largest;  /* (blocks) without sign */
  double divisor;  /* of all numbers */
  gboolean centre; /* rows lose their means */
} Rows;

static void
find_largest (gsize begin, gsize end, gpointer data)
{
  Rows *self = data;
  const float *restrict v = aster_matrix_row (self->x, begin);
  gsize size = (end - begin) * self->x->n_cols;
  float largest = 0;

  for (gsize i = 0; i < size; i++)
    {
      float size_of = fabsf (v[i]);

      largest = size_of > largest ? size_of : largest;
    }
  self->largest[begin / self->grain] = largest;
}

static void
write_rows (gsize begin, gsize end, gpointer data)
{
  Rows *self = data;
  gsize d = self->x->n_cols;

  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (self->x, i);
      float *out = aster_matrix_row (self->y, i);
      double mean = 0;

      for (gsize p = 0; self->centre && p < d; p++)
        mean += row[p];
      mean /= (double) d;
      for (gsize p = 0; p < d; p++)
        out[p] = (float) ((row[p] - mean) / self->divisor);
    }
}

/* What all numbers are to be divided by; 0 if a beat says so. */
static double
find_divisor (Rows *self, AsterPulse *pulse)
{
  gsize n = self->x->n_rows;
  g_autofree float *blocks = g_new0 (float, n / self->grain + 1);
  float largest = 0;

  self->largest = blocks;
  if (!aster_parallel_for_beating (n, self->grain, find_largest, self, pulse))
    return 0;
  for (gsize b = 0; b * self->grain < n; b++)
    largest = MAX (largest, blocks[b]);

  return largest == 0 || (largest < TAME && largest > 1 / TAME) ? 1 : largest;
}

/**
 * aster_tsne_rows:
 * @x: (n × d), finite
 * @centre_rows: whether each row loses the mean of its own numbers
 * @y: (out) (nullable): (n × d) rows whose squares are finite, all scaled by one number;
 *   %NULL where @x can be taken as it is
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 */
gboolean
aster_tsne_rows (const AsterMatrix *x,
                 gboolean centre_rows,
                 AsterMatrix **y,
                 AsterPulse *pulse,
                 GError **error)
{
  AsterPulsePart looking = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart writing = aster_pulse_part (pulse, 0.3, 1);
  g_autoptr (AsterMatrix) written = NULL;
  Rows self = { .x = x, .centre = centre_rows };

  g_return_val_if_fail (x != NULL && y != NULL, FALSE);

  self.grain = MAX (BLOCK_FLOATS / MAX (x->n_cols, 1), 1);
  self.divisor = find_divisor (&self, &looking.pulse);
  if (self.divisor == 1 && !centre_rows)
    {
      *y = NULL;
      return TRUE;
    }
  if (self.divisor > 0 &&
      !(self.y = written = aster_matrix_new (x->n_rows, x->n_cols, error)))
    return FALSE;
  if (!(self.divisor > 0) ||
      !aster_parallel_for_beating (x->n_rows, self.grain, write_rows, &self,
                                   &writing.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  *y = g_steal_pointer (&written);

  return TRUE;
}
