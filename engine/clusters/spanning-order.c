/* Many edges of mutual reachability are equally long: a row reaches all its near rows at
 * its own core distance. Which of them a shortest tree takes is left open, and with it
 * which side a row between two groups falls on. So the tree is walked as Prim's algorithm
 * (1957) walks the complete graph from row 0, always on to the row that is reached
 * soonest from any visited, ties by row; the walk depends on the distances alone. It
 * needs the edges of some shortest tree and those from each row to the rows within its
 * core: every edge that is as long as one of the tree's is among them, unless two
 * distances are equal by chance.
 *
 * An edge then joins each row to the one visited before it. What edges up to some length
 * join is the same as in the complete graph, since a walk leaves a group of that length
 * only when it has seen all of it. O(n m log n) for m min points. */

#include "clusters/spanning-order.h"

#include <math.h>

#include "tools/beat.h"
#include "tools/error.h"
#include "tools/order.h"
#include "tools/parallel.h"

#define ROWS_A_BEAT 8192

/* The edges at each row, as compressed sparse rows. */
typedef struct
{
  const AsterSpanning *spanning;
  gsize *starts; /* (n + 1) */
  guint32 *rows;
  double *reaches;
} Edges;

static void
edges_clear (Edges *self)
{
  g_free (self->starts);
  g_free (self->rows);
  g_free (self->reaches);
}

/* Whether near row @e of row @i is reached at the core of @i. */
static inline gboolean
is_at_core (const AsterSpanning *self, gsize i, gsize e)
{
  return self->cores[self->near[e]] <= self->cores[i];
}

static void
put (Edges *self, guint32 from, guint32 to, double reach)
{
  gsize at = self->starts[from + 1]++;

  self->rows[at] = to;
  self->reaches[at] = reach;
}

/* Counts the edges at each row, one place late, so that put() can move the starts. */
static gboolean
count (Edges *self, const AsterSpanningEdge *tree, AsterPulse *pulse, GError **error)
{
  const AsterSpanning *spanning = self->spanning;
  gsize n = spanning->n, k = spanning->min_points - 1, total = 0;
  g_autofree gsize *counts = g_new0 (gsize, n);

  for (gsize e = 0; e + 1 < n; e++)
    {
      if (!aster_beat_every (ROWS_A_BEAT, e, pulse, 0, error))
        return FALSE;
      counts[tree[e].a]++;
      counts[tree[e].b]++;
    }
  for (gsize i = 0; i < n; i++)
    {
      if (!aster_beat_every (ROWS_A_BEAT, i, pulse, 0.1 * (double) i / (double) n, error))
        return FALSE;
      for (gsize e = i * k; e < (i + 1) * k; e++)
        if (is_at_core (spanning, i, e))
          {
            counts[i]++;
            counts[spanning->near[e]]++;
          }
    }

  self->starts = g_new (gsize, n + 1);
  self->starts[0] = 0;
  for (gsize i = 0; i < n; i++)
    {
      self->starts[i + 1] = total;
      total += counts[i];
    }
  self->rows = g_new (guint32, MAX (total, 1));
  self->reaches = g_new (double, MAX (total, 1));

  return TRUE;
}

static gboolean
fill (Edges *self, const AsterSpanningEdge *tree, AsterPulse *pulse, GError **error)
{
  const AsterSpanning *spanning = self->spanning;
  gsize n = spanning->n, k = spanning->min_points - 1;

  for (gsize e = 0; e + 1 < n; e++)
    {
      if (!aster_beat_every (ROWS_A_BEAT, e, pulse, 0.1, error))
        return FALSE;
      put (self, tree[e].a, tree[e].b, tree[e].reach);
      put (self, tree[e].b, tree[e].a, tree[e].reach);
    }
  for (guint32 i = 0; i < n; i++)
    {
      if (!aster_beat_every (ROWS_A_BEAT, i, pulse, 0.1 + 0.1 * (double) i / (double) n,
                             error))
        return FALSE;
      for (gsize e = i * k; e < (i + 1) * k; e++)
        if (is_at_core (spanning, i, e))
          {
            put (self, i, spanning->near[e], spanning->cores[i]);
            put (self, spanning->near[e], i, spanning->cores[i]);
          }
    }

  return TRUE;
}

typedef struct
{
  double reach;
  guint32 row;
} Step;

static inline gboolean
is_sooner (Step a, Step b)
{
  return a.reach < b.reach || (a.reach == b.reach && a.row < b.row);
}

