/* Rows seen along axes, C Aᵀ, and axes made of rows, U C, where C are the rows of a
 * matrix less a centre. Both sum in double; blocks of rows, or of columns, are
 * widened and multiplied by one thread each. O(n d k). */

#include "tools/project.h"

#include <glib/gi18n-lib.h>

#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/parallel.h"
#include "tools/widen.h"

#define BLOCK_FLOATS  (1u << 16) /* numbers in a block of rows */
#define BLOCK_COLUMNS 64         /* columns in a block */
#define MOST                                                                             \
  1e38 /* a product beyond it is it: it stays finite, and so do                          \
        differences */

typedef struct
{
  const AsterMatrix *x;
  const double *centre; /* (d) or NULL */
  const double *axes;   /* (k × d) */
  AsterMatrix *y;       /* (n × k) */
} Projection;

typedef struct
{
  const AsterMatrix *x;
  const double *centre; /* (d) or NULL */
  const double *u;      /* (k × n) */
  gsize k;
  double *out; /* (k × d) */
} Combination;

/* Some rows of C Aᵀ. */
static void
project_block (gsize begin, gsize end, gpointer user_data)
{
  Projection *self = user_data;
  gsize d = self->x->n_cols, k = self->y->n_cols, n = end - begin;
  g_autofree double *rows = g_new (double, n *d);
  g_autofree double *scores = g_new0 (double, n *k);
  float *out = aster_matrix_row (self->y, begin);

  for (gsize i = 0; i < n; i++)
    aster_widen (aster_matrix_row (self->x, begin + i), self->centre, d, rows + i * d);
  aster_linalg_add_product ((AsterFactor){ rows, d, FALSE },
                            (AsterFactor){ self->axes, d, TRUE }, n, k, d, scores, k);
  for (gsize i = 0; i < n * k; i++)
    out[i] = (float) CLAMP (scores[i], -MOST, MOST);
}

/**
 * aster_project:
 * @x: (n × d), finite
 * @centre: (nullable): (d) what is subtracted from each row first
 * @axes: (k × d)
 * @k: how many axes, at least 1
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): (n × k) the product of each row with each axis
 */
AsterMatrix *
aster_project (const AsterMatrix *x,
               const double *centre,
               const double *axes,
               gsize k,
               AsterPulse *pulse,
               GError **error)
{
  g_autoptr (AsterMatrix) y = NULL;
  Projection self = { x, centre, axes, NULL };
  float *data;

  g_return_val_if_fail (x != NULL && axes != NULL && k > 0, NULL);

  if (!(data = aster_matrix_alloc (x->n_rows, k, error)))
    return NULL;
  self.y = y = aster_matrix_new_take (data, x->n_rows, k);
  if (!aster_parallel_for_beating (x->n_rows, MAX (1, BLOCK_FLOATS / x->n_cols),
                                   project_block, &self, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&y);
}

/* Some columns of U C. */
static void
combine_block (gsize begin, gsize end, gpointer user_data)
{
  Combination *self = user_data;
  gsize n = self->x->n_rows, d = self->x->n_cols, width = end - begin;
  g_autofree double *columns = g_new (double, n *width);

  for (gsize i = 0; i < n; i++)
    aster_widen (aster_matrix_row (self->x, i) + begin,
                 self->centre ? self->centre + begin : NULL, width, columns + i * width);
  aster_linalg_add_product ((AsterFactor){ self->u, n, FALSE },
                            (AsterFactor){ columns, width, FALSE }, self->k, width, n,
                            self->out + begin, d);
}

/**
 * aster_combine_rows:
 * @x: (n × d), finite
 * @centre: (nullable): (d) what is subtracted from each row first
 * @u: (k × n) weights of the rows
 * @k: how many sums, at least 1
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): (k × d) the weighted sums of the rows; free
 *   with g_free()
 */
double *
aster_combine_rows (const AsterMatrix *x,
                    const double *centre,
                    const double *u,
                    gsize k,
                    AsterPulse *pulse,
                    GError **error)
{
  g_autofree double *out = NULL;
  Combination self = { x, centre, u, k, NULL };

  g_return_val_if_fail (x != NULL && u != NULL && k > 0, NULL);

  if (!(self.out = out = g_try_new0 (double, k * x->n_cols)))
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("There is not enough memory for %zu axes of %zu dimensions."), k,
                   x->n_cols);
      return NULL;
    }
  if (!aster_parallel_for_beating (x->n_cols, BLOCK_COLUMNS, combine_block, &self, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&out);
}
