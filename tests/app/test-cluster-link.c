#include "clusters/cluster-link.h"

#include "document/document-actions.h"
#include "inspector/token-card.h"
#include "map/colour-names.h"
#include "stage.h"

/* Two clusters by k-means, in a new pane. */
static AsterPane *
add_clusters (Stage *stage, guint k)
{
  AsterPaneSet *panes = aster_document_get_panes (stage->document);
  AsterPane *pane = aster_pane_set_add (panes, ASTER_PANE_CLUSTERS, 1,
                                        GTK_ORIENTATION_HORIZONTAL);
  g_autoptr (AsterRecipe) recipe = NULL;

  aster_pane_stop (pane);
  recipe = aster_recipe_copy (aster_pane_get_recipe (pane));
  recipe->clusters.method = ASTER_CLUSTER_KMEANS;
  recipe->clusters.k = k;
  aster_pane_set_recipe (pane, recipe);
  WAIT_UNTIL (!aster_pane_is_running (pane) && aster_pane_get_result (pane) != NULL &&
              aster_pane_get_result (pane)->clusters->n_clusters == k);

  return pane;
}

/* The first pane of clusters, until a map is coloured by another; none when it closes. */
static void
test_follows (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterPaneSet *panes = aster_document_get_panes (stage.document);
  AsterClusterLink *link = aster_document_get_clusters (stage.document);
  AsterPane *map = g_list_model_get_item (aster_pane_set_get_panes (panes), 0);
  AsterPane *first, *second;
  g_autofree char *colour = NULL;

  g_object_unref (map);
  g_assert_null (aster_cluster_link_get_clusters (link));
  g_assert_null (aster_cluster_link_dup_name (link, 0));
  g_assert_null (aster_cluster_link_dup_column (link));

  first = add_clusters (&stage, 2);
  second = add_clusters (&stage, 3);
  g_assert_true (aster_cluster_link_get_pane (link) == first);

  colour = aster_colour_dup_clusters (aster_pane_get_id (second));
  aster_pane_set_colour (map, colour);
  g_assert_true (aster_cluster_link_get_pane (link) == second);
  g_assert_cmpuint (aster_cluster_link_get_clusters (link)->n_clusters, ==, 3);

  aster_pane_set_close (panes, aster_pane_get_id (second));
  g_assert_true (aster_cluster_link_get_pane (link) == first);
  aster_pane_set_close (panes, aster_pane_get_id (first));
  g_assert_null (aster_cluster_link_get_clusters (link));
}

static void
test_column (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterClusterLink *link = aster_document_get_clusters (stage.document);
  AsterClusters *clusters;
  g_autoptr (AsterColumn) column = NULL;

  add_clusters (&stage, 2);
  clusters = aster_cluster_link_get_clusters (link);
  column = aster_cluster_link_dup_column (link);
  g_assert_cmpuint (column->levels->len, ==, 3);
  for (gsize row = 0; row < clusters->n; row++)
    {
      g_autofree char *cell = aster_column_dup_cell (column, row);
      g_autofree char *name = aster_cluster_link_dup_name (link, row);

      g_assert_cmpstr (cell, ==, name);
      g_assert_cmpstr (cell, ==, clusters->names[clusters->labels[row]]);
    }
}

/* The card has the cluster first; its button selects the words and no others. */
static void
test_selects (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterClusterLink *link = aster_document_get_clusters (stage.document);
  GtkWidget *card = g_object_new (ASTER_TYPE_TOKEN_CARD, NULL);
  guint32 row = stage_row (&stage, "apple");
  GActionGroup *actions;
  GtkGrid *columns;
  int label;

  aster_token_card_set_document (ASTER_TOKEN_CARD (card), stage.document);
  stage_show (&stage, card);
  actions = aster_document_actions_new (stage.document, stage.window);
  columns = stage_child (card, "columns");
  aster_selection_set_current (stage.selection, (int) row);
  g_assert_true (GTK_IS_LABEL (gtk_grid_get_child_at (columns, 1, 0)));
  g_assert_false (g_action_group_get_action_enabled (actions, "select-cluster"));

  add_clusters (&stage, 2);
  g_assert_true (GTK_IS_BOX (gtk_grid_get_child_at (columns, 1, 0)));
  g_assert_true (g_action_group_get_action_enabled (actions, "select-cluster"));
  g_action_group_activate_action (actions, "select-cluster", NULL);
  label = aster_cluster_link_get_label (link, row);
  g_assert_cmpuint (aster_selection_get_n_selected (stage.selection), ==,
                    aster_cluster_link_get_clusters (link)->sizes[label]);
  for (gsize i = 0; i < aster_space_n (aster_document_get_space (stage.document)); i++)
    g_assert_cmpint (aster_selection_is_selected (stage.selection, i), ==,
                     aster_cluster_link_get_label (link, i) == label);
  g_object_unref (actions);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cluster-link/follows", test_follows);
  g_test_add_func ("/cluster-link/column", test_column);
  g_test_add_func ("/cluster-link/selects", test_selects);

  return stage_run ();
}