static void
push (GArray *heap, Step step)
{
  Step *steps;
  gsize at = heap->len;

  g_array_set_size (heap, heap->len + 1);
  steps = (Step *) (gpointer) heap->data;
  for (; at > 0 && is_sooner (step, steps[(at - 1) / 2]); at = (at - 1) / 2)
    steps[at] = steps[(at - 1) / 2];
  steps[at] = step;
}

static Step
pop (GArray *heap)
{
  Step *steps = (Step *) (gpointer) heap->data;
  Step first = steps[0], last = steps[heap->len - 1];
  gsize n = heap->len - 1, at = 0;

  g_array_set_size (heap, (guint) n);
  while (2 * at + 1 < n)
    {
      gsize child = 2 * at + 1;

      if (child + 1 < n && is_sooner (steps[child + 1], steps[child]))
        child++;
      if (!is_sooner (steps[child], last))
        break;
      steps[at] = steps[child];
      at = child;
    }
  if (n > 0)
    steps[at] = last;

  return first;
}

/* Visits every row; edge e leads from the row visited e-th to the next. */
static gboolean
walk (const Edges *edges,
      guint32 *visits,
      double *reaches,
      AsterPulse *pulse,
      GError **error)
{
  gsize n = edges->spanning->n;
  g_autofree double *best = g_new (double, n);
  g_autoptr (GArray) heap = g_array_new (FALSE, FALSE, sizeof (Step));

  for (gsize i = 0; i < n; i++)
    best[i] = INFINITY;
  visits[0] = 0;
  best[0] = -INFINITY;

  for (gsize v = 0; v + 1 < n; v++)
    {
      guint32 here = visits[v];
      Step step;

      if (!aster_beat_every (ROWS_A_BEAT, v, pulse, (double) v / (double) n, error))
        return FALSE;
      for (gsize e = edges->starts[here]; e < edges->starts[here + 1]; e++)
        if (edges->reaches[e] < best[edges->rows[e]])
          {
            best[edges->rows[e]] = edges->reaches[e];
            push (heap, (Step){ edges->reaches[e], edges->rows[e] });
          }
      do
        step = pop (heap);
      while (best[step.row] == -INFINITY);

      visits[v + 1] = step.row;
      reaches[v] = step.reach;
      best[step.row] = -INFINITY;
    }

  return TRUE;
}

typedef struct
{
  AsterSpanning *spanning;
  const guint32 *visits;
  const double *reaches;
  const guint32 *order;
} Writing;

/* Edges @begin … @end of the spanning, shortest first. */
static void
write_edges (gsize begin, gsize end, gpointer user_data)
{
  const Writing *self = user_data;

  for (gsize e = begin; e < end; e++)
    {
      guint32 at = self->order[e];

      self->spanning->from[e] = self->visits[at];
      self->spanning->to[e] = self->visits[at + 1];
      self->spanning->reaches[e] = self->reaches[at];
    }
}

/**
 * aster_spanning_order:
 * @self: cores and near rows are there; receives the edges
 * @tree: (n − 1) a shortest tree of mutual reachability, in any order
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * O(n m log n) for m min points.
 *
 * Returns: %FALSE with @error set, and the edges of @self undefined, on failure
 */
gboolean
aster_spanning_order (AsterSpanning *self,
                      const AsterSpanningEdge *tree,
                      AsterPulse *pulse,
                      GError **error)
{
  AsterPulsePart walking = aster_pulse_part (pulse, 0.2, 0.8);
  AsterPulsePart ordering = aster_pulse_part (pulse, 0.8, 1);
  __attribute__ ((cleanup (edges_clear))) Edges edges = { .spanning = self };
  g_autofree guint32 *visits = g_new (guint32, self->n);
  g_autofree double *reaches = g_new (double, self->n);
  g_autofree guint32 *order = NULL;
  Writing writing;

  if (!count (&edges, tree, pulse, error) || !fill (&edges, tree, pulse, error) ||
      !walk (&edges, visits, reaches, &walking.pulse, error) ||
      !(order = aster_order_rising (reaches, self->n - 1, &ordering.pulse, error)))
    return FALSE;

  writing = (Writing){ self, visits, reaches, order };
  if (aster_parallel_for_beating (self->n - 1, ROWS_A_BEAT, write_edges, &writing, pulse))
    return TRUE;

  aster_set_cancelled (error);
  return FALSE;
}
