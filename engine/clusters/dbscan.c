/* DBSCAN (Ester, Kriegel, Sander and Xu 1996). A row is a core row if at least min_points
 * rows, itself among them, are within eps of it. Core rows within eps of each other are
 * of one cluster; another row within eps of a core row is at the border of its cluster;
 * all others are noise. A row at the border of several clusters goes to the one whose
 * first core row comes first, as when rows are expanded in their order, which is how
 * scikit-learn labels them.
 *
 * Core rows within eps of each other are those that reach each other within eps, so that
 * edges up to eps join them. A row that is no core has fewer than min_points rows within
 * eps, all of which are among the near rows that the spanning keeps. So a cut at another
 * eps costs O(n m) for m min points and measures no distance. */

#include "clusters/dbscan.h"

#include <math.h>

#include "tools/beat.h"

#define ROWS_A_BEAT 32768

typedef struct
{
  const AsterSpanning *spanning;
  double eps;
  guint32 *parents; /* (n) the root of a group is its first row */
} Cut;

static guint32
find_root (Cut *self, guint32 i)
{
  while (self->parents[i] != i)
    {
      self->parents[i] = self->parents[self->parents[i]];
      i = self->parents[i];
    }

  return i;
}

static void
join_edge (Cut *self, gsize e)
{
  guint32 a = find_root (self, self->spanning->from[e]);
  guint32 b = find_root (self, self->spanning->to[e]);

  self->parents[MAX (a, b)] = MIN (a, b);
}

static inline gboolean
is_core (const Cut *self, gsize i)
{
  return self->spanning->cores[i] <= self->eps;
}

/* The first row of the cluster of @i, or −1. */
static int
find_cluster (Cut *self, guint32 i)
{
  const AsterSpanning *spanning = self->spanning;
  gsize k = spanning->min_points - 1;
  guint32 first = G_MAXUINT32;

  if (is_core (self, i))
    return (int) find_root (self, i);

  for (gsize e = i * k; e < (i + 1) * k && spanning->nears[e] <= self->eps; e++)
    if (is_core (self, spanning->near[e]))
      first = MIN (first, find_root (self, spanning->near[e]));

  return first == G_MAXUINT32 ? -1 : (int) first;
}

/**
 * aster_dbscan:
 * @spanning: what joins n rows
 * @eps: how far, 0 or more
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * Measures no distance: O(n m) for m min points.
 *
 * Returns: (transfer full) (nullable): clusters, with labels and what they were asked
 *   for
 */
AsterClusters *
aster_dbscan (const AsterSpanning *spanning,
              double eps,
              AsterPulse *pulse,
              GError **error)
{
  gsize n = spanning->n;
  g_autofree guint32 *parents = g_new (guint32, n);
  g_autofree int *labels = g_new (int, n);
  Cut cut = { spanning, eps, parents };
  AsterClusters *self;

  g_return_val_if_fail (spanning != NULL && eps >= 0, NULL);

  for (gsize i = 0; i < n; i++)
    parents[i] = (guint32) i;
  for (gsize e = 0; e + 1 < n && spanning->reaches[e] <= eps; e++)
    {
      if (!aster_beat_every (ROWS_A_BEAT, e, pulse, 0.5 * (double) e / (double) n, error))
        return NULL;
      join_edge (&cut, e);
    }
  for (gsize i = 0; i < n; i++)
    {
      if (!aster_beat_every (ROWS_A_BEAT, i, pulse, 0.5 + 0.5 * (double) i / (double) n,
                             error))
        return NULL;
      labels[i] = find_cluster (&cut, (guint32) i);
    }

  self = aster_clusters_new (g_steal_pointer (&labels), n);
  self->params.method = ASTER_CLUSTER_DBSCAN;
  self->params.eps = eps;
  self->params.min_points = spanning->min_points;

  return self;
}
