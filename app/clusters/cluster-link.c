/* Where there is room for one clustering only — a column of the table, a line on a card —
 * it is the one that a map is coloured by, so that all panes speak of the same; else the
 * first that there is. A pane that finds its clusters anew keeps the old ones until the
 * new ones are there, and so does this. */

#include "clusters/cluster-link.h"

#include <glib/gi18n-lib.h>

#include "clusters/cluster-words.h"
#include "map/colour-names.h"

struct _AsterClusterLink
{
  GObject parent_instance;

  GListModel *panes;       /* of AsterPane */
  GPtrArray *watched;      /* of AsterPane: those whose changes are heard */
  AsterPane *pane;         /* (nullable) whose clusters they are */
  AsterClusters *clusters; /* (nullable) */
  gsize n;                 /* rows of the space */
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterClusterLink, aster_cluster_link, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* (nullable): clusters of just the rows that there are. */
static AsterClusters *
get_clusters (AsterClusterLink *self, AsterPane *pane)
{
  AsterResult *result = aster_pane_get_kind (pane) == ASTER_PANE_CLUSTERS
                            ? aster_pane_get_result (pane)
                            : NULL;

  return result != NULL && result->clusters != NULL && result->clusters->n == self->n
             ? result->clusters
             : NULL;
}

/* The id of the pane that the first map with colours of clusters takes them from. */
static guint
find_coloured_by (AsterClusterLink *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    {
      AsterPane *pane = g_ptr_array_index (self->watched, i);
      const char *colour = aster_pane_get_colour (pane);

      if (aster_pane_get_kind (pane) == ASTER_PANE_MAP &&
          g_str_has_prefix (colour, ASTER_COLOUR_CLUSTERS))
        return aster_colour_get_cluster_pane (colour);
    }

  return 0;
}

static void
update (AsterClusterLink *self)
{
  guint wanted = find_coloured_by (self);
  AsterPane *found = NULL;
  AsterClusters *clusters;

  for (guint i = 0; i < self->watched->len; i++)
    {
      AsterPane *pane = g_ptr_array_index (self->watched, i);

      if (get_clusters (self, pane) != NULL &&
          (found == NULL || aster_pane_get_id (pane) == wanted))
        found = pane;
    }

  g_set_object (&self->pane, found);
  clusters = found != NULL ? get_clusters (self, found) : NULL;
  if (clusters == self->clusters)
    return;

  g_clear_pointer (&self->clusters, aster_clusters_unref);
  self->clusters = clusters != NULL ? aster_clusters_ref (clusters) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
unwatch (AsterClusterLink *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->watched, i), self);
  g_ptr_array_set_size (self->watched, 0);
}

static void
panes_cb (AsterClusterLink *self)
{
  static const char *const signals_of_pane[] = { "notify::result", "notify::kind",
                                                 "notify::colour" };

  unwatch (self);
  for (guint i = 0; i < g_list_model_get_n_items (self->panes); i++)
    {
      AsterPane *pane = g_list_model_get_item (self->panes, i);

      g_ptr_array_add (self->watched, pane);
      for (guint s = 0; s < G_N_ELEMENTS (signals_of_pane); s++)
        g_signal_connect_swapped (pane, signals_of_pane[s], G_CALLBACK (update), self);
    }
  update (self);
}

static void
aster_cluster_link_dispose (GObject *object)
{
  AsterClusterLink *self = ASTER_CLUSTER_LINK (object);

  if (self->watched != NULL)
    unwatch (self);
  g_clear_pointer (&self->watched, g_ptr_array_unref);
  g_clear_pointer (&self->clusters, aster_clusters_unref);
  g_clear_object (&self->pane);
  g_clear_object (&self->panes);

  G_OBJECT_CLASS (aster_cluster_link_parent_class)->dispose (object);
}

