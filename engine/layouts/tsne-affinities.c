/* The affinities of t-SNE (van der Maaten and Hinton 2008).
 *
 * Row i picks its neighbour j with probability p(j|i) ∝ exp (−β_i d²_ij), where β_i
 * is such that the entropy of the choice is the logarithm of the perplexity: a
 * smooth count of neighbours. β is found row by row, in parallel, by Newton's method:
 * the entropy falls by β Var (d²) for each unit of β, with the variance that the choice
 * itself gives; a step that leaves the bracket of what is known becomes a bisection.
 * Both directions are joined, p_ij = (p(j|i) + p(i|j)) / 2n, so that all p sum to 1.
 *
 * The squared distances of a row are shifted by the smallest first, so that the
 * exponentials never all vanish. When more neighbours than the perplexity are at
 * one and the same distance no β exists; then the search ends at its largest β and
 * these neighbours are equally likely. O(n k) for each step of the search. */

#include "layouts/tsne-affinities.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tools/error.h"
#include "tools/parallel.h"

#define STEPS      64   /* of the search at most */
#define TOLERANCE  1e-5 /* nats */
#define GRAIN      256  /* rows of one block */
#define BEAT_EVERY 4096 /* rows that are turned round */

typedef struct
{
  const AsterGraph *neighbours;
  double entropy; /* wanted, nats */
  float *given;   /* (edges) p(j|i) */

  gsize *back_starts; /* (n + 2) edges that end in i, by where they begin */
  guint32 *back_rows; /* (edges) where they begin */
  float *back_values; /* (edges) their p */

  gsize *sizes;      /* (n) of the rows of @joint */
  AsterGraph *joint; /* NULL while they are counted */
} Affinities;

/* p (k) for squared distances @d2 (k) and @beta; returns the entropy, nats, and how fast
 * it falls with @beta. */
static double
choose (const float *d2, gsize k, double beta, float *p, double *slope)
{
  double sum = 0, weighted = 0, squared = 0, mean;

  for (gsize e = 0; e < k; e++)
    {
      double shifted = d2[e] - d2[0];

      p[e] = (float) exp (-beta * shifted);
      sum += p[e];
      weighted += p[e] * shifted;
      squared += p[e] * shifted * shifted;
    }
  for (gsize e = 0; e < k; e++)
    p[e] = (float) (p[e] / sum);

  mean = weighted / sum;
  *slope = beta * MAX (squared / sum - mean * mean, 0);

  return log (sum) + beta * mean;
}

static void
search_rows (gsize begin, gsize end, gpointer data)
{
  Affinities *self = data;
  const AsterGraph *graph = self->neighbours;

  for (gsize i = begin; i < end; i++)
    {
      gsize at = graph->starts[i], k = graph->starts[i + 1] - at;
      const float *d2 = graph->values + at;
      double spread = k > 0 ? d2[k - 1] - d2[0] : 0;
      double low = 0, high = INFINITY;
      /* In units of the row's own distances, so that scale does not matter. */
      double beta = spread > 0 ? 1 / spread : 1;

      for (guint step = 0; step < STEPS && k > 0; step++)
        {
          double slope, entropy = choose (d2, k, beta, self->given + at, &slope);
          double next;

          if (!(spread > 0) || fabs (entropy - self->entropy) < TOLERANCE)
            break;
          if (entropy > self->entropy)
            low = beta;
          else
            high = beta;
          next = slope > 0 ? beta + (entropy - self->entropy) / slope : INFINITY;
          if (next > low && next < high)
            beta = next;
          else
            beta = isfinite (high) ? (low + high) / 2 : beta * 2;
        }
    }
}

/* Row i of the joint affinities: the union of what it picks and what picks it. Both
 * lists are ordered by row. */
static gsize
join_row (const Affinities *self, gsize i, guint32 *order, gsize write)
{
  const AsterGraph *graph = self->neighbours;
  gsize at = graph->starts[i], k = graph->starts[i + 1] - at;
  gsize b = self->back_starts[i], b_end = self->back_starts[i + 1];
  double scale = 0.5 / (double) graph->n;

  for (gsize e = 0; e < k; e++)
    {
      gsize slot = e;

      /* Insertion by row; k is small and the list nearly never is. */
      while (slot > 0 && graph->rows[at + order[slot - 1]] > graph->rows[at + e])
        {
          order[slot] = order[slot - 1];
          slot--;
        }
      order[slot] = (guint32) e;
    }

  for (gsize e = 0; e < k || b < b_end; write++)
    {
      guint32 mine = e < k ? graph->rows[at + order[e]] : G_MAXUINT32;
      guint32 theirs = b < b_end ? self->back_rows[b] : G_MAXUINT32;
      double p = 0;

      if (mine <= theirs)
        p += self->given[at + order[e++]];
      if (theirs <= mine)
        p += self->back_values[b++];
      if (self->joint != NULL)
        {
          self->joint->rows[write] = MIN (mine, theirs);
          self->joint->values[write] = (float) (p * scale);
        }
    }

  return write;
}

