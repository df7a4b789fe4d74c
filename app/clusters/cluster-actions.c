#include "clusters/cluster-actions.h"

#include "clusters/cluster-hint.h"
#include "map/colour-names.h"

static AsterPane *
find_clusters (AsterPaneSet *panes, AsterPane *map)
{
  GListModel *list = aster_pane_set_get_panes (panes);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (list, i);

      if (aster_pane_get_kind (pane) == ASTER_PANE_CLUSTERS &&
          (!aster_pane_get_recipe (pane)->clusters.on_map ||
           aster_pane_get_source (pane) == aster_pane_get_id (map)))
        return pane;
    }

  return NULL;
}

/* How many words are on it. */
static gsize
count_words (const AsterLayout *layout)
{
  if (layout == NULL)
    return 0;

  return layout->rows != NULL ? layout->rows->n : layout->positions->n_rows;
}

/**
 * aster_cluster_actions_add:
 * @panes: the panes of a document
 * @map: one of them, a map
 *
 * Colours @map by clusters: those of a pane that is there, or of a new one beside it that
 * finds the smallest groups on @map. How small goes with how many words there are.
 *
 * Returns: (transfer none) (nullable): the pane of the clusters; %NULL if there are as
 *   many panes as can be read
 */
AsterPane *
aster_cluster_actions_add (AsterPaneSet *panes, AsterPane *map)
{
  AsterPane *pane = find_clusters (panes, map);
  AsterLayout *layout = aster_pane_get_layout (map);
  g_autoptr (AsterRecipe) recipe = NULL;
  g_autofree char *colour = NULL;

  if (pane == NULL)
    {
      pane = aster_pane_set_add (panes, ASTER_PANE_CLUSTERS, aster_pane_get_id (map),
                                 GTK_ORIENTATION_HORIZONTAL);
      if (pane == NULL)
        return NULL;

      aster_pane_stop (pane);
      recipe = aster_recipe_copy (aster_pane_get_recipe (pane));
      recipe->clusters.on_map = TRUE;
      recipe->clusters.selection = ASTER_CLUSTER_LEAVES;
      recipe->clusters.min_cluster_size = aster_cluster_size_for (count_words (layout));
      aster_pane_set_source (pane, aster_pane_get_id (map));
      aster_pane_set_recipe (pane, recipe);
    }

  colour = aster_colour_dup_clusters (aster_pane_get_id (pane));
  aster_pane_set_colour (map, colour);

  return pane;
}
