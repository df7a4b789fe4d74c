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
#include "tools/union.h"

#define STEPS     64   /* of the search at most */
#define TOLERANCE 1e-5 /* nats */
#define GRAIN     256  /* rows of one block */

typedef struct
{
  const AsterGraph *neighbours;
  double entropy; /* wanted, nats */
  float *given;   /* (edges) p(j|i) */
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

static float
add (float there, float back)
{
  return there + back;
}

/* As if all of them together were 1. */
static void
scale_rows (gsize begin, gsize end, gpointer data)
{
  AsterGraph *joint = data;
  double scale = 0.5 / (double) joint->n;

  for (gsize e = joint->starts[begin]; e < joint->starts[end]; e++)
    joint->values[e] = (float) (joint->values[e] * scale);
}

/**
 * aster_tsne_affinities:
 * @neighbours: for each row its neighbours, nearest first, with squared distances
 * @perplexity: above 0 and below the number of neighbours of a row
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * For k neighbours of each row, O(n k) for each step of the search.
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
  AsterPulsePart joining = aster_pulse_part (pulse, 0.7, 0.98);
  AsterPulsePart scaling = aster_pulse_part (pulse, 0.98, 1);
  gsize n_edges;
  g_autofree float *given = NULL;
  g_autoptr (AsterGraph) joint = NULL;
  Affinities self;

  g_return_val_if_fail (neighbours != NULL && perplexity > 0, NULL);

  n_edges = aster_graph_n_edges (neighbours);
  given = g_try_new0 (float, MAX (n_edges, 1));
  if (given == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("Not enough memory for the affinities of %zu rows with %zu "
                      "neighbours in all; take fewer rows or a smaller perplexity"),
                   neighbours->n, n_edges);
      return NULL;
    }

  self = (Affinities){ neighbours, log (perplexity), given };
  if (!aster_parallel_for_beating (neighbours->n, GRAIN, search_rows, &self,
                                   &searching.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }
  if (!(joint = aster_union (neighbours, given, add, &joining.pulse, error)))
    return NULL;
  if (!aster_parallel_for_beating (joint->n, GRAIN, scale_rows, joint, &scaling.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&joint);
}
