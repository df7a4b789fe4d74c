/* The triangle of a QR decomposition.
 *
 * With C the rows of a matrix less a centre, or C turned over if that makes it
 * taller than wide, R is the triangle with Rᵀ R = Cᵀ C. It has the singular values
 * of C, and unlike the Gram matrix it has them exact to rounding: nothing was
 * squared.
 *
 * The long side is cut into a few chunks, whose borders depend on the shape alone;
 * each keeps a triangle of its own and absorbs its rows a few at a time, and in the
 * end the first absorbs the others in order (the tall and skinny QR of Demmel,
 * Grigori, Hoemmen and Langou 2012). O(n d min (n, d)), about four times the work of
 * a Gram matrix. */

#include "tools/triangle.h"

#include <glib/gi18n-lib.h>

#include "tools/budget.h"
#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/parallel.h"

#define MAX_CHUNKS  8
#define PANEL_WORK  (1u << 24) /* multiplications in absorbing a panel: some 2 ms */
#define SURELY_FREE (1u << 26) /* bytes for which the budget is not asked */

typedef struct
{
  const AsterMatrix *x;
  const double *centre; /* (d) or NULL */
  gboolean turned;      /* the rows that are absorbed are columns of x */
  gsize side;           /* of a triangle */
  gsize length;         /* rows to absorb */
  gsize chunk;          /* rows of a chunk */
  gsize panel;          /* rows absorbed at once */
  gsize first;          /* row of each chunk to go on from */
  double *triangles;    /* (chunks × side × side) column-major */
} Triangles;

/* The rows from @first on, column-major. */
static void
read_panel (const Triangles *self, gsize first, gsize n, double *panel)
{
  for (gsize j = 0; j < self->side; j++)
    for (gsize i = 0; i < n; i++)
      {
        gsize row = self->turned ? j : first + i;
        gsize column = self->turned ? first + i : j;

        panel[j * n + i] = aster_matrix_row (self->x, row)[column] -
                           (self->centre != NULL ? self->centre[column] : 0);
      }
}

static void
absorb_panels (gsize begin, gsize end, gpointer user_data)
{
  Triangles *self = user_data;
  g_autofree double *panel = g_new (double, self->panel * self->side);

  for (gsize c = begin; c < end; c++)
    {
      gsize first = c * self->chunk + self->first;
      gsize last = MIN ((c + 1) * self->chunk, self->length);
      gsize n = first < last ? MIN (self->panel, last - first) : 0;

      if (n == 0)
        continue;
      read_panel (self, first, n, panel);
      aster_linalg_absorb_rows (self->triangles + c * self->side * self->side, self->side,
                                panel, n);
    }
}

/* The first triangle absorbs chunk @c of them. FALSE if a beat said so. */
static gboolean
absorb_triangle (Triangles *self, gsize c, AsterPulse *pulse)
{
  const double *other = self->triangles + c * self->side * self->side;
  g_autofree double *panel = g_new (double, self->panel * self->side);

  for (gsize first = 0; first < self->side; first += self->panel)
    {
      gsize n = MIN (self->panel, self->side - first);

      if (!aster_pulse_beat (pulse, (double) first / (double) self->side, NULL))
        return FALSE;
      for (gsize j = 0; j < self->side; j++)
        for (gsize i = 0; i < n; i++)
          panel[j * n + i] = other[j * self->side + first + i];
      aster_linalg_absorb_rows (self->triangles, self->side, panel, n);
    }

  return TRUE;
}

static gboolean
absorb_all (Triangles *self, gsize n_chunks, AsterPulse *pulse)
{
  for (self->first = 0; self->first < self->chunk; self->first += self->panel)
    {
      double done = (double) self->first / (double) self->chunk;
      AsterPulsePart part = aster_pulse_part (pulse, 0.8 * done, 0.8 * done);

      if (!aster_parallel_for_beating (n_chunks, 1, absorb_panels, self, &part.pulse))
        return FALSE;
    }

  for (gsize c = 1; c < n_chunks; c++)
    {
      double step = 0.2 / (double) n_chunks;
      AsterPulsePart part = aster_pulse_part (pulse, 0.8 + step * (double) c,
                                              0.8 + step * (double) (c + 1));

      if (!absorb_triangle (self, c, &part.pulse))
        return FALSE;
    }

  return TRUE;
}

/**
 * aster_triangle:
 * @x: (n × d), finite
 * @centre: (nullable): (d) what is subtracted from each row first
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): (r × r), r = min (n, d), column-major, an upper
 *   triangle with the singular values of the rows, 0 below; free with g_free()
 */
double *
aster_triangle (const AsterMatrix *x,
                const double *centre,
                AsterPulse *pulse,
                GError **error)
{
  g_autofree double *triangles = NULL;
  Triangles self = { x, centre, FALSE, 0, 0, 0, 0, 0, NULL };
  gsize n_chunks, size;

  g_return_val_if_fail (x != NULL, NULL);

  self.turned = x->n_rows < x->n_cols;
  self.side = MIN (x->n_rows, x->n_cols);
  self.length = MAX (x->n_rows, x->n_cols);
  size = self.side * self.side;
  self.panel = CLAMP (PANEL_WORK / MAX (size, 1), 16, 256);
  n_chunks = CLAMP (self.length / MAX (4 * self.side, 1), 1, MAX_CHUNKS);
  self.chunk = (self.length + n_chunks - 1) / n_chunks;

  if ((n_chunks * size > SURELY_FREE / sizeof (double) &&
       n_chunks * size > aster_budget_get () / sizeof (double)) ||
      !(self.triangles = triangles = g_try_new0 (double, MAX (n_chunks * size, 1))))
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("There is not enough memory for %zu × %zu products. Use fewer "
                      "words or fewer dimensions."),
                   self.side, self.side);
      return NULL;
    }

  if (self.side > 0 && !absorb_all (&self, n_chunks, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&triangles);
}
