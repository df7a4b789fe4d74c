/* What is done to the vectors before anything is measured.
 *
 * CENTRED subtracts the mean of each column; UNIT divides each row by its Euclidean
 * length and leaves zero rows alone; both work in double and round once. RAW is the
 * same matrix again, not a copy. O(n d). */

#include "words/treatment.h"

#include <math.h>

#include "tools/error.h"
#include "tools/means.h"
#include "tools/names.h"
#include "tools/parallel.h"
#include "tools/vector.h"

#define BLOCK_FLOATS (1u << 17) /* numbers read and written by a block */

static const char *const names[] = { "raw", "centred", "unit" };

typedef struct
{
  const AsterMatrix *x;
  const double *means; /* (d) CENTRED; else NULL */
  AsterMatrix *y;
} Treating;

static void
treat_block (gsize begin, gsize end, gpointer user_data)
{
  Treating *self = user_data;
  gsize d = self->x->n_cols;

  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (self->x, i);
      float *out = aster_matrix_row (self->y, i);

      if (self->means != NULL)
        for (gsize j = 0; j < d; j++)
          out[j] = (float) (row[j] - self->means[j]);
      else
        {
          double norm = sqrt (aster_vector_norm2 (row, d));

          for (gsize j = 0; j < d; j++)
            out[j] = norm > 0 ? (float) (row[j] / norm) : 0;
        }
    }
}

/**
 * aster_treatment_apply:
 * @self: what to do
 * @x: (n × d), finite
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * O(n d).
 *
 * Returns: (transfer full) (nullable): (n × d) the treated rows; for RAW, @x itself
 */
AsterMatrix *
aster_treatment_apply (AsterTreatment self,
                       AsterMatrix *x,
                       AsterPulse *pulse,
                       GError **error)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.4);
  AsterPulsePart second = aster_pulse_part (pulse, 0.4, 1);
  g_autoptr (AsterMatrix) y = NULL;
  g_autofree double *means = NULL;
  Treating treating = { x, NULL, NULL };
  float *data;

  g_return_val_if_fail (x != NULL, NULL);
  g_return_val_if_fail (self < G_N_ELEMENTS (names), NULL);

  if (self == ASTER_TREATMENT_RAW)
    return aster_matrix_ref (x);
  if (!(data = aster_matrix_alloc (x->n_rows, x->n_cols, error)))
    return NULL;
  treating.y = y = aster_matrix_new_take (data, x->n_rows, x->n_cols);
  if (self == ASTER_TREATMENT_CENTRED &&
      !(treating.means = means = aster_column_means (x, &first.pulse, error)))
    return NULL;

  if (!aster_parallel_for_beating (x->n_rows, MAX (1, BLOCK_FLOATS / x->n_cols),
                                   treat_block, &treating, &second.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&y);
}

/**
 * aster_treatment_to_string:
 * @self: a treatment
 *
 * Returns: (transfer none): "raw", "centred" or "unit", as on the command line
 */
const char *
aster_treatment_to_string (AsterTreatment self)
{
  g_return_val_if_fail (self < G_N_ELEMENTS (names), NULL);

  return names[self];
}

/**
 * aster_treatment_from_string:
 * @name: what aster_treatment_to_string() gives
 * @self: (out): which it names; untouched if none
 *
 * Returns: %FALSE if no treatment has that name
 */
gboolean
aster_treatment_from_string (const char *name, AsterTreatment *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return aster_names_find (names, G_N_ELEMENTS (names), name, (guint *) self);
}
