#include "values/spanning.h"

#include <glib/gi18n-lib.h>

#include "tools/budget.h"
#include "tools/error.h"

static void
spanning_clear (gpointer data)
{
  AsterSpanning *self = data;

  g_free (self->cores);
  g_free (self->near);
  g_free (self->nears);
  g_free (self->from);
  g_free (self->to);
  g_free (self->reaches);
  g_clear_pointer (&self->x, aster_matrix_unref);
}

/**
 * aster_spanning_new_empty:
 * @n: number of rows, at least 1
 * @min_points: a row counts itself, at least 1
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * O(n · min_points) memory, which is checked against the budget first.
 *
 * Returns: (transfer full) (nullable): room for the tree and neighbours, not filled in
 */
AsterSpanning *
aster_spanning_new_empty (gsize n, guint min_points, GError **error)
{
  g_autoptr (AsterSpanning) self = NULL;
  gsize k = min_points - 1;

  g_return_val_if_fail (n > 0 && min_points > 0, NULL);

  if (!aster_budget_check (n, 6 + 3 * k, error))
    return NULL;

  self = g_atomic_rc_box_new0 (AsterSpanning);
  self->n = n;
  self->min_points = min_points;
  self->cores = g_try_new (double, n);
  self->near = g_try_new (guint32, MAX (n * k, 1));
  self->nears = g_try_new (double, MAX (n * k, 1));
  self->from = g_try_new (guint32, n);
  self->to = g_try_new (guint32, n);
  self->reaches = g_try_new (double, n);
  if (self->cores == NULL || self->near == NULL || self->nears == NULL ||
      self->from == NULL || self->to == NULL || self->reaches == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("Not enough memory for clusters of %zu rows at %u min points; take "
                      "fewer of either"),
                   n, min_points);
      return NULL;
    }

  return g_steal_pointer (&self);
}

AsterSpanning *
aster_spanning_ref (AsterSpanning *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
aster_spanning_unref (AsterSpanning *self)
{
  g_atomic_rc_box_release_full (self, spanning_clear);
}

/**
 * aster_spanning_get_bytes:
 * @self: a spanning tree
 *
 * Returns: bytes of memory that it takes, without the rows it may hold
 */
gsize
aster_spanning_get_bytes (const AsterSpanning *self)
{
  gsize k = self->min_points - 1;

  return self->n * (24 + 12 * k);
}