static void
aster_cluster_link_class_init (AsterClusterLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_cluster_link_dispose;

  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_CLUSTER_LINK, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aster_cluster_link_init (AsterClusterLink *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * aster_cluster_link_new:
 * @panes: (transfer none): of one space
 * @n: its rows
 *
 * Returns: (transfer full): the clusters among what the panes show
 */
AsterClusterLink *
aster_cluster_link_new (GListModel *panes, gsize n)
{
  AsterClusterLink *self = g_object_new (ASTER_TYPE_CLUSTER_LINK, NULL);

  self->n = n;
  self->panes = g_object_ref (panes);
  g_signal_connect_object (panes, "items-changed", G_CALLBACK (panes_cb), self,
                           G_CONNECT_SWAPPED);
  panes_cb (self);

  return self;
}

/* (transfer none) (nullable) */
AsterClusters *
aster_cluster_link_get_clusters (AsterClusterLink *self)
{
  g_return_val_if_fail (ASTER_IS_CLUSTER_LINK (self), NULL);

  return self->clusters;
}

/* (transfer none) (nullable): the pane that found them */
AsterPane *
aster_cluster_link_get_pane (AsterClusterLink *self)
{
  g_return_val_if_fail (ASTER_IS_CLUSTER_LINK (self), NULL);

  return self->clusters != NULL ? self->pane : NULL;
}

/* The cluster of @row, or what the row is instead; noise where there are no clusters. */
int
aster_cluster_link_get_label (AsterClusterLink *self, gsize row)
{
  g_return_val_if_fail (ASTER_IS_CLUSTER_LINK (self), ASTER_CLUSTER_NOISE);

  return self->clusters != NULL && row < self->n ? self->clusters->labels[row]
                                                 : ASTER_CLUSTER_NOISE;
}

/* What a word is that is in no cluster. */
static const char *
get_outside (int label)
{
  return label == ASTER_CLUSTER_ABSENT
             ? C_ ("a word in no cluster", "not on the map of the clusters")
             : C_ ("a word in no cluster", "noise");
}

/* (transfer full) (nullable): what the cluster of @row is called; %NULL without clusters
 */
char *
aster_cluster_link_dup_name (AsterClusterLink *self, gsize row)
{
  int label = aster_cluster_link_get_label (self, row);

  if (self->clusters == NULL || row >= self->n)
    return NULL;

  return label >= 0 ? aster_cluster_dup_name (self->clusters, (guint) label)
                    : g_strdup (get_outside (label));
}

/* (transfer full): what a card says of @row: its cluster, if there are some, and @more.
 */
char *
aster_cluster_link_dup_card (AsterClusterLink *self, gsize row, const char *more)
{
  g_autofree char *name = aster_cluster_link_dup_name (self, row);

  if (name == NULL)
    return g_strdup (more);
  if (aster_cluster_link_get_label (self, row) == ASTER_CLUSTER_ABSENT)
    return g_strdup_printf ("%s\n%s", _ ("Not on the map whose clusters are shown"),
                            more);
  if (aster_cluster_link_get_label (self, row) == ASTER_CLUSTER_NOISE)
    return g_strdup_printf ("%s\n%s", _ ("Noise: in no cluster"), more);

  /* Translators: on the card of a word: its cluster, then other lines */
  return g_strdup_printf (_ ("Cluster: %s\n%s"), name, more);
}

/* (transfer full) (nullable): what the cluster of each row is called. */
AsterColumn *
aster_cluster_link_dup_column (AsterClusterLink *self)
{
  const AsterClusters *clusters = self->clusters;
  g_auto (GStrv) levels = NULL;
  g_autofree guint32 *codes = NULL;
  int first;

  g_return_val_if_fail (ASTER_IS_CLUSTER_LINK (self), NULL);

  if (clusters == NULL)
    return NULL;

  first = clusters->n_placed < clusters->n ? ASTER_CLUSTER_ABSENT : ASTER_CLUSTER_NOISE;
  levels = g_new0 (char *, (gsize) clusters->n_clusters + 3);
  for (int label = first; label < (int) clusters->n_clusters; label++)
    levels[label - first] = label >= 0 ? aster_cluster_dup_name (clusters, (guint) label)
                                       : g_strdup (get_outside (label));
  codes = g_new (guint32, MAX (clusters->n, 1));
  for (gsize row = 0; row < clusters->n; row++)
    codes[row] = (guint32) (clusters->labels[row] - first);

  return aster_column_new_codes (C_ ("column of a table", "Cluster"),
                                 (const char *const *) levels, codes, clusters->n);
}

/**
 * aster_cluster_link_select:
 * @self: a link
 * @selection: what to change
 * @label: a cluster, or what is in none
 * @mode: how
 *
 * Does nothing where there are no clusters.
 */
void
aster_cluster_link_select (AsterClusterLink *self,
                           AsterSelection *selection,
                           int label,
                           AsterSelectMode mode)
{
  g_autofree guint32 *rows = NULL;
  gsize n = 0;

  g_return_if_fail (ASTER_IS_CLUSTER_LINK (self));

  if (self->clusters == NULL)
    return;

  rows = g_new (guint32, MAX (self->n, 1));
  for (gsize row = 0; row < self->n; row++)
    if (self->clusters->labels[row] == label)
      rows[n++] = (guint32) row;
  aster_selection_apply (selection, rows, n, mode);
}
