/* Rows whose squares can be summed, for maps, which do not depend on the scale of what
 * they are made from.
 *
 * Squares of numbers above 1e19 overflow a float and those below 1e-19 vanish. Where the
 * numbers come near that, all are divided by the largest.
 *
 * That is no help where one row is huge and the others are not: beside 1e30 everything
 * else is 0, and all others end in one place. A map of neighbours only has to know that
 * such a row is far from all. So a few rows, at most one in a hundred, that are more than
 * FAR times as large as the row in the middle are drawn in to that, along their own
 * direction: no other row has a nearer neighbour for it, and cosines stay what they are.
 * A row is as large as its largest number; denormal ones count as 0, as in every kernel.
 * O(n d). */

#include "tools/tame.h"

#include <math.h>
#include <stdlib.h>

#include "tools/error.h"
#include "tools/parallel.h"

#define TAME         1e12 /* numbers up to this, and from its inverse, can be squared */
#define FAR          1e6f /* times the size of most rows */
#define FEW          100  /* one row in so many may be an outlier */
#define SAMPLE       1023 /* rows that say how large most are */
#define BLOCK_FLOATS (1u << 17u) /* numbers looked at by a block */

typedef struct
{
  const AsterMatrix *x;
  AsterMatrix *y;
  float *sizes;   /* (n) the largest number of each row, without sign */
  float most;     /* larger rows are drawn in to it; INFINITY for none */
  double divisor; /* of all numbers */
} Taming;

static void
find_sizes (gsize begin, gsize end, gpointer data)
{
  Taming *self = data;
  gsize d = self->x->n_cols;

  for (gsize i = begin; i < end; i++)
    {
      const float *restrict row = aster_matrix_row (self->x, i);
      float largest = 0;

      for (gsize p = 0; p < d; p++)
        {
          float v = fabsf (row[p]);

          largest = v > largest ? v : largest;
        }
      self->sizes[i] = largest;
    }
}

static void
write_rows (gsize begin, gsize end, gpointer data)
{
  Taming *self = data;
  gsize d = self->x->n_cols;

  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (self->x, i);
      float *out = aster_matrix_row (self->y, i);
      double in = self->sizes[i] > self->most ? (double) self->most / self->sizes[i] : 1;

      for (gsize p = 0; p < d; p++)
        out[p] = (float) (row[p] * in / self->divisor);
    }
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float p = *(const float *) a, q = *(const float *) b;

  return p < q ? -1 : p > q;
}

/* How many rows are to be drawn in to self->most. */
static gsize
find_outliers (Taming *self)
{
  gsize n = self->x->n_rows, m = MIN (n, SAMPLE), n_far = 0, n_some = 0;
  float sample[SAMPLE];

  for (gsize s = 0; s < m; s++)
    if (self->sizes[s * n / m] > 0)
      sample[n_some++] = self->sizes[s * n / m];
  qsort (sample, n_some, sizeof (float), compare_floats);
  self->most = n_some > 0 ? FAR * sample[(n_some - 1) / 2] : INFINITY;

  for (gsize i = 0; i < n; i++)
    n_far += self->sizes[i] > self->most;
  if (n_far <= MAX (n / FEW, 1))
    return n_far;
  self->most = INFINITY;

  return 0;
}

static void
find_divisor (Taming *self)
{
  float largest = 0;

  for (gsize i = 0; i < self->x->n_rows; i++)
    largest = MAX (largest, MIN (self->sizes[i], self->most));
  self->divisor = largest == 0 || (largest < TAME && largest > 1 / TAME) ? 1 : largest;
}

static gboolean
tame (const AsterMatrix *x,
      AsterMatrix **tamed,
      gsize *n_drawn,
      AsterPulse *pulse,
      GError **error)
{
  gsize n = x->n_rows, grain = MAX (BLOCK_FLOATS / MAX (x->n_cols, 1), 1), n_far = 0;
  AsterPulsePart looking = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart writing = aster_pulse_part (pulse, 0.3, 1);
  g_autofree float *sizes = g_new (float, MAX (n, 1));
  g_autoptr (AsterMatrix) written = NULL;
  Taming self = { .x = x, .sizes = sizes, .most = INFINITY };
  gboolean beats = aster_parallel_for_beating (n, grain, find_sizes, &self,
                                               &looking.pulse);

  if (beats && n_drawn != NULL)
    n_far = find_outliers (&self);
  if (beats)
    find_divisor (&self);
  if (beats && (n_far > 0 || self.divisor != 1))
    {
      float *data = aster_matrix_alloc (n, x->n_cols, error);

      if (data == NULL)
        return FALSE;
      self.y = written = aster_matrix_new_take (data, n, x->n_cols);
      beats = aster_parallel_for_beating (n, grain, write_rows, &self, &writing.pulse);
    }
  if (!beats)
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  *tamed = g_steal_pointer (&written);
  if (n_drawn != NULL)
    *n_drawn = n_far;

  return TRUE;
}

/**
 * aster_tame:
 * @x: (n × d), finite
 * @tamed: (out): the same in units of its largest number; or %NULL where @x can be
 *   squared and summed as it is
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * For maps whose distances are all to be true to one scale.
 *
 * Returns: %FALSE with @error set, and @tamed untouched, on failure
 */
gboolean
aster_tame (const AsterMatrix *x, AsterMatrix **tamed, GError **error)
{
  return tame (x, tamed, NULL, NULL, error);
}

/**
 * aster_tame_outliers:
 * @x: (n × d), finite
 * @tamed: (out): the same, huge rows drawn in and all in units of the largest number; or
 *   %NULL where @x can be taken as it is
 * @n_drawn: (out): rows that were drawn in
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * For maps that mind neighbours only.
 *
 * Returns: %FALSE with @error set, and what is out untouched, on failure
 */
gboolean
aster_tame_outliers (const AsterMatrix *x,
                     AsterMatrix **tamed,
                     gsize *n_drawn,
                     AsterPulse *pulse,
                     GError **error)
{
  g_return_val_if_fail (n_drawn != NULL, FALSE);

  return tame (x, tamed, n_drawn, pulse, error);
}
