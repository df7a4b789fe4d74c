/* k-means: k groups of rows, each around its mean. It begins as clusters/kmeans-start.c
 * says, or where it is told to, and goes on as clusters/kmeans-rounds.c says.
 *
 * Where it ends hangs on where it began. So as many starts are tried as a second or so
 * allows, which their sizes alone say, and the end with the least sum of squares is kept,
 * the earlier one if two are alike. O(n d k) a round. */

#include "clusters/kmeans.h"

#include <glib/gi18n-lib.h>

#include "clusters/kmeans-rounds.h"
#include "clusters/kmeans-start.h"
#include "tools/error.h"

#define MAX_STARTS 8
#define START_WORK 2e8 /* n d k of all starts together */
#define SEED_STEP  G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) /* far from any other */

static gboolean
check (const AsterMatrix *x, gsize k, GError **error)
{
  g_return_val_if_fail (x != NULL && k > 0, FALSE);

  if (k <= x->n_rows)
    return TRUE;

  g_set_error (
      error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
      _ ("%zu clusters are asked for and there are only %zu rows; ask for fewer"), k,
      x->n_rows);
  return FALSE;
}

/**
 * aster_kmeans_count_starts:
 * @n: rows
 * @d: dimensions
 * @k: clusters
 *
 * Returns: how many starts aster_kmeans() tries, from 1 to 8; fewer where each is dear
 */
guint
aster_kmeans_count_starts (gsize n, gsize d, guint k)
{
  return (guint) CLAMP (START_WORK / ((double) n * (double) d * k), 1, MAX_STARTS);
}

/* From the start of one seed. */
static AsterClusters *
run_once (
    const AsterMetricRows *rows, guint k, guint64 seed, AsterPulse *pulse, GError **error)
{
  AsterPulsePart starting = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart running = aster_pulse_part (pulse, 0.3, 1);
  g_autofree guint32 *start = aster_kmeans_start (rows, &k, seed, &starting.pulse, error);

  return start != NULL ? aster_kmeans_rounds (rows, start, k, &running.pulse, error)
                       : NULL;
}

/**
 * aster_kmeans:
 * @x: (n × d) finite
 * @metric: EUCLIDEAN, or COSINE for means of directions
 * @k: clusters, from 1 to n
 * @seed: of the starts
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_DOMAIN (k above n), %ASTER_ERROR_NO_MEMORY,
 *   %ASTER_ERROR_CANCELLED
 *
 * O(n d k) a round, for each of aster_kmeans_count_starts().
 *
 * Returns: (transfer full) (nullable): clusters, with labels, inertia and rounds of the
 *   best start; fewer than @k where there are fewer distinct rows
 */
AsterClusters *
aster_kmeans (AsterMatrix *x,
              AsterClusterMetric metric,
              guint k,
              guint64 seed,
              AsterPulse *pulse,
              GError **error)
{
  AsterPulsePart preparing = aster_pulse_part (pulse, 0, 0.1);
  g_autoptr (AsterMetricRows) rows = NULL;
  g_autoptr (AsterClusters) best = NULL;
  guint n_starts;

  if (!check (x, k, error) ||
      !(rows = aster_metric_rows_new (x, metric, FALSE, &preparing.pulse, error)))
    return NULL;

  n_starts = aster_kmeans_count_starts (x->n_rows, x->n_cols, k);
  for (guint s = 0; s < n_starts; s++)
    {
      AsterPulsePart part = aster_pulse_part (pulse, 0.1 + 0.9 * s / n_starts,
                                              0.1 + 0.9 * (s + 1) / n_starts);
      AsterClusters *clusters = run_once (rows, k, seed + s * SEED_STEP, &part.pulse,
                                          error);

      if (clusters == NULL)
        return NULL;
      if (best == NULL || clusters->inertia < best->inertia)
        {
          g_clear_pointer (&best, aster_clusters_unref);
          best = g_steal_pointer (&clusters);
        }
      g_clear_pointer (&clusters, aster_clusters_unref);
    }
  best->params.k = k;
  best->params.seed = seed;

  return g_steal_pointer (&best);
}

/**
 * aster_kmeans_from:
 * @x: (n × d) finite
 * @metric: EUCLIDEAN, or COSINE for means of directions
 * @start: (k) rows that the means begin on
 * @k: clusters, from 1 to n
 * @pulse: (nullable): heartbeat
 * @error: return location, as of aster_kmeans()
 *
 * O(n d k) a round.
 *
 * Returns: (transfer full) (nullable): clusters, with labels, inertia and rounds
 */
AsterClusters *
aster_kmeans_from (AsterMatrix *x,
                   AsterClusterMetric metric,
                   const guint32 *start,
                   guint k,
                   AsterPulse *pulse,
                   GError **error)
{
  AsterPulsePart preparing = aster_pulse_part (pulse, 0, 0.1);
  AsterPulsePart running = aster_pulse_part (pulse, 0.1, 1);
  g_autoptr (AsterMetricRows) rows = NULL;

  if (!check (x, k, error) ||
      !(rows = aster_metric_rows_new (x, metric, FALSE, &preparing.pulse, error)))
    return NULL;

  return aster_kmeans_rounds (rows, start, k, &running.pulse, error);
}
