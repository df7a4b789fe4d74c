/* About √k groups for k clusters, so that either level has few names to be read at once;
 * up to three clusters are groups of their own.
 *
 * Means of clusters are joined as Ward (1963) would, the pair first that adds least to
 * the sum of squares, weighted by rows; clusters beyond the 512 largest go to the nearest
 * mean of those. HDBSCAN has a tree of its own, but in many dimensions that is a thick
 * trunk which loses one small branch after the other, and its upper levels group nothing.
 * O(k² d). */

#include "clusters/broad.h"

#include <math.h>

#include "tools/beat.h"

#define MAX_JOINED      512
#define CLUSTERS_A_BEAT 8

/* How many groups @n_clusters clusters come in. */
static guint
count_groups (guint n_clusters)
{
  return n_clusters < 4 ? n_clusters : (guint) lround (sqrt (n_clusters));
}

static void
each_its_own (AsterClusters *self)
{
  self->n_broad = self->n_clusters;
  for (guint c = 0; c < self->n_clusters; c++)
    self->broad_of[c] = c;
}

/* Numbers the groups by their rows, ties by their first cluster. */
static void
number_groups (AsterClusters *self)
{
  guint n = self->n_clusters;
  g_autofree int *of = g_new (int, MAX (n, 1));
  g_autofree guint64 *rows = g_new0 (guint64, MAX (n, 1));
  g_autofree int *numbers = g_new (int, MAX (n, 1));

  for (guint c = 0; c < n; c++)
    {
      rows[self->broad_of[c]] += self->sizes[c];
      numbers[c] = -1;
    }
  self->n_broad = 0;
  for (;;)
    {
      int best = -1;

      for (guint c = 0; c < n; c++)
        if (numbers[self->broad_of[c]] < 0 &&
            (best < 0 || rows[self->broad_of[c]] > rows[best]))
          best = (int) self->broad_of[c];
      if (best < 0)
        break;
      numbers[best] = (int) self->n_broad++;
    }
  for (guint c = 0; c < n; c++)
    of[c] = numbers[self->broad_of[c]];
  for (guint c = 0; c < n; c++)
    self->broad_of[c] = (guint32) of[c];
}

/* Means under way into each other. */
typedef struct
{
  gsize n, d;
  double *means;    /* (n × d) */
  double *weights;  /* (n) rows; 0: joined to another */
  guint32 *parents; /* (n) */
  double *costs;    /* (n) of joining the nearest */
  guint32 *nearest; /* (n) */
} Joining;

static double
get_cost (const Joining *self, gsize a, gsize b)
{
  const double *p = self->means + a * self->d, *q = self->means + b * self->d;
  double sum = 0,
         w = self->weights[a] * self->weights[b] / (self->weights[a] + self->weights[b]);

  for (gsize j = 0; j < self->d; j++)
    sum += (p[j] - q[j]) * (p[j] - q[j]);

  return w * sum;
}

static void
find_nearest (Joining *self, gsize a)
{
  self->costs[a] = INFINITY;
  for (gsize b = 0; b < self->n; b++)
    if (b != a && self->weights[b] > 0)
      {
        double cost = get_cost (self, a, b);

        if (cost < self->costs[a])
          {
            self->costs[a] = cost;
            self->nearest[a] = (guint32) b;
          }
      }
}

/* Joins the pair that costs least; FALSE if it was stopped. */
static gboolean
join_next (Joining *self, AsterPulse *pulse, double fraction)
{
  gsize a = G_MAXSIZE, b;
  double w;

  for (gsize i = 0; i < self->n; i++)
    if (self->weights[i] > 0 && (a == G_MAXSIZE || self->costs[i] < self->costs[a]))
      a = i;
  b = self->nearest[a];
  w = self->weights[a] + self->weights[b];
  for (gsize j = 0; j < self->d; j++)
    self->means[a * self->d + j] = (self->weights[a] * self->means[a * self->d + j] +
                                    self->weights[b] * self->means[b * self->d + j]) /
                                   w;
  self->weights[a] = w;
  self->weights[b] = 0;
  self->parents[b] = (guint32) a;

  for (gsize i = 0; i < self->n; i++)
    if (self->weights[i] > 0)
      {
        if (i == a || self->nearest[i] == a || self->nearest[i] == b)
          {
            if (!aster_pulse_beat (pulse, fraction, NULL))
              return FALSE;
            find_nearest (self, i);
          }
        else if (get_cost (self, i, a) < self->costs[i])
          {
            self->costs[i] = get_cost (self, i, a);
            self->nearest[i] = (guint32) a;
          }
      }

  return TRUE;
}

