/* Follows a pane by its id, so that it is found again when undo brings it back. */

#include "clusters/cluster-source.h"

#include <glib/gi18n-lib.h>

struct _AsterClusterSource
{
  GObject parent_instance;

  GListModel *panes; /* of AsterPane */
  guint id;          /* of the pane that is wanted, 0 for none */
  AsterPane *pane;   /* (nullable) it, if it is there and has clusters */
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterClusterSource, aster_cluster_source, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
say_changed (AsterClusterSource *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A pane that has become another kind has no clusters any more. */
static void
take_pane (AsterClusterSource *self, AsterPane *pane)
{
  if (self->pane == pane)
    return;

  if (self->pane != NULL)
    g_signal_handlers_disconnect_by_data (self->pane, self);
  g_set_object (&self->pane, pane);
  if (pane == NULL)
    return;

  g_signal_connect_object (pane, "notify::result", G_CALLBACK (say_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::kind", G_CALLBACK (say_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
find (AsterClusterSource *self)
{
  AsterPane *before = self->pane;
  g_autoptr (AsterPane) found = NULL;

  for (guint i = 0; self->id != 0 && i < g_list_model_get_n_items (self->panes); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (self->panes, i);

      if (aster_pane_get_id (pane) == self->id)
        g_set_object (&found, pane);
    }
  take_pane (self, found);
  if (found != before)
    say_changed (self);
}

static void
aster_cluster_source_dispose (GObject *object)
{
  AsterClusterSource *self = ASTER_CLUSTER_SOURCE (object);

  take_pane (self, NULL);
  g_clear_object (&self->panes);

  G_OBJECT_CLASS (aster_cluster_source_parent_class)->dispose (object);
}

static void
aster_cluster_source_class_init (AsterClusterSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_cluster_source_dispose;

  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_CLUSTER_SOURCE,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   0);
}

static void
aster_cluster_source_init (AsterClusterSource *self)
{
}

/* @panes: (transfer none): of one space, where the pane is looked for */
AsterClusterSource *
aster_cluster_source_new (GListModel *panes)
{
  AsterClusterSource *self = g_object_new (ASTER_TYPE_CLUSTER_SOURCE, NULL);

  self->panes = g_object_ref (panes);
  g_signal_connect_object (panes, "items-changed", G_CALLBACK (find), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* Follows the pane @id, or none for 0. */
void
aster_cluster_source_set_pane (AsterClusterSource *self, guint id)
{
  g_return_if_fail (ASTER_IS_CLUSTER_SOURCE (self));

  self->id = id;
  find (self);
}

/* (transfer none) (nullable) */
AsterClusters *
aster_cluster_source_get_clusters (AsterClusterSource *self)
{
  AsterResult *result = self->pane != NULL ? aster_pane_get_result (self->pane) : NULL;

  return result != NULL ? result->clusters : NULL;
}

/* Whether the clusters are those of the map @map. */
gboolean
aster_cluster_source_is_on (AsterClusterSource *self, AsterPane *map)
{
  return self->pane != NULL && aster_pane_get_recipe (self->pane)->clusters.on_map &&
         aster_pane_find_source (self->pane) == map;
}

/* (nullable): why there are none. */
const char *
aster_cluster_source_get_note (AsterClusterSource *self)
{
  if (aster_cluster_source_get_clusters (self) != NULL)
    return NULL;
  if (self->pane == NULL || aster_pane_get_kind (self->pane) != ASTER_PANE_CLUSTERS)
    return _ ("The pane of these clusters is gone; choose another colour.");
  if (aster_pane_get_error (self->pane) != NULL)
    return aster_pane_get_error (self->pane);

  return _ ("Looking for clusters…");
}
