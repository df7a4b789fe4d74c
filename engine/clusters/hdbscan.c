/* HDBSCAN (Campello, Moulavi and Sander 2013).
 *
 * Cutting the edges of the spanning, the longest first, parts the rows into ever denser
 * groups; density is λ = 1 / length. Where a group parts into two of at least
 * min_cluster_size rows, two clusters are born; where only one side is as large, the
 * others leave it and it goes on; where neither is, it ends. The stability of a cluster
 * is the sum over its rows of how much denser it had to become before they left. Of all
 * sets of clusters of which none holds another, the most stable is chosen (excess of
 * mass); the root is not a cluster, so that there are two or more, or none. A row belongs
 * to the chosen cluster that it was born in, also if it left; all others are noise.
 *
 * Rows on one place part at λ = ∞, a density that no cluster exceeds: such a cluster is
 * as stable as can be, and what parts inside it does so at no gain.
 *
 * A map of very many words has two or three continents that hold together longest, and a
 * hundred towns. Whoever wants the towns takes the leaves of the tree instead: groups
 * that part no further. They are of like size, and leave more rows to noise. O(n α(n)).
 */

#include "clusters/hdbscan.h"

#include <math.h>

#include "tools/beat.h"
#include "tools/error.h"

#define ROWS_A_BEAT 32768

/* Group n + e is what edge e has joined; groups below n are single rows. */
typedef struct
{
  const AsterSpanning *spanning;
  guint32 *lefts;  /* (n − 1) the side of the edge's first row */
  guint32 *rights; /* (n − 1) */
  guint32 *sizes;  /* (2 n − 1) */
  GArray *nodes;   /* of AsterClusterNode */
  int *leaves;     /* (n) the node that each row left last */
  guint least;     /* min_cluster_size */
} Tree;

static void
tree_clear (Tree *self)
{
  g_free (self->lefts);
  g_free (self->rights);
  g_free (self->sizes);
  g_clear_pointer (&self->nodes, g_array_unref);
  g_free (self->leaves);
}

static guint32
find_root (guint32 *parents, guint32 i)
{
  while (parents[i] != i)
    {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }

  return i;
}

/* Joins rows from the shortest edge to the longest. */
static gboolean
link_rows (Tree *self, AsterPulse *pulse, GError **error)
{
  const AsterSpanning *spanning = self->spanning;
  gsize n = spanning->n;
  g_autofree guint32 *parents = g_new (guint32, 2 * n - 1);

  self->lefts = g_new (guint32, n);
  self->rights = g_new (guint32, n);
  self->sizes = g_new (guint32, 2 * n - 1);
  for (gsize i = 0; i < 2 * n - 1; i++)
    {
      if (!aster_beat_every (4 * ROWS_A_BEAT, i, pulse, 0, error))
        return FALSE;
      parents[i] = (guint32) i;
      self->sizes[i] = 1;
    }

  for (gsize e = 0; e + 1 < n; e++)
    {
      guint32 group = (guint32) (n + e);

      if (!aster_beat_every (ROWS_A_BEAT, e, pulse, 0.4 * (double) e / (double) n, error))
        return FALSE;
      self->lefts[e] = find_root (parents, spanning->from[e]);
      self->rights[e] = find_root (parents, spanning->to[e]);
      parents[self->lefts[e]] = parents[self->rights[e]] = group;
      self->sizes[group] = self->sizes[self->lefts[e]] + self->sizes[self->rights[e]];
    }

  return TRUE;
}

static int
add_node (Tree *self, int parent, double lambda, guint32 size)
{
  AsterClusterNode node = { parent, lambda, lambda, size, 0, -1, FALSE };

  g_array_append_val (self->nodes, node);

  return (int) self->nodes->len - 1;
}

/* @n rows leave node @at when density reaches @lambda. */
static void
leave (Tree *self, int at, double lambda, guint32 n)
{
  AsterClusterNode *node = &g_array_index (self->nodes, AsterClusterNode, at);

  if (lambda > node->lambda_birth)
    node->stability += (lambda - node->lambda_birth) * n;
  node->lambda_death = MAX (node->lambda_death, lambda);
}

typedef struct
{
  guint32 group;
  int node;          /* that its rows are in */
  gboolean scatters; /* they leave it one by one at @lambda */
} Step;

static void
push (GArray *steps, guint32 group, int node, gboolean scatters)
{
  Step step = { group, node, scatters };

  g_array_append_val (steps, step);
}

/* What becomes of a group when its longest edge is cut. */
static void
part (Tree *self, GArray *steps, Step step)
{
  gsize edge = step.group - self->spanning->n;
  double reach = self->spanning->reaches[edge];
  double lambda = reach > 0 ? 1 / reach : INFINITY;
  guint32 sides[] = { self->lefts[edge], self->rights[edge] };
  gboolean both = self->sizes[sides[0]] >= self->least &&
                  self->sizes[sides[1]] >= self->least;

  for (guint s = 0; s < 2; s++)
    {
      guint32 size = self->sizes[sides[s]];
      int node = step.node;

      if (both || size < self->least)
        leave (self, step.node, lambda, size);
      if (both)
        node = add_node (self, step.node, lambda, size);
      push (steps, sides[s], node, size < self->least);
    }
}

