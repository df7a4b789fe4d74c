/* The singular values of a space: how many directions its vectors really use.
 *
 * With C the rows as they are or less their mean, they are the square roots of the
 * eigenvalues of Cᵀ C or C Cᵀ, whichever is smaller. Squares lose half the digits
 * of what is small beside the largest: where the smallest is below STEEP times the
 * largest, the values are taken from the triangle of a QR decomposition instead,
 * which costs about four times as much and is exact to rounding.
 *
 * O(n d · min (n, d)). */

#include "words/spectrum.h"

#include <math.h>

#include "tools/error.h"
#include "tools/gram.h"
#include "tools/linalg.h"
#include "tools/means.h"
#include "tools/triangle.h"

#define STEEP 1e-4

/* By the eigenvalues of the Gram matrix; NULL with @error unset if they fall too
 * steeply to be trusted. Rows less their mean, when there are no more of them than
 * columns, leave one direction empty; that is known and not looked at. */
static double *
by_squares (const AsterMatrix *x, const double *means, AsterPulse *pulse, GError **error)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.8);
  AsterPulsePart second = aster_pulse_part (pulse, 0.8, 1);
  gsize r = MIN (x->n_rows, x->n_cols);
  gsize rank = means != NULL && x->n_rows <= x->n_cols && r > 0 ? r - 1 : r;
  g_autoptr (AsterEigen) eigen = NULL;
  double *gram;

  if (!(gram = aster_gram (x, means, x->n_rows < x->n_cols, &first.pulse, error)) ||
      !(eigen = aster_linalg_eigen (gram, r, r, FALSE, &second.pulse, error)))
    return NULL;
  if (rank > 0 && !(eigen->values[rank - 1] >= eigen->values[0] * STEEP * STEEP))
    return NULL;

  for (gsize k = 0; k < r; k++)
    eigen->values[k] = k < rank ? sqrt (MAX (eigen->values[k], 0)) : 0;

  return g_steal_pointer (&eigen->values);
}

static double *
by_triangle (const AsterMatrix *x, const double *means, AsterPulse *pulse, GError **error)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.9);
  AsterPulsePart second = aster_pulse_part (pulse, 0.9, 1);
  double *triangle;

  if (!(triangle = aster_triangle (x, means, &first.pulse, error)))
    return NULL;

  return aster_linalg_singular_values (triangle, MIN (x->n_rows, x->n_cols),
                                       &second.pulse, error);
}

/**
 * aster_spectrum:
 * @x: (n × d), finite
 * @centre: %TRUE to remove the column means first
 * @values: (out) (transfer full) (array length=r): singular values, descending;
 *   free with g_free()
 * @r: (out): how many, min (n, d)
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_NO_MEMORY or
 *   %ASTER_ERROR_DOMAIN
 *
 * O(n d · min (n, d)).
 *
 * Returns: %FALSE with @error set, and nothing in the out parameters, on failure
 */
gboolean
aster_spectrum (const AsterMatrix *x,
                gboolean centre,
                double **values,
                gsize *r,
                AsterPulse *pulse,
                GError **error)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.05);
  AsterPulsePart second = aster_pulse_part (pulse, 0.05, 0.3);
  AsterPulsePart third = aster_pulse_part (pulse, 0.3, 1);
  g_autofree double *means = NULL;
  GError *reason = NULL;
  double *found;

  g_return_val_if_fail (x != NULL && values != NULL && r != NULL, FALSE);

  if (centre && !(means = aster_column_means (x, &first.pulse, error)))
    return FALSE;

  found = by_squares (x, means, &second.pulse, &reason);
  if (found == NULL && reason == NULL)
    found = by_triangle (x, means, &third.pulse, &reason);
  if (found == NULL)
    {
      g_propagate_error (error, reason);
      return FALSE;
    }

  *values = found;
  *r = MIN (x->n_rows, x->n_cols);

  return TRUE;
}
