/* Edges i → j and j → i become one weight that both ends see. The edges are turned round
 * by a counting sort, after which the rows of both graphs can be merged, each on its own:
 * once to count, once to write. O(n k), and twice the memory of the graph. */

#include "tools/union.h"

#include <glib/gi18n-lib.h>

#include "tools/error.h"
#include "tools/parallel.h"

#define GRAIN      256  /* rows of one block */
#define BEAT_EVERY 4096 /* rows that are turned round */

typedef struct
{
  const AsterGraph *graph;
  const float *weights; /* (edges) */
  AsterUnionFunc join;

  gsize *back_starts; /* (n + 2) edges that end in i, by where they begin */
  guint32 *back_rows; /* (edges) where they begin */
  float *back;        /* (edges) their weights */

  gsize *sizes;      /* (n) of the rows of @joint */
  AsterGraph *joint; /* NULL while they are counted */
} Union;

static void
union_clear (Union *self)
{
  g_free (self->back_starts);
  g_free (self->back_rows);
  g_free (self->back);
  g_free (self->sizes);
  g_clear_pointer (&self->joint, aster_graph_unref);
}

static gboolean
union_init (Union *self, GError **error)
{
  gsize n = self->graph->n, n_edges = aster_graph_n_edges (self->graph);

  self->back_starts = g_try_new0 (gsize, n + 2);
  self->back_rows = g_try_new (guint32, MAX (n_edges, 1));
  self->back = g_try_new (float, MAX (n_edges, 1));
  self->sizes = g_try_new (gsize, MAX (n, 1));
  if (self->back_starts != NULL && self->back_rows != NULL && self->back != NULL &&
      self->sizes != NULL)
    return TRUE;

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
               _ ("Not enough memory to join %zu rows with %zu neighbours in all; take "
                  "fewer rows or fewer neighbours"),
               n, n_edges);
  return FALSE;
}

static gboolean
turn_round (Union *self, AsterPulse *pulse)
{
  const AsterGraph *graph = self->graph;
  gsize *starts = self->back_starts, n_edges = aster_graph_n_edges (graph);

  /* Two places on, so that each start moves to the end of its row as it fills, which
   * is where the next row starts. */
  for (gsize e = 0; e < n_edges; e++)
    starts[graph->rows[e] + 2]++;
  for (gsize i = 2; i <= graph->n; i++)
    starts[i] += starts[i - 1];

  for (gsize i = 0; i < graph->n; i++)
    {
      if (i % BEAT_EVERY == 0 &&
          !aster_pulse_beat (pulse, (double) i / (double) graph->n, NULL))
        return FALSE;

      for (gsize e = graph->starts[i]; e < graph->starts[i + 1]; e++)
        {
          gsize slot = starts[graph->rows[e] + 1]++;

          self->back_rows[slot] = (guint32) i;
          self->back[slot] = self->weights[e];
        }
    }

  return TRUE;
}

/* The edges of row @i in @order (k) by where they end. */
static void
sort_row (const AsterGraph *graph, gsize i, guint32 *order)
{
  const guint32 *rows = graph->rows + graph->starts[i];
  gsize k = graph->starts[i + 1] - graph->starts[i];

  for (gsize e = 0; e < k; e++)
    {
      gsize slot = e;

      for (; slot > 0 && rows[order[slot - 1]] > rows[e]; slot--)
        order[slot] = order[slot - 1];
      order[slot] = (guint32) e;
    }
}

/* Merges row @i and what ends in it, to @write; returns the end of it. */
static gsize
join_row (const Union *self, gsize i, const guint32 *order, gsize write)
{
  const AsterGraph *graph = self->graph;
  gsize at = graph->starts[i], k = graph->starts[i + 1] - at;
  gsize b = self->back_starts[i], b_end = self->back_starts[i + 1];

  for (gsize e = 0; e < k || b < b_end; write++)
    {
      guint32 mine = e < k ? graph->rows[at + order[e]] : G_MAXUINT32;
      guint32 theirs = b < b_end ? self->back_rows[b] : G_MAXUINT32;
      float there = mine <= theirs ? self->weights[at + order[e++]] : 0;
      float back = theirs <= mine ? self->back[b++] : 0;

      if (self->joint != NULL)
        {
          self->joint->rows[write] = MIN (mine, theirs);
          self->joint->values[write] = self->join (there, back);
        }
    }

  return write;
}

/* Counts rows, or writes them once there is a graph to write to. */
static void
join_rows (gsize begin, gsize end, gpointer data)
{
  Union *self = data;
  const AsterGraph *graph = self->graph;
  g_autofree guint32 *order = NULL;
  gsize k = 1;

  for (gsize i = begin; i < end; i++)
    k = MAX (k, graph->starts[i + 1] - graph->starts[i]);
  order = g_new (guint32, k);

  for (gsize i = begin; i < end; i++)
    {
      sort_row (graph, i, order);
      if (self->joint != NULL)
        join_row (self, i, order, self->joint->starts[i]);
      else
        self->sizes[i] = join_row (self, i, order, 0);
    }
}

/**
 * aster_union:
 * @graph: edges i → j, at most one for each i and j, none to itself
 * @weights: (array): what each weighs, in the order of @graph
 * @join: (scope call): joins both directions
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): a symmetric graph, the rows of each row in order
 */
AsterGraph *
aster_union (const AsterGraph *graph,
             const float *weights,
             AsterUnionFunc join,
             AsterPulse *pulse,
             GError **error)
{
  AsterPulsePart turning = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart counting = aster_pulse_part (pulse, 0.3, 0.6);
  AsterPulsePart joining = aster_pulse_part (pulse, 0.6, 1);
  __attribute__ ((cleanup (union_clear)))
  Union self = { .graph = graph, .weights = weights, .join = join };
  gsize n_edges = 0;

  g_return_val_if_fail (graph != NULL && weights != NULL && join != NULL, NULL);

  if (!union_init (&self, error))
    return NULL;
  if (!turn_round (&self, &turning.pulse) ||
      !aster_parallel_for_beating (graph->n, GRAIN, join_rows, &self, &counting.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  for (gsize i = 0; i < graph->n; i++)
    n_edges += self.sizes[i];
  if (!(self.joint = aster_graph_new (graph->n, n_edges, error)))
    return NULL;
  for (gsize i = 0; i < graph->n; i++)
    self.joint->starts[i + 1] = self.joint->starts[i] + self.sizes[i];

  if (!aster_parallel_for_beating (graph->n, GRAIN, join_rows, &self, &joining.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&self.joint);
}
