/* Matrices and graphs on the shelf of the engine. */

#include "run/engine.h"

static gpointer
ref_matrix (gpointer value)
{
  return aster_matrix_ref (value);
}

static void
unref_matrix (gpointer value)
{
  aster_matrix_unref (value);
}

static gpointer
ref_graph (gpointer value)
{
  return aster_graph_ref (value);
}

static void
unref_graph (gpointer value)
{
  aster_graph_unref (value);
}

static const AsterKeeping matrices = { ref_matrix, unref_matrix };
static const AsterKeeping graphs = { ref_graph, unref_graph };

/**
 * aster_engine_recall:
 * @self: (nullable): an engine
 * @key: what the matrix was made from
 *
 * As aster_engine_recall_value(). Any thread.
 *
 * Returns: (transfer full) (nullable): the matrix that was kept under @key, to be read
 *   only
 */
AsterMatrix *
aster_engine_recall (AsterEngine *self, const char *key)
{
  return aster_engine_recall_value (self, key, &matrices);
}

/**
 * aster_engine_recall_graph:
 * @self: (nullable): an engine
 * @key: what the graph was made from
 *
 * As aster_engine_recall_value(). Any thread.
 *
 * Returns: (transfer full) (nullable): the graph that was kept under @key, to be read
 *   only
 */
AsterGraph *
aster_engine_recall_graph (AsterEngine *self, const char *key)
{
  return aster_engine_recall_value (self, key, &graphs);
}

/**
 * aster_engine_keep:
 * @self: (nullable): an engine
 * @key: what @value was made from, all of it
 * @value: immutable from now on; a reference is taken
 *
 * As aster_engine_keep_value(), for the size of its numbers. Any thread.
 */
void
aster_engine_keep (AsterEngine *self, const char *key, AsterMatrix *value)
{
  aster_engine_keep_value (self, key, value, &matrices,
                           value->n_rows * value->n_cols * sizeof (float));
}

/**
 * aster_engine_keep_graph:
 * @self: (nullable): an engine
 * @key: what @graph was made from, all of it
 * @graph: immutable from now on; a reference is taken
 *
 * As aster_engine_keep_value(), for the size of its edges. Any thread.
 */
void
aster_engine_keep_graph (AsterEngine *self, const char *key, AsterGraph *graph)
{
  aster_engine_keep_value (self, key, graph, &graphs,
                           graph->n * sizeof (gsize) +
                               aster_graph_n_edges (graph) *
                                   (sizeof (guint32) + sizeof (float)));
}
