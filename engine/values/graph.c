#include "values/graph.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tools/error.h"
#include "tools/limits.h"

#define MAX_EDGES ((gsize) 1 << 36) /* half a terabyte: no machine has room for more */

static void
graph_clear (gpointer data)
{
  AsterGraph *self = data;

  g_free (self->starts);
  g_free (self->rows);
  g_free (self->values);
}

/**
 * aster_graph_new:
 * @n: number of rows
 * @n_edges: room for so many edges
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * The starts are zero and the edges are not filled in; do both before sharing it. Its
 * neighbours are taken for exact until its maker says otherwise.
 *
 * Returns: (transfer full) (nullable): a graph
 */
AsterGraph *
aster_graph_new (gsize n, gsize n_edges, GError **error)
{
  g_autoptr (AsterGraph) self = g_atomic_rc_box_new0 (AsterGraph);

  self->n = n;
  self->recall = NAN;
  if (n <= ASTER_MAX_ROWS && n_edges <= MAX_EDGES)
    {
      self->starts = g_try_new0 (gsize, n + 1);
      self->rows = g_try_new (guint32, MAX (n_edges, 1));
      self->values = g_try_new (float, MAX (n_edges, 1));
    }
  if (self->starts == NULL || self->rows == NULL || self->values == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("Not enough memory for a graph of %zu rows and %zu edges; take "
                      "fewer rows or fewer neighbours"),
                   n, n_edges);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * aster_graph_new_regular:
 * @n: number of rows
 * @k: edges of each
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * Like aster_graph_new(), with the starts filled in.
 *
 * Returns: (transfer full) (nullable): a graph with room for n × k edges
 */
AsterGraph *
aster_graph_new_regular (gsize n, gsize k, GError **error)
{
  AsterGraph *self;
  gsize n_edges;

  if (!g_size_checked_mul (&n_edges, n, k))
    n_edges = G_MAXSIZE;
  if (!(self = aster_graph_new (n, n_edges, error)))
    return NULL;

  for (gsize i = 0; i <= n; i++)
    self->starts[i] = i * k;

  return self;
}

AsterGraph *
aster_graph_ref (AsterGraph *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
aster_graph_unref (AsterGraph *self)
{
  g_atomic_rc_box_release_full (self, graph_clear);
}