/* From the whole down to single rows. */
static gboolean
condense (Tree *self, AsterPulse *pulse, GError **error)
{
  gsize n = self->spanning->n, done = 0;
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));

  self->nodes = g_array_new (FALSE, FALSE, sizeof (AsterClusterNode));
  self->leaves = g_new (int, n);
  push (steps, (guint32) (2 * n - 2), add_node (self, -1, 0, (guint32) n), FALSE);

  while (steps->len > 0)
    {
      Step step = g_array_index (steps, Step, steps->len - 1);

      if (!aster_beat_every (ROWS_A_BEAT, done, pulse,
                             0.4 + 0.3 * (double) done / (double) (2 * n), error))
        return FALSE;
      done++;
      g_array_set_size (steps, steps->len - 1);
      if (step.group < n)
        self->leaves[step.group] = step.node;
      else if (step.scatters)
        {
          push (steps, self->lefts[step.group - n], step.node, TRUE);
          push (steps, self->rights[step.group - n], step.node, TRUE);
        }
      else
        part (self, steps, step);
    }

  return TRUE;
}

/* The groups that part no further; the root is not one of them. */
static void
choose_leaves (Tree *self)
{
  AsterClusterNode *nodes = (AsterClusterNode *) (gpointer) self->nodes->data;

  for (guint i = 1; i < self->nodes->len; i++)
    nodes[i].chosen = TRUE;
  for (guint i = 1; i < self->nodes->len; i++)
    nodes[nodes[i].parent].chosen = FALSE;
  for (guint i = 1; i < self->nodes->len; i++)
    if (nodes[i].chosen)
      nodes[i].cluster = (int) i;
}

/* The most stable set of nodes of which none is above another. */
static void
choose_stable (Tree *self)
{
  AsterClusterNode *nodes = (AsterClusterNode *) (gpointer) self->nodes->data;
  guint n = self->nodes->len;
  g_autofree double *below = g_new0 (double, n);

  for (guint i = n; i-- > 1;)
    {
      nodes[i].chosen = !(below[i] > nodes[i].stability);
      below[nodes[i].parent] += nodes[i].chosen ? nodes[i].stability : below[i];
    }

  /* Parents come before their children: what is above has the last word. */
  for (guint i = 1; i < n; i++)
    {
      int parent = nodes[i].parent;

      if (nodes[parent].cluster >= 0)
        {
          nodes[i].cluster = nodes[parent].cluster;
          nodes[i].chosen = FALSE;
        }
      else if (nodes[i].chosen)
        nodes[i].cluster = (int) i;
    }
}

/* Labels, and the nodes with the numbers of their clusters. */
static AsterClusters *
number (Tree *self, AsterPulse *pulse, GError **error)
{
  AsterClusterNode *nodes = (AsterClusterNode *) (gpointer) self->nodes->data;
  gsize n = self->spanning->n;
  g_autofree int *names = g_new (int, self->nodes->len);
  g_autofree int *labels = g_new (int, n);
  g_autoptr (AsterClusters) clusters = NULL;

  for (gsize i = 0; i < n; i++)
    {
      if (!aster_beat_every (4 * ROWS_A_BEAT, i, pulse, 0.8, error))
        return NULL;
      labels[i] = nodes[self->leaves[i]].cluster;
    }
  clusters = aster_clusters_new (g_steal_pointer (&labels), n);

  for (guint i = 0; i < self->nodes->len; i++)
    names[i] = -1;
  for (gsize i = 0; i < n; i++)
    {
      if (!aster_beat_every (4 * ROWS_A_BEAT, i, pulse, 0.9, error))
        return NULL;
      if (clusters->labels[i] >= 0)
        names[nodes[self->leaves[i]].cluster] = clusters->labels[i];
    }
  for (guint i = 0; i < self->nodes->len; i++)
    nodes[i].cluster = nodes[i].chosen ? names[i] : -1;

  clusters->n_nodes = self->nodes->len;
  clusters->nodes = g_memdup2 (nodes, self->nodes->len * sizeof *nodes);

  return g_steal_pointer (&clusters);
}

/**
 * aster_hdbscan:
 * @spanning: what joins n rows
 * @min_cluster_size: what is smaller is no cluster; at least 2
 * @selection: which groups of the tree are clusters
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * Measures no distance: O(n α(n)).
 *
 * Returns: (transfer full) (nullable): clusters, with labels, condensed tree and what
 *   they were asked for
 */
AsterClusters *
aster_hdbscan (const AsterSpanning *spanning,
               guint min_cluster_size,
               AsterClusterSelection selection,
               AsterPulse *pulse,
               GError **error)
{
  __attribute__ ((cleanup (tree_clear)))
  Tree tree = { .spanning = spanning, .least = min_cluster_size };
  AsterClusters *self;

  g_return_val_if_fail (spanning != NULL && min_cluster_size >= 2, NULL);

  if (!link_rows (&tree, pulse, error) || !condense (&tree, pulse, error))
    return NULL;

  if (selection == ASTER_CLUSTER_LEAVES)
    choose_leaves (&tree);
  else
    choose_stable (&tree);
  if (!(self = number (&tree, pulse, error)))
    return NULL;
  self->params.method = ASTER_CLUSTER_HDBSCAN;
  self->params.min_cluster_size = min_cluster_size;
  self->params.selection = selection;
  self->params.min_points = spanning->min_points;

  return self;
}
