/* What is done to the vectors before anything is measured.
 *
 * CENTRED subtracts the mean of each column (summed in double, rows in order);
 * UNIT divides each row by its Euclidean length and leaves zero rows alone.
 * RAW is the same matrix again, not a copy. O(n d). */

#include "words/treatment.h"

#include <math.h>
#include <string.h>

#include "tools/error.h"

#define BEAT_FLOATS (1u << 20) /* numbers between two beats, about 1 ms of work */

static const char *const names[] = { "raw", "centred", "unit" };

static gboolean
add_means (const AsterMatrix *x, double *means, AsterPulse *pulse)
{
  gsize step = MAX (1, BEAT_FLOATS / x->n_cols);

  for (gsize i = 0; i < x->n_rows; i++)
    {
      const float *row = aster_matrix_row (x, i);

      if (i % step == 0 &&
          !aster_pulse_beat (pulse, 0.5 * (double) i / (double) x->n_rows, NULL))
        return FALSE;
      for (gsize j = 0; j < x->n_cols; j++)
        means[j] += row[j];
    }

  for (gsize j = 0; j < x->n_cols; j++)
    means[j] /= (double) MAX (x->n_rows, 1);

  return TRUE;
}

static void
scale_row (const float *row, float *out, gsize d)
{
  double norm2 = 0;

  for (gsize j = 0; j < d; j++)
    norm2 += (double) row[j] * row[j];

  if (norm2 > 0)
    for (gsize j = 0; j < d; j++)
      out[j] = (float) (row[j] / sqrt (norm2));
}

/**
 * aster_treatment_apply:
 * @self: what to do
 * @x: (n × d), finite
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): (n × d) the treated rows; for RAW, @x itself
 */
AsterMatrix *
aster_treatment_apply (AsterTreatment self,
                       AsterMatrix *x,
                       AsterPulse *pulse,
                       GError **error)
{
  g_autoptr (AsterMatrix) y = NULL;
  g_autofree double *means = NULL;
  gsize step;

  g_return_val_if_fail (x != NULL, NULL);

  if (self == ASTER_TREATMENT_RAW)
    return aster_matrix_ref (x);
  if (!(y = aster_matrix_new (x->n_rows, x->n_cols, error)))
    return NULL;

  means = g_new0 (double, x->n_cols);
  if (self == ASTER_TREATMENT_CENTRED && !add_means (x, means, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  step = MAX (1, BEAT_FLOATS / x->n_cols);
  for (gsize i = 0; i < x->n_rows; i++)
    {
      const float *row = aster_matrix_row (x, i);
      float *out = aster_matrix_row (y, i);

      if (i % step == 0 &&
          !aster_pulse_beat (pulse, 0.5 + 0.5 * (double) i / (double) x->n_rows, NULL))
        {
          aster_set_cancelled (error);
          return NULL;
        }

      if (self == ASTER_TREATMENT_UNIT)
        scale_row (row, out, x->n_cols);
      else
        for (gsize j = 0; j < x->n_cols; j++)
          out[j] = (float) (row[j] - means[j]);
    }

  return g_steal_pointer (&y);
}

/* "raw", "centred" or "unit", as on the command line. */
const char *
aster_treatment_to_string (AsterTreatment self)
{
  g_return_val_if_fail (self < G_N_ELEMENTS (names), NULL);

  return names[self];
}

gboolean
aster_treatment_from_string (const char *name, AsterTreatment *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      {
        *self = (AsterTreatment) i;
        return TRUE;
      }

  return FALSE;
}
