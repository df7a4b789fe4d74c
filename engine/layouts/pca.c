/* Principal components (Pearson 1901, Hotelling 1933) and singular components.
 *
 * Let C be the rows of X less their mean (PCA) or X itself (SVD), (n × d). The
 * axes are the eigenvectors v₁, v₂, … of Cᵀ C, by falling eigenvalue λ, and row c
 * of C lands at (c · v₁, c · v₂, …). What an axis explains is λₖ / Σ λ: a share of
 * the variance for PCA, of the squares for SVD.
 *
 * The Gram matrix is summed in double over whichever side is shorter: from
 * C Cᵀ = U Λ Uᵀ (n < d) the axes are Cᵀ u / √λ. The sign of an axis is fixed: its
 * coordinate of largest size is positive, the first of them if several are.
 * Eigenvalues that cannot be told from rounding count as 0: such an axis explains
 * nothing and every row lands at 0 on it. So does a component beyond min (n, d).
 *
 * O(n d · min (n, d)) for the axes, O(n d) for each component of a layout. */

#include "layouts/pca.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "tools/error.h"
#include "tools/gram.h"
#include "tools/linalg.h"
#include "tools/means.h"
#include "tools/project.h"

#define AXES_AT_ONCE 64
#define SAME_SIZE    1e-9 /* coordinates closer than this tie for the largest */

/* Makes the coordinate of largest size positive, the first of them if several
 * are the same but for rounding. */
static void
fix_sign (double *axis, gsize d)
{
  double largest = 0;
  gsize at = 0;

  for (gsize j = 0; j < d; j++)
    largest = MAX (largest, fabs (axis[j]));
  while (fabs (axis[at]) < largest * (1 - SAME_SIZE))
    at++;
  if (axis[at] < 0)
    for (gsize j = 0; j < d; j++)
      axis[j] = -axis[j];
}

/* Divides the axis by its length; FALSE if it has none. */
static gboolean
normalise (double *axis, gsize d)
{
  double norm2 = 0;

  for (gsize j = 0; j < d; j++)
    norm2 += axis[j] * axis[j];
  if (!(norm2 > 0))
    return FALSE;
  for (gsize j = 0; j < d; j++)
    axis[j] /= sqrt (norm2);

  return TRUE;
}

/* Writes axes (k × d), the widest first, with their shares of @total. Eigenvalues no
 * larger than what rounding makes of 0 leave their row at 0. */
static AsterMatrix *
write_axes (
    const AsterEigen *eigen, double *vectors, gsize d, double total, GError **error)
{
  AsterMatrix *axes = aster_matrix_new (eigen->k, d + 1, error);
  double floor = eigen->values[0] * (double) MAX (eigen->d, d) * DBL_EPSILON;

  for (gsize k = 0; axes != NULL && k < eigen->k && eigen->values[k] > floor; k++)
    {
      double *axis = vectors + k * d;
      float *out = aster_matrix_row (axes, k);

      if (!normalise (axis, d))
        continue;
      fix_sign (axis, d);
      for (gsize j = 0; j < d; j++)
        out[j] = (float) axis[j];
      out[d] = (float) (eigen->values[k] / total);
    }

  return axes;
}

/* The first @n_axes axes, or as many as there are; see aster_pca_axes(). */
static AsterMatrix *
find_axes (const AsterMatrix *x,
           gboolean centre,
           gsize n_axes,
           AsterPulse *pulse,
           GError **error)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.05);
  AsterPulsePart second = aster_pulse_part (pulse, 0.05, 0.8);
  AsterPulsePart third = aster_pulse_part (pulse, 0.8, 0.95);
  AsterPulsePart fourth = aster_pulse_part (pulse, 0.95, 1);
  gboolean wide = x->n_rows < x->n_cols;
  gsize r = MIN (x->n_rows, x->n_cols);
  g_autofree double *means = NULL, *vectors = NULL;
  g_autoptr (AsterEigen) eigen = NULL;
  double *gram, total = 0;

  if (r == 0)
    return aster_matrix_new (0, x->n_cols + 1, error);
  if (centre && !(means = aster_column_means (x, &first.pulse, error)))
    return NULL;
  if (!(gram = aster_gram (x, means, wide, &second.pulse, error)))
    return NULL;

  for (gsize k = 0; k < r; k++)
    total += gram[k * r + k];
  eigen = aster_linalg_eigen (gram, r, MIN (n_axes, r), TRUE, &third.pulse, error);
  if (eigen == NULL)
    return NULL;
  if (!wide)
    return write_axes (eigen, eigen->vectors, x->n_cols, total, error);

  vectors = aster_combine_rows (x, means, eigen->vectors, eigen->k, &fourth.pulse, error);
  if (vectors == NULL)
    return NULL;

  return write_axes (eigen, vectors, x->n_cols, total, error);
}

/**
 * aster_pca_params_get_n_axes:
 * @self: which components are wanted
 *
 * A multiple of a fixed number, so that the person who looks at one component after
 * another waits once.
 *
 * Returns: how many axes aster_pca_axes() looks for, at least the number of
 *   the highest component
 */
gsize
aster_pca_params_get_n_axes (const AsterPcaParams *self)
{
  gsize most = 1;

  for (guint p = 0; p < self->dims; p++)
    most = MAX (most, self->components[p]);

  return (most + AXES_AT_ONCE - 1) / AXES_AT_ONCE * AXES_AT_ONCE;
}

