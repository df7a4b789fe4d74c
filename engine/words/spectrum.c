/* The singular values of a space: how many directions its vectors really use.
 *
 * They are the square roots of the eigenvalues of Cᵀ C or C Cᵀ, whichever is
 * smaller, with C the rows as they are or less their mean.
 *
 * O(n d · min (n, d)). */

#include "words/spectrum.h"

#include <math.h>

#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/means.h"

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
  AsterPulsePart second = aster_pulse_part (pulse, 0.05, 0.9);
  g_autofree double *means = NULL, *gram = NULL, *eigen = NULL;
  gsize n;

  g_return_val_if_fail (x != NULL && values != NULL && r != NULL, FALSE);

  n = MIN (x->n_rows, x->n_cols);
  if (centre && !(means = aster_column_means (x, &first.pulse, error)))
    return FALSE;
  if (!(gram = aster_linalg_gram (x, means, x->n_rows < x->n_cols, &second.pulse, error)))
    return FALSE;

  eigen = g_new (double, MAX (n, 1));
  if (!aster_linalg_eigenvalues (gram, n, eigen, error))
    return FALSE;

  *values = g_new (double, MAX (n, 1));
  for (gsize k = 0; k < n; k++)
    (*values)[k] = sqrt (MAX (eigen[n - 1 - k], 0));
  *r = n;

  return TRUE;
}
