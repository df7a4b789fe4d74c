/* Every word placed by its cosine with chosen vectors.
 *
 * Coordinate p of row x is x · aₚ / (‖x‖ ‖aₚ‖), in [−1, 1], summed in double. A row
 * of length 0 has no direction and stands at 0. O(n d) for each axis. */

#include "layouts/axes.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/vector.h"

#define BLOCK_FLOATS (1u << 18) /* numbers read by a block, well below 1 ms */

typedef struct
{
  const AsterMatrix *x;
  const AsterMatrix *axes;
  double norms[3]; /* of the axes */
  AsterMatrix *y;  /* (n × 2 or 3) */
} Placing;

static void
place_block (gsize begin, gsize end, gpointer user_data)
{
  Placing *self = user_data;

  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (self->x, i);
      float *out = aster_matrix_row (self->y, i);

      for (gsize p = 0; p < self->axes->n_rows; p++)
        {
          double norm2, dot;

          dot = aster_vector_dot_norm2 (row, aster_matrix_row (self->axes, p),
                                        self->x->n_cols, &norm2);
          if (norm2 > 0)
            out[p] = (float) CLAMP (dot / (sqrt (norm2) * self->norms[p]), -1, 1);
        }
    }
}

/**
 * aster_axes_layout:
 * @x: (n × d), finite
 * @axes: (2 or 3 × d), finite, none of length 0
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_DOMAIN or
 *   %ASTER_ERROR_NO_MEMORY
 *
 * The axes of the layout are of the kind COSINE; the caller labels them. O(n d).
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL with @error set
 */
AsterLayout *
aster_axes_layout (const AsterMatrix *x,
                   const AsterMatrix *axes,
                   AsterPulse *pulse,
                   GError **error)
{
  g_autoptr (AsterMatrix) y = NULL;
  Placing self = { x, axes, { 0 }, NULL };
  AsterLayout *layout;

  g_return_val_if_fail (x != NULL && axes != NULL, NULL);
  g_return_val_if_fail (axes->n_cols == x->n_cols, NULL);
  g_return_val_if_fail (axes->n_rows == 2 || axes->n_rows == 3, NULL);

  for (gsize p = 0; p < axes->n_rows; p++)
    {
      self.norms[p] = sqrt (aster_vector_norm2 (aster_matrix_row (axes, p), x->n_cols));
      if (!(self.norms[p] > 0))
        {
          g_set_error (
              error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
              _ ("The vector of axis %zu has length zero, so it has no direction. "
                 "Choose another expression for it."),
              p + 1);
          return NULL;
        }
    }

  if (!(self.y = y = aster_matrix_new (x->n_rows, axes->n_rows, error)))
    return NULL;
  if (!aster_parallel_for_beating (x->n_rows, MAX (1, BLOCK_FLOATS / x->n_cols),
                                   place_block, &self, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  layout = aster_layout_new (g_steal_pointer (&y));
  for (gsize p = 0; p < axes->n_rows; p++)
    layout->axes[p].kind = ASTER_AXIS_COSINE;

  return layout;
}
