/* From group to group by keys: clusters where the colours are theirs, else the classes of
 * the legend, else the clusters that are known though something else is coloured by.
 *
 * Clusters are walked one by one however many there are: the legend has marks for the
 * largest alone. */

#include "parts/bits.h"
#include "plot/plot-private.h"

/* The clusters to walk by, or NULL. */
static const AsterClusters *
get_clusters (AsterPlot *self)
{
  gboolean classes = self->colouring != NULL &&
                     self->colouring->kind == ASTER_COLOURING_CLASSES;
  const AsterClusters *clusters = self->clusters != NULL ? self->clusters
                                  : !classes             ? self->groups
                                                         : NULL;

  return clusters != NULL && clusters->n == aster_plot_get_n (self) ? clusters : NULL;
}

/* (n) which group each row is in, or −1, and how many there are; noise is the last. A
 * word that was not on the map of the clusters is in none. */
static int *
dup_groups (AsterPlot *self, int *n_groups)
{
  const AsterClusters *clusters = get_clusters (self);
  const AsterColouring *c = self->colouring;
  gsize n = aster_plot_get_n (self);
  int of_style[256], *groups = NULL;

  *n_groups = 0;
  if (clusters != NULL)
    {
      groups = g_new (int, MAX (n, 1));
      *n_groups = (int) clusters->n_clusters + 1;
      for (gsize row = 0; row < n; row++)
        groups[row] = clusters->labels[row] == ASTER_CLUSTER_NOISE
                          ? (int) clusters->n_clusters
                          : MAX (clusters->labels[row], -1);
    }
  else if (c != NULL && c->kind == ASTER_COLOURING_CLASSES && c->n == n)
    {
      groups = g_new (int, MAX (n, 1));
      *n_groups = (int) c->entries->len;
      memset (of_style, 0xff, sizeof of_style);
      for (int i = 0; i < *n_groups; i++)
        of_style[g_array_index (c->entries, AsterLegendEntry, i).style] = i;
      for (gsize row = 0; row < n; row++)
        groups[row] = of_style[c->styles[row]];
    }

  return groups;
}

/**
 * aster_plot_find_group:
 * @self: a plot
 * @from: a row, or −1
 * @step: 1 for the group after that of @from, −1 for the one before; they go round
 *
 * O(n).
 *
 * Returns: the most frequent row of that group that is seen; @from if there is none
 */
int
aster_plot_find_group (AsterPlot *self, int from, int step)
{
  gsize n = aster_plot_get_n (self);
  int n_groups, at;
  g_autofree int *groups = dup_groups (self, &n_groups);
  g_autofree int *firsts = g_new (int, (gsize) n_groups + 1);

  if (n_groups == 0)
    return from;

  memset (firsts, 0xff, (gsize) n_groups * sizeof (int));
  for (gsize row = 0; row < n; row++)
    if (groups[row] >= 0 && firsts[groups[row]] < 0 &&
        (self->visible == NULL || aster_bits_get (self->visible, row)))
      firsts[groups[row]] = (int) row;

  at = from >= 0 ? groups[from] : -1;
  for (int tried = 1; tried <= n_groups; tried++)
    {
      int i = ((at + step * tried) % n_groups + n_groups) % n_groups;

      if (firsts[i] >= 0)
        return firsts[i];
    }

  return from;
}

/* The clusters to walk by where colours say nothing of groups; %NULL for none. */
void
aster_plot_set_groups (AsterPlot *self, AsterClusters *clusters)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->groups == clusters)
    return;

  g_clear_pointer (&self->groups, aster_clusters_unref);
  self->groups = clusters != NULL ? aster_clusters_ref (clusters) : NULL;
}
