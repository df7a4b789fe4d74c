/* Whether clusters of a map are also near to each other in the space.
 *
 * t-SNE and UMAP draw gaps where the space has none, so that clusters found on a map may
 * be made by the map. Rows of clusters are asked for their true k nearest by cosine, and
 * counted is which share of them is in the same cluster. By chance it would be the share
 * of pairs that are in one cluster: Σ s (s − 1) / (m (n − 1)) over clusters of s rows,
 * m of n in some cluster. This is the purity of neighbours (Tian and others 2005 ask the
 * same of classes) with noise as a stranger to all.
 *
 * One row out of each of equal runs, cluster by cluster, so that every cluster is heard
 * by its size; over r rows the standard error is at most 1 / (2 √r). A row is nobody's
 * neighbour and in no tie with itself; ties go to the row that comes first. O(r n d) time
 * in single precision; nothing of the space is copied. */

#include "clusters/cohesion.h"

#include <math.h>
#include <string.h>

#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/parallel.h"
#include "tools/random.h"
#include "tools/vector.h"

#define WORK  4e9 /* multiplications */
#define LEAST 256 /* rows that are asked, if there are so many */
#define MOST  2000
#define BLOCK 8   /* rows asked together */
#define PIECE 1e7 /* multiplications between two beats */

/* The nearest so far of one row, the nearest first. */
typedef struct
{
  gsize n;
  float cosines[ASTER_COHESION_K];
  guint32 rows[ASTER_COHESION_K];
} Nearest;

typedef struct
{
  const AsterMatrix *x;
  const guint32 *asked; /* (r) */
  Nearest *nearest;     /* (r) */
  gsize first, size;    /* the rows that they are asked about */
  float *inverses;      /* (size) 1 / ‖x_i‖, 0 for a zero row */
} Work;

static void
meet (Nearest *self, guint32 row, float cosine)
{
  gsize at;

  if (self->n == ASTER_COHESION_K && cosine <= self->cosines[ASTER_COHESION_K - 1])
    return;

  at = MIN (self->n, ASTER_COHESION_K - 1);
  for (; at > 0 && self->cosines[at - 1] < cosine; at--)
    {
      self->cosines[at] = self->cosines[at - 1];
      self->rows[at] = self->rows[at - 1];
    }
  self->cosines[at] = cosine;
  self->rows[at] = row;
  self->n = MIN (self->n + 1, ASTER_COHESION_K);
}

static void
ask (gsize begin, gsize end, gpointer data)
{
  const Work *self = data;
  gsize d = self->x->n_cols, m = end - begin;
  g_autofree float *queries = g_new (float, m *d);
  g_autofree float *products = g_new (float, m * self->size);

  for (gsize q = 0; q < m; q++)
    memcpy (queries + q * d, aster_matrix_row (self->x, self->asked[begin + q]),
            d * sizeof (float));
  aster_linalg_product_nt (queries, m, aster_matrix_row (self->x, self->first),
                           self->size, d, products);

  for (gsize q = 0; q < m; q++)
    for (gsize i = 0; i < self->size; i++)
      if (self->first + i != self->asked[begin + q])
        meet (&self->nearest[begin + q], (guint32) (self->first + i),
              products[q * self->size + i] * self->inverses[i]);
}

/* Asks @r rows about all, some of them at a time. */
static gboolean
ask_all (Work *self, gsize r, AsterPulse *pulse, GError **error)
{
  gsize n = self->x->n_rows, d = self->x->n_cols;
  gsize most = CLAMP ((gsize) (PIECE / BLOCK / (double) d), 1, n);
  g_autofree float *inverses = g_new (float, most);

  self->inverses = inverses;
  for (self->first = 0; self->first < n; self->first += most)
    {
      AsterPulsePart part = aster_pulse_part (pulse, (double) self->first / (double) n,
                                              (double) (self->first + most) / (double) n);

      self->size = MIN (most, n - self->first);
      for (gsize i = 0; i < self->size; i++)
        {
          double norm2 = aster_vector_norm2 (aster_matrix_row (self->x, self->first + i),
                                             d);

          inverses[i] = norm2 > 0 ? (float) (1 / sqrt (norm2)) : 0;
        }
      if (!aster_parallel_for_beating (r, BLOCK, ask, self, &part.pulse))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
    }

  return TRUE;
}

/* One row out of each of @r equal runs of the @m rows of clusters, cluster by cluster. */
static guint32 *
choose (const AsterClusters *clusters, gsize m, gsize r, guint64 seed)
{
  g_autofree guint32 *order = g_new (guint32, m);
  g_autofree gsize *next = g_new0 (gsize, (gsize) clusters->n_clusters + 1);
  guint32 *asked = g_new (guint32, r);
  AsterRandom random = aster_random_init (seed, 2);

  for (guint c = 0; c < clusters->n_clusters; c++)
    next[c + 1] = next[c] + clusters->sizes[c];
  for (gsize i = 0; i < clusters->n; i++)
    if (clusters->labels[i] >= 0)
      order[next[clusters->labels[i]]++] = (guint32) i;
  for (gsize s = 0; s < r; s++)
    {
      gsize begin = s * m / r, end = (s + 1) * m / r;

      asked[s] = order[begin + aster_random_below (&random, end - begin)];
    }

  return asked;
}

static double
find_chance (const AsterClusters *clusters, gsize m)
{
  double pairs = 0;

  for (guint c = 0; c < clusters->n_clusters; c++)
    pairs += clusters->sizes[c] * (clusters->sizes[c] - 1.0);

  return pairs / ((double) m * ((double) clusters->n - 1));
}

/**
 * aster_cohesion:
 * @clusters: (inout): clusters of the rows of @x; learn how far their rows are together
 * @x: (n × d) the space
 * @seed: of the choice of rows
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * O(r n d) for r rows that are asked.
 *
 * Returns: %FALSE if it was cancelled, and then nothing has changed
 */
gboolean
aster_cohesion (AsterClusters *clusters,
                const AsterMatrix *x,
                guint64 seed,
                AsterPulse *pulse,
                GError **error)
{
  gsize n = x->n_rows, m = clusters->n - clusters->n_noise, r, sum = 0;
  g_autofree guint32 *asked = NULL;
  g_autofree Nearest *nearest = NULL;
  Work work = { .x = x };

  g_return_val_if_fail (clusters->n == n, FALSE);

  if (m == 0 || n < 2)
    return TRUE;

  r = (gsize) (WORK / ((double) n * (double) x->n_cols));
  r = MIN (CLAMP (r, LEAST, MOST), m);
  work.asked = asked = choose (clusters, m, r, seed);
  work.nearest = nearest = g_new0 (Nearest, r);
  if (!ask_all (&work, r, pulse, error))
    return FALSE;

  for (gsize s = 0; s < r; s++)
    for (gsize i = 0; i < nearest[s].n; i++)
      sum += clusters->labels[nearest[s].rows[i]] == clusters->labels[asked[s]];
  clusters->together = (double) sum / ((double) r * (double) nearest[0].n);
  clusters->chance = find_chance (clusters, m);
  clusters->n_asked = r;

  return TRUE;
}
