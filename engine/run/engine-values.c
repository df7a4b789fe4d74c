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

/* What aster_engine_recall_value() gives, for a matrix. */
AsterMatrix *
aster_engine_recall (AsterEngine *self, const char *key)
{
  return aster_engine_recall_value (self, key, &matrices);
}

/* The same for a graph. */
AsterGraph *
aster_engine_recall_graph (AsterEngine *self, const char *key)
{
  return aster_engine_recall_value (self, key, &graphs);
}

/* What aster_engine_keep_value() does, for a matrix. */
void
aster_engine_keep (AsterEngine *self, const char *key, AsterMatrix *value)
{
  aster_engine_keep_value (self, key, value, &matrices,
                           value->n_rows * value->n_cols * sizeof (float));
}

/* The same for a graph. */
void
aster_engine_keep_graph (AsterEngine *self, const char *key, AsterGraph *graph)
{
  aster_engine_keep_value (self, key, graph, &graphs,
                           graph->n * sizeof (gsize) +
                               aster_graph_n_edges (graph) *
                                   (sizeof (guint32) + sizeof (float)));
}
