#include "values/clusters.h"

#include <math.h>

/* A cluster as it was numbered by whoever found it. */
typedef struct
{
  int label;
  guint32 size;
  gsize first; /* its first row */
} Found;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *p = a, *q = b;

  if (p->size != q->size)
    return p->size > q->size ? -1 : 1;

  return p->first < q->first ? -1 : p->first > q->first;
}

/* The clusters of @labels (n) that have a row, in the order of their new numbers. */
static GArray *
find_clusters (const int *labels, gsize n)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (Found));
  guint kept = 0;

  for (gsize i = 0; i < n; i++)
    {
      Found *cluster;

      if (labels[i] < 0)
        continue;
      if ((guint) labels[i] >= found->len)
        g_array_set_size (found, (guint) labels[i] + 1);
      cluster = &g_array_index (found, Found, labels[i]);
      if (cluster->size++ == 0)
        {
          cluster->label = labels[i];
          cluster->first = i;
        }
    }

  for (guint c = 0; c < found->len; c++)
    if (g_array_index (found, Found, c).size > 0)
      g_array_index (found, Found, kept++) = g_array_index (found, Found, c);
  g_array_set_size (found, kept);
  g_array_sort (found, compare_found);

  return found;
}

/**
 * aster_clusters_new:
 * @labels: (transfer full): (n) a number for each row, below 0 for noise; how clusters
 * are numbered does not matter, but the largest number should be about their count
 * @n: rows
 *
 * Numbers the clusters by decreasing size, ties by their first row, and every noise row
 * −1. The rest is for whoever found them to fill in before sharing.
 *
 * Returns: (transfer full): clusters, immutable once shared
 */
AsterClusters *
aster_clusters_new (int *labels, gsize n)
{
  AsterClusters *self = g_atomic_rc_box_new0 (AsterClusters);
  g_autoptr (GArray) found = find_clusters (labels, n);
  g_autofree int *number = NULL;
  int most = 0;

  for (guint c = 0; c < found->len; c++)
    most = MAX (most, g_array_index (found, Found, c).label);
  number = g_new0 (int, (gsize) most + 1);

  self->n = self->n_placed = n;
  self->n_clusters = found->len;
  self->sizes = g_new (guint32, MAX (found->len, 1));
  for (guint c = 0; c < found->len; c++)
    {
      const Found *cluster = &g_array_index (found, Found, c);

      self->sizes[c] = cluster->size;
      number[cluster->label] = (int) c;
    }

  self->labels = labels;
  for (gsize i = 0; i < n; i++)
    {
      labels[i] = labels[i] < 0 ? ASTER_CLUSTER_NOISE : number[labels[i]];
      self->n_noise += labels[i] < 0;
    }
  self->params = (AsterClusterParams) ASTER_CLUSTER_DEFAULTS;
  self->silhouette = self->inertia = self->together = self->chance = NAN;

  return self;
}

/**
 * aster_clusters_spread:
 * @self: (inout): clusters of some rows of a space, not shared yet
 * @rows: these rows
 * @n: rows of the space, above the last of them
 *
 * Carries the labels back to the rows of the space. The others are neither in a cluster
 * nor noise: they are absent. O(n).
 */
void
aster_clusters_spread (AsterClusters *self, const AsterRowSet *rows, gsize n)
{
  g_autofree int *part = self->labels;
  gsize k = 0;

  g_return_if_fail (rows->n == self->n && aster_row_set_get_last (rows) < n);

  self->labels = g_new (int, n);
  for (gsize row = 0; row < n; row++)
    self->labels[row] = ASTER_CLUSTER_ABSENT;
  for (gsize i = 0; i < rows->n_runs; i++)
    for (gsize row = rows->runs[i].first; row <= rows->runs[i].last; row++)
      self->labels[row] = part[k++];
  self->n = n;
}

AsterClusters *
aster_clusters_ref (AsterClusters *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clusters_clear (gpointer data)
{
  AsterClusters *self = data;

  g_free (self->labels);
  g_free (self->sizes);
  g_strfreev (self->names);
  g_free (self->broad_of);
  g_strfreev (self->broad_names);
  g_free (self->silhouettes);
  g_free (self->k_distances);
  g_free (self->nodes);
}

void
aster_clusters_unref (AsterClusters *self)
{
  g_atomic_rc_box_release_full (self, clusters_clear);
}
