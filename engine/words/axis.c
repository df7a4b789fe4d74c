/* Where words lie along the line from one vector to another.
 *
 * With the axis u = to − from and the midpoint m = (from + to) / 2, row v has
 *
 *     projection = (v − m) · u / ‖u‖² + ½      (from is 0, to is 1)
 *     cosine     = v · u / (‖v‖ ‖u‖)
 *
 * both in double. A row of length 0 has a projection but no direction: its cosine
 * is NaN. O(n d). */

#include "words/axis.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/vector.h"

#define BLOCK_FLOATS (1u << 18) /* numbers read by a block, well below 1 ms */

typedef struct
{
  const AsterMatrix *x;
  const double *u;     /* (d) the axis */
  double norm2;        /* ‖u‖² */
  double middle;       /* m · u */
  double *projections; /* (n) or NULL */
  double *cosines;     /* (n) or NULL */
} Projection;

static void
project_block (gsize begin, gsize end, gpointer user_data)
{
  Projection *self = user_data;

  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (self->x, i);
      double norm2;
      double dot = aster_vector_dot_wide (row, self->u, self->x->n_cols, &norm2);

      if (self->projections != NULL)
        self->projections[i] = (dot - self->middle) / self->norm2 + 0.5;
      if (self->cosines != NULL)
        self->cosines[i] = norm2 > 0 ? CLAMP (dot / sqrt (norm2 * self->norm2), -1, 1)
                                     : NAN;
    }
}

/**
 * aster_axis_project:
 * @x: (n × d), finite
 * @from: (d) the vector that lands at 0
 * @to: (d) the vector that lands at 1
 * @projections: (out caller-allocates) (optional): (n) place along the axis
 * @cosines: (out caller-allocates) (optional): (n) cosine with the axis, [−1, 1];
 *   NaN for a row of length 0
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, or %ASTER_ERROR_DOMAIN if
 *   @from and @to are the same
 *
 * O(n d).
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_axis_project (const AsterMatrix *x,
                    const float *from,
                    const float *to,
                    double *projections,
                    double *cosines,
                    AsterPulse *pulse,
                    GError **error)
{
  g_autofree double *u = NULL;
  Projection self = { x, NULL, 0, 0, projections, cosines };

  g_return_val_if_fail (x != NULL && from != NULL && to != NULL, FALSE);

  self.u = u = g_new (double, x->n_cols);
  for (gsize j = 0; j < x->n_cols; j++)
    {
      u[j] = (double) to[j] - from[j];
      self.norm2 += u[j] * u[j];
      self.middle += ((double) from[j] + to[j]) / 2 * u[j];
    }

  if (!(self.norm2 > 0))
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                           _ ("The two ends of the axis are the same vector, so there is "
                              "no axis between them. Choose two that differ."));
      return FALSE;
    }

  if (!aster_parallel_for_beating (x->n_rows, MAX (1, BLOCK_FLOATS / x->n_cols),
                                   project_block, &self, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  return TRUE;
}