/**
 * aster_pca_axes:
 * @x: (n × d), finite
 * @params: principal or singular components, and which are wanted
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_NO_MEMORY or
 *   %ASTER_ERROR_DOMAIN
 *
 * The dear part of a layout, to be kept while the person looks at one component after
 * another. It depends on @x, @params->centre and the number of axes alone.
 * O(n d · min (n, d)).
 *
 * Returns: (transfer full) (nullable): (k × (d + 1)), k = min (n, d) or as many as
 *   aster_pca_params_get_n_axes() says, the widest axis first: in each row the axis,
 *   of length 1, and after it the share that it explains, in [0, 1]; all 0 where
 *   nothing is left to explain
 */
AsterMatrix *
aster_pca_axes (const AsterMatrix *x,
                const AsterPcaParams *params,
                AsterPulse *pulse,
                GError **error)
{
  g_return_val_if_fail (x != NULL && params != NULL, NULL);

  return find_axes (x, params->centre, aster_pca_params_get_n_axes (params), pulse,
                    error);
}

/* The rows of @x, centred or not, along @k chosen axes: (n × k). */
static AsterMatrix *
project (const AsterMatrix *x,
         const double *chosen,
         gsize k,
         gboolean centre,
         AsterPulse *pulse,
         GError **error)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart second = aster_pulse_part (pulse, 0.3, 1);
  g_autofree double *means = NULL;

  if (centre && !(means = aster_column_means (x, &first.pulse, error)))
    return NULL;

  return aster_project (x, means, chosen, k, &second.pulse, error);
}

/* Widens axis @component, counted from 1, into @out (d); 0 if there is none.
 * Returns its share. */
static double
choose_axis (const AsterMatrix *axes, gsize component, double *out)
{
  gsize d = axes->n_cols - 1;
  const float *row;

  memset (out, 0, d * sizeof (double));
  if (component > axes->n_rows)
    return 0;

  row = aster_matrix_row (axes, component - 1);
  for (gsize j = 0; j < d; j++)
    out[j] = row[j];

  return row[d];
}

/**
 * aster_pca_layout_from:
 * @x: (n × d), finite
 * @axes: what aster_pca_axes() gave for @x, the same @params->centre and at least
 *   these components
 * @params: which components to lay out
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * A component beyond min (n, d) explains nothing, and every row lands at 0 on it.
 * O(n d).
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL with @error set
 */
AsterLayout *
aster_pca_layout_from (const AsterMatrix *x,
                       const AsterMatrix *axes,
                       const AsterPcaParams *params,
                       AsterPulse *pulse,
                       GError **error)
{
  g_autofree double *chosen = NULL;
  AsterLayout *layout;
  AsterMatrix *y;
  double shares[3];
  gsize d;

  g_return_val_if_fail (x != NULL && axes != NULL && params != NULL, NULL);
  g_return_val_if_fail (axes->n_cols == x->n_cols + 1, NULL);
  g_return_val_if_fail (params->dims == 2 || params->dims == 3, NULL);
  for (guint p = 0; p < params->dims; p++)
    g_return_val_if_fail (params->components[p] > 0, NULL);

  d = x->n_cols;
  chosen = g_new (double, params->dims *d);
  for (guint p = 0; p < params->dims; p++)
    shares[p] = choose_axis (axes, params->components[p], chosen + p * d);

  if (!(y = project (x, chosen, params->dims, params->centre, pulse, error)))
    return NULL;

  layout = aster_layout_new (y);
  for (guint p = 0; p < params->dims; p++)
    {
      layout->axes[p].kind = params->centre ? ASTER_AXIS_COMPONENT : ASTER_AXIS_SINGULAR;
      layout->axes[p].component = params->components[p];
      layout->axes[p].share = shares[p];
    }

  return layout;
}

/**
 * aster_pca_layout:
 * @x: (n × d), finite
 * @params: which components to lay out
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_NO_MEMORY or
 *   %ASTER_ERROR_DOMAIN
 *
 * O(n d · min (n, d)).
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL with @error set
 */
AsterLayout *
aster_pca_layout (const AsterMatrix *x,
                  const AsterPcaParams *params,
                  AsterPulse *pulse,
                  GError **error)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.9);
  AsterPulsePart second = aster_pulse_part (pulse, 0.9, 1);
  g_autoptr (AsterMatrix) axes = NULL;

  g_return_val_if_fail (x != NULL && params != NULL, NULL);

  if (!(axes = aster_pca_axes (x, params, &first.pulse, error)))
    return NULL;

  return aster_pca_layout_from (x, axes, params, &second.pulse, error);
}

/**
 * aster_pca_reduce:
 * @x: (n × d), finite
 * @n_components: how many to keep, at least 1
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_NO_MEMORY or
 *   %ASTER_ERROR_DOMAIN
 *
 * The first principal components of each row, as other maps want them first.
 * O(n d · min (n, d)).
 *
 * Returns: (transfer full) (nullable): (n × min (@n_components, d)), centred
 */
AsterMatrix *
aster_pca_reduce (const AsterMatrix *x,
                  gsize n_components,
                  AsterPulse *pulse,
                  GError **error)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.9);
  AsterPulsePart second = aster_pulse_part (pulse, 0.9, 1);
  g_autoptr (AsterMatrix) axes = NULL;
  g_autofree double *chosen = NULL;
  gsize k;

  g_return_val_if_fail (x != NULL && n_components > 0, NULL);

  if (!(axes = find_axes (x, TRUE, n_components, &first.pulse, error)))
    return NULL;

  k = MIN (n_components, x->n_cols);
  chosen = g_new (double, k * x->n_cols);
  for (gsize p = 0; p < k; p++)
    choose_axis (axes, p + 1, chosen + p * x->n_cols);

  return project (x, chosen, k, TRUE, &second.pulse, error);
}
