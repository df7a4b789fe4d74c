/* The fuzzy set of UMAP (McInnes, Healy and Melville 2018).
 *
 * Row i belongs with its neighbour at distance d as much as
 *
 *     w(i → j) = exp (−max (d − ρ_i, 0) / σ_i)
 *
 * where ρ_i is the distance of its nearest neighbour that is not in the same place (so
 * that every row belongs wholly with someone: local connectivity 1), and σ_i is such that
 * all w(i → ·) sum to log₂ (k + 1) for k neighbours besides itself. σ is found by
 * bisection, row by row. Both directions are joined by the probabilistic sum
 * w = p + q − pq: that i belongs with j, or j with i.
 *
 * Where more neighbours than the sum lie within ρ no σ exists; it then ends small, and is
 * kept above a thousandth of the mean distance of the row, or of all rows where the row
 * is one heap of duplicates. O(n k) for each step of the search. */

#include "layouts/umap-fuzzy.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/union.h"

#define STEPS       64   /* of the bisection at most */
#define TOLERANCE   1e-5 /* of the sum */
#define LEAST_SIGMA 1e-3 /* of the mean distance */
#define GRAIN       256  /* rows of one block */

typedef struct
{
  const AsterGraph *neighbours;
  gboolean squared;  /* their values are squared distances */
  float *distances;  /* (edges) */
  float *weights;    /* (edges) w(i → j) */
  double *row_means; /* (n) of the distances */
  double mean;       /* of all of them */
} Fuzzy;

static void
fuzzy_clear (Fuzzy *self)
{
  g_free (self->distances);
  g_free (self->weights);
  g_free (self->row_means);
}

static void
measure_rows (gsize begin, gsize end, gpointer data)
{
  Fuzzy *self = data;
  const AsterGraph *graph = self->neighbours;

  for (gsize i = begin; i < end; i++)
    {
      gsize k = graph->starts[i + 1] - graph->starts[i];
      double sum = 0;

      for (gsize e = graph->starts[i]; e < graph->starts[i + 1]; e++)
        {
          /* Rounding may leave a cosine a little above 1. */
          float value = MAX (graph->values[e], 0);

          self->distances[e] = self->squared ? sqrtf (value) : value;
          sum += self->distances[e];
        }
      /* As if the row were the first of its own neighbours. */
      self->row_means[i] = sum / (double) (k + 1);
    }
}

/* The distance of the nearest that is not in the same place; 0 if all are. */
static double
find_rho (const float *d, gsize k)
{
  for (gsize e = 0; e < k; e++)
    if (d[e] > 0)
      return d[e];

  return 0;
}

static double
add_weights (const float *d, gsize k, double rho, double sigma)
{
  double sum = 0;

  for (gsize e = 0; e < k; e++)
    sum += d[e] > rho ? exp (-(d[e] - rho) / sigma) : 1;

  return sum;
}

/* Such that the weights of @d (k), ascending, sum to log₂ (k + 1). */
static double
find_sigma (const float *d, gsize k, double rho)
{
  double wanted = log2 ((double) k + 1), low = 0, high = INFINITY;
  /* In units of the row's own distances, so that scale does not matter. */
  double sigma = d[k - 1] > rho ? d[k - 1] - rho : 1;

  for (guint step = 0; step < STEPS; step++)
    {
      double sum = add_weights (d, k, rho, sigma);

      if (fabs (sum - wanted) < TOLERANCE)
        break;
      if (sum > wanted)
        high = sigma;
      else
        low = sigma;
      sigma = isfinite (high) ? (low + high) / 2 : sigma * 2;
    }

  return sigma;
}

static void
weigh_rows (gsize begin, gsize end, gpointer data)
{
  Fuzzy *self = data;
  const AsterGraph *graph = self->neighbours;

  for (gsize i = begin; i < end; i++)
    {
      gsize at = graph->starts[i], k = graph->starts[i + 1] - at;
      const float *d = self->distances + at;
      double rho, sigma;

      if (k == 0)
        continue;
      rho = find_rho (d, k);
      sigma = find_sigma (d, k, rho);
      sigma = MAX (sigma, LEAST_SIGMA * (rho > 0 ? self->row_means[i] : self->mean));
      for (gsize e = 0; e < k; e++)
        self->weights[at + e] = d[e] > rho ? (float) exp (-(d[e] - rho) / sigma) : 1;
    }
}

static float
join (float there, float back)
{
  return there + back - there * back;
}

static gboolean
fuzzy_init (Fuzzy *self, GError **error)
{
  gsize n = self->neighbours->n, n_edges = aster_graph_n_edges (self->neighbours);

  self->distances = g_try_new (float, MAX (n_edges, 1));
  self->weights = g_try_new (float, MAX (n_edges, 1));
  self->row_means = g_try_new (double, MAX (n, 1));
  if (self->distances != NULL && self->weights != NULL && self->row_means != NULL)
    return TRUE;

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
               _ ("Not enough memory to weigh %zu rows with %zu neighbours in all; take "
                  "fewer rows or fewer neighbours"),
               n, n_edges);
  return FALSE;
}

/**
 * aster_umap_fuzzy:
 * @neighbours: for each row its neighbours, nearest first, with their distances
 * @squared: whether these are squared
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * For k neighbours of each row, O(n k) for each step of the search.
 *
 * Returns: (transfer full) (nullable): symmetric weights in [0, 1], rows in order; each
 *   row that has neighbours has an edge of weight 1
 */
AsterGraph *
aster_umap_fuzzy (const AsterGraph *neighbours,
                  gboolean squared,
                  AsterPulse *pulse,
                  GError **error)
{
  AsterPulsePart measuring = aster_pulse_part (pulse, 0, 0.1);
  AsterPulsePart weighing = aster_pulse_part (pulse, 0.1, 0.7);
  AsterPulsePart joining = aster_pulse_part (pulse, 0.7, 1);
  __attribute__ ((cleanup (fuzzy_clear)))
  Fuzzy self = { .neighbours = neighbours, .squared = squared };

  g_return_val_if_fail (neighbours != NULL, NULL);

  if (!fuzzy_init (&self, error))
    return NULL;
  if (!aster_parallel_for_beating (neighbours->n, GRAIN, measure_rows, &self,
                                   &measuring.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }
  for (gsize i = 0; i < neighbours->n; i++)
    self.mean += self.row_means[i] / (double) neighbours->n;
  if (!aster_parallel_for_beating (neighbours->n, GRAIN, weigh_rows, &self,
                                   &weighing.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return aster_union (neighbours, self.weights, join, &joining.pulse, error);
}