static void
joining_init (Joining *self, const AsterClusters *clusters, const AsterMatrix *centres)
{
  self->n = MIN (clusters->n_clusters, MAX_JOINED);
  self->d = centres->n_cols;
  self->means = g_new (double, self->n * self->d);
  self->weights = g_new (double, self->n);
  self->parents = g_new (guint32, self->n);
  self->costs = g_new (double, self->n);
  self->nearest = g_new0 (guint32, self->n);
  for (gsize i = 0; i < self->n * self->d; i++)
    self->means[i] = centres->data[i];
  for (gsize i = 0; i < self->n; i++)
    {
      self->weights[i] = clusters->sizes[i];
      self->parents[i] = (guint32) i;
    }
}

/* Joins until @wanted are left; FALSE if it was stopped. */
static gboolean
join (Joining *self, gsize wanted, AsterPulse *pulse)
{
  double n = (double) self->n;

  for (gsize i = 0; i < self->n; i++)
    {
      if (!aster_pulse_beat (pulse, 0.4 * (double) i / n, NULL))
        return FALSE;
      find_nearest (self, i);
    }
  for (gsize left = self->n; left > wanted; left--)
    if (!join_next (self, pulse, 0.8 - 0.4 * (double) left / n))
      return FALSE;

  return TRUE;
}

static void
joining_clear (Joining *self)
{
  g_free (self->means);
  g_free (self->weights);
  g_free (self->parents);
  g_free (self->costs);
  g_free (self->nearest);
}

/* The mean among the joined that is nearest to cluster @c. */
static guint32
find_joined (const Joining *self, const AsterMatrix *centres, gsize c)
{
  const float *centre = aster_matrix_row (centres, c);
  double least = INFINITY;
  guint32 nearest = 0;

  for (guint32 i = 0; i < self->n; i++)
    {
      double sum = 0;

      for (gsize j = 0; self->weights[i] > 0 && j < self->d; j++)
        sum += (self->means[i * self->d + j] - centre[j]) *
               (self->means[i * self->d + j] - centre[j]);
      if (self->weights[i] > 0 && sum < least)
        {
          least = sum;
          nearest = i;
        }
    }

  return nearest;
}

/**
 * aster_broad_group:
 * @self: clusters that nobody else has yet; receives the groups
 * @centres: (n_clusters × d) where each cluster is
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * Fills in n_broad and broad_of. O(k² d) for k clusters.
 *
 * Returns: %FALSE with @error set if it was stopped; the groups are then undefined
 */
gboolean
aster_broad_group (AsterClusters *self,
                   const AsterMatrix *centres,
                   AsterPulse *pulse,
                   GError **error)
{
  guint wanted = count_groups (self->n_clusters);
  __attribute__ ((cleanup (joining_clear))) Joining joining = { 0 };

  self->broad_of = g_new0 (guint32, MAX (self->n_clusters, 1));
  if (wanted == self->n_clusters)
    {
      each_its_own (self);
      return TRUE;
    }

  joining_init (&joining, self, centres);
  if (!join (&joining, wanted, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  for (guint32 c = 0; c < self->n_clusters; c++)
    {
      guint32 group;

      if (!aster_beat_every (CLUSTERS_A_BEAT, c, pulse, 0.9, error))
        return FALSE;
      group = c < joining.n ? c : find_joined (&joining, centres, c);
      while (joining.parents[group] != group)
        group = joining.parents[group];
      self->broad_of[c] = group;
    }
  number_groups (self);

  return TRUE;
}