/* The edges turned round, ordered by where they begin: a counting sort. */
static gboolean
turn_round (const AsterGraph *graph,
            const float *given,
            gsize *starts, /* (n + 2) zeros */
            guint32 *rows,
            float *values,
            AsterPulse *pulse)
{
  gsize n_edges = aster_graph_n_edges (graph);

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

          rows[slot] = (guint32) i;
          values[slot] = given[e];
        }
    }

  return TRUE;
}

/* Room for the order of the longest list of neighbours. */
static guint32 *
make_order (const Affinities *self, gsize begin, gsize end)
{
  gsize k = 1;

  for (gsize i = begin; i < end; i++)
    k = MAX (k, self->neighbours->starts[i + 1] - self->neighbours->starts[i]);

  return g_new (guint32, k);
}

static void
count_rows (gsize begin, gsize end, gpointer data)
{
  Affinities *self = data;
  g_autofree guint32 *order = make_order (self, begin, end);

  for (gsize i = begin; i < end; i++)
    self->sizes[i] = join_row (self, i, order, 0);
}

static void
join_rows (gsize begin, gsize end, gpointer data)
{
  Affinities *self = data;
  g_autofree guint32 *order = make_order (self, begin, end);

  for (gsize i = begin; i < end; i++)
    join_row (self, i, order, self->joint->starts[i]);
}

static void
affinities_clear (Affinities *self)
{
  g_free (self->given);
  g_free (self->back_starts);
  g_free (self->back_rows);
  g_free (self->back_values);
  g_free (self->sizes);
  g_clear_pointer (&self->joint, aster_graph_unref);
}

static gboolean
affinities_init (Affinities *self, const AsterGraph *neighbours, GError **error)
{
  gsize n = neighbours->n, n_edges = aster_graph_n_edges (neighbours);

  self->neighbours = neighbours;
  self->given = g_try_new0 (float, MAX (n_edges, 1));
  self->back_starts = g_try_new0 (gsize, n + 2);
  self->back_rows = g_try_new (guint32, MAX (n_edges, 1));
  self->back_values = g_try_new (float, MAX (n_edges, 1));
  self->sizes = g_try_new (gsize, MAX (n, 1));
  if (self->given != NULL && self->back_starts != NULL && self->back_rows != NULL &&
      self->back_values != NULL && self->sizes != NULL)
    return TRUE;

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
               _ ("Not enough memory for the affinities of %zu rows with %zu neighbours "
                  "in all; take fewer rows or a smaller perplexity"),
               n, n_edges);
  return FALSE;
}

/* Both directions in one graph of just the size that they need. */
static gboolean
join (Affinities *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart counting = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart joining = aster_pulse_part (pulse, 0.5, 1);
  gsize n = self->neighbours->n, n_edges = 0;

  if (!aster_parallel_for_beating (n, GRAIN, count_rows, self, &counting.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  for (gsize i = 0; i < n; i++)
    n_edges += self->sizes[i];
  if (!(self->joint = aster_graph_new (n, n_edges, error)))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    self->joint->starts[i + 1] = self->joint->starts[i] + self->sizes[i];

  if (!aster_parallel_for_beating (n, GRAIN, join_rows, self, &joining.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  return TRUE;
}

/**
 * aster_tsne_affinities:
 * @neighbours: for each row its neighbours, nearest first, with squared distances
 * @perplexity: above 0 and below the number of neighbours of a row
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): the symmetric p_ij, rows in order, all
 *   together 1
 */
AsterGraph *
aster_tsne_affinities (const AsterGraph *neighbours,
                       double perplexity,
                       AsterPulse *pulse,
                       GError **error)
{
  AsterPulsePart searching = aster_pulse_part (pulse, 0, 0.7);
  AsterPulsePart turning = aster_pulse_part (pulse, 0.7, 0.8);
  AsterPulsePart joining = aster_pulse_part (pulse, 0.8, 1);
  __attribute__ ((cleanup (affinities_clear))) Affinities self = { 0 };

  g_return_val_if_fail (neighbours != NULL && perplexity > 0, NULL);

  if (!affinities_init (&self, neighbours, error))
    return NULL;

  self.entropy = log (perplexity);
  if (!aster_parallel_for_beating (neighbours->n, GRAIN, search_rows, &self,
                                   &searching.pulse) ||
      !turn_round (neighbours, self.given, self.back_starts, self.back_rows,
                   self.back_values, &turning.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return join (&self, &joining.pulse, error) ? g_steal_pointer (&self.joint) : NULL;
}
