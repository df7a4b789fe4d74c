#include "clusters/cluster-content.h"

#include "chart/chart.h"
#include "clusters/cluster-actions.h"
#include "clusters/cluster-hint.h"
#include "clusters/cluster-list.h"
#include "clusters/cluster-words.h"
#include "map/colour-names.h"
#include "map/map-colours.h"
#include "stage.h"

/* A document with a pane of clusters by k-means, two of them. */
typedef struct
{
  Stage stage;
  AsterPaneSet *panes;
  AsterPane *pane;
} Room;

static void
wait_for (AsterPane *pane)
{
  WAIT_UNTIL (!aster_pane_is_running (pane) && !aster_pane_is_waiting (pane) &&
              aster_pane_get_result (pane) != NULL);
}

static AsterClusters *
get_clusters (AsterPane *pane)
{
  return aster_pane_get_result (pane)->clusters;
}

/* Waits for clusters other than @before, which must still be held. */
static void
wait_for_others (AsterPane *pane, AsterClusters *before)
{
  WAIT_UNTIL (get_clusters (pane) != before);
}

static void
set_params (AsterPane *pane, const AsterClusterParams *params)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (pane));
  g_autoptr (AsterClusters) before = aster_clusters_ref (get_clusters (pane));

  recipe->clusters = *params;
  aster_pane_set_recipe (pane, recipe);
  wait_for_others (pane, before);
}

static Room
room_init (void)
{
  Room room = { stage_init (), NULL, NULL };
  AsterClusterParams params = ASTER_CLUSTER_DEFAULTS;

  room.panes = aster_document_get_panes (room.stage.document);
  room.pane = aster_pane_set_add (room.panes, ASTER_PANE_CLUSTERS, 1,
                                  GTK_ORIENTATION_HORIZONTAL);
  wait_for (room.pane);
  params.method = ASTER_CLUSTER_KMEANS;
  params.k = 2;
  set_params (room.pane, &params);

  return room;
}

static void
room_clear (Room *room)
{
  stage_clear (&room->stage);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Room, room_clear)

static GtkWidget *
show (Room *room)
{
  GtkWidget *content = aster_cluster_content_new (room->stage.document, room->pane);

  stage_show (&room->stage, content);

  return content;
}

/* A click on a line selects its words and no others, in the whole document. */
static void
test_select (void)
{
  g_auto (Room) room = room_init ();
  GtkWidget *view = stage_find (show (&room), GTK_TYPE_LIST_VIEW, NULL);
  const AsterClusters *clusters = get_clusters (room.pane);

  g_signal_emit_by_name (view, "activate", 0);
  g_assert_cmpuint (aster_selection_get_n_selected (room.stage.selection), ==,
                    clusters->sizes[0]);
  for (gsize row = 0; row < clusters->n; row++)
    g_assert_cmpint (aster_selection_is_selected (room.stage.selection, row), ==,
                     clusters->labels[row] == 0);
}

/* The cut goes into the recipe and other clusters come; undo brings the old recipe. */
static void
test_cut (void)
{
  g_auto (Room) room = room_init ();
  GtkWidget *chart = stage_find (show (&room), ASTER_TYPE_CHART, NULL);
  AsterClusterParams params = ASTER_CLUSTER_DEFAULTS;
  g_autoptr (AsterClusters) before = NULL;

  params.method = ASTER_CLUSTER_DBSCAN;
  params.min_points = 2;
  set_params (room.pane, &params);
  before = aster_clusters_ref (get_clusters (room.pane));
  g_assert_cmpfloat (before->params.eps, >, 0);
  g_assert_cmpfloat (aster_chart_get_cut (ASTER_CHART (chart)), ==, before->params.eps);

  g_signal_emit_by_name (chart, "cut", 0.0001);
  wait_for_others (room.pane, before);
  g_assert_cmpfloat (aster_pane_get_recipe (room.pane)->clusters.eps, ==, 0.0001);
  g_assert_cmpuint (get_clusters (room.pane)->n_noise, ==, 10);
  g_assert_cmpfloat (aster_chart_get_cut (ASTER_CHART (chart)), ==, 0.0001);

  /* Among other distances that cut means nothing. */
  params = aster_pane_get_recipe (room.pane)->clusters;
  params.metric = ASTER_CLUSTER_EUCLIDEAN;
  set_params (room.pane, &params);
  g_assert_cmpfloat (aster_pane_get_recipe (room.pane)->clusters.eps, ==, 0);

  g_assert_true (aster_document_can_undo (room.stage.document));
}

static void
test_export (void)
{
  g_auto (Room) room = room_init ();
  AsterClusterContent *content = ASTER_CLUSTER_CONTENT (show (&room));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) table = aster_cluster_content_export (content, "a.tsv", &error);
  g_autoptr (GBytes) chart = aster_cluster_content_export (content, "a.svg", &error);
  g_autofree char *text = g_strndup (g_bytes_get_data (table, NULL),
                                     g_bytes_get_size (table));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (lines), ==, 12);
  g_assert_cmpstr (lines[0], ==, "token\tcluster\tname\tgroup");
  for (gsize row = 0; row < 10; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row + 1], "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 4);
      g_assert_cmpint (atoi (cells[1]), ==, get_clusters (room.pane)->labels[row]);
    }
  g_assert_nonnull (chart);
  g_assert_null (aster_cluster_content_export (content, "a.doc", &error));
  g_assert_nonnull (error);
}

static void
test_words (void)
{
  g_auto (Room) room = room_init ();
  g_autofree char *words = aster_cluster_dup_words (room.pane);
  g_autofree char *totals = aster_cluster_dup_totals (room.pane);

  g_assert_cmpstr (words, ==, "k-means, k = 2, in the original space (cosine)");
  g_assert_true (g_str_has_prefix (totals, "2 clusters; silhouette "));
  g_assert_true (g_str_has_suffix (totals, "; found in the original space (cosine)."));
}

/* From a map: a pane that finds clusters on it, and the map in their colours, which are
 * those of the labels; when the map has become another one, so have the clusters. */
static void
test_on_a_map (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterPaneSet *panes = aster_document_get_panes (stage.document);
  AsterPane *map = aster_pane_set_find (panes, 1), *pane;
  g_autoptr (AsterMapColours) colours = NULL;
  g_autoptr (AsterRecipe) recipe = NULL;
  g_autoptr (AsterClusters) before = NULL;
  g_autofree char *words = NULL;
  AsterResult *picture;

  wait_for (map);
  picture = aster_pane_get_result (map);
  colours = aster_map_colours_new (stage.document, map);
  pane = aster_cluster_actions_add (panes, map);
  g_assert_true (aster_cluster_actions_add (panes, map) == pane);
  g_assert_cmpuint (aster_colour_get_cluster_pane (aster_pane_get_colour (map)), ==,
                    aster_pane_get_id (pane));
  g_assert_nonnull (aster_map_colours_get_note (colours));
  wait_for (pane);
  words = aster_cluster_dup_words (pane);
  g_assert_cmpstr (words, ==,
                   "HDBSCAN, smallest groups of at least 3 words, on the map “PCA, "
                   "components 1 and 2”");

  recipe = aster_recipe_copy (aster_pane_get_recipe (pane));
  recipe->clusters.method = ASTER_CLUSTER_KMEANS;
  recipe->clusters.k = 3;
  before = aster_clusters_ref (get_clusters (pane));
  aster_pane_set_recipe (pane, recipe);
  wait_for_others (pane, before);
  g_assert_null (aster_map_colours_get_note (colours));
  g_assert_true (aster_map_colours_get_clusters (colours) == get_clusters (pane));
  for (gsize row = 0; row < 10; row++)
    g_assert_cmpint (aster_map_colours_get_colouring (colours)->styles[row], ==,
                     get_clusters (pane)->labels[row]);
  g_assert_true (aster_pane_get_result (map) == picture);

  aster_clusters_unref (before);
  before = aster_clusters_ref (get_clusters (pane));
  aster_recipe_free (recipe);
  recipe = aster_recipe_copy (aster_pane_get_recipe (map));
  recipe->components[1] = 3;
  aster_pane_set_recipe (map, recipe);
  wait_for_others (pane, before);

  /* Without its pane the map says why it has no colours. */
  aster_pane_set_close (panes, aster_pane_get_id (pane));
  g_assert_cmpint (aster_map_colours_get_colouring (colours)->kind, ==,
                   ASTER_COLOURING_NONE);
  g_assert_nonnull (aster_map_colours_get_note (colours));
  aster_document_undo (stage.document);
  WAIT_UNTIL (aster_map_colours_get_clusters (colours) != NULL);
}

/* A session brings the pane back with its recipe and the map it looks at. */
static void
test_session (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterPaneSet *panes = aster_document_get_panes (stage.document);
  AsterPane *pane = aster_cluster_actions_add (panes, aster_pane_set_find (panes, 1));
  guint id = aster_pane_get_id (pane);
  g_autoptr (GVariant) state = g_variant_ref_sink (
      aster_document_to_variant (stage.document));
  g_autoptr (AsterDocument) other = aster_document_new_from_variant (
      stage.engine, aster_document_get_space (stage.document), state);
  AsterPane *back = aster_pane_set_find (aster_document_get_panes (other), id);

  g_assert_nonnull (back);
  g_assert_cmpint (aster_pane_get_kind (back), ==, ASTER_PANE_CLUSTERS);
  g_assert_cmpuint (aster_pane_get_source (back), ==, 1);
  g_assert_true (
      aster_recipe_equal (aster_pane_get_recipe (back), aster_pane_get_recipe (pane)));
  wait_for (back);
}

/* Before there are clusters nothing stands there that could do nothing. */
static void
test_before (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterPaneSet *panes = aster_document_get_panes (stage.document);
  AsterPane *pane = aster_pane_set_add (panes, ASTER_PANE_CLUSTERS, 1,
                                        GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *content = aster_cluster_content_new (stage.document, pane);
  GtkWidget *box = gtk_widget_get_first_child (content);

  stage_show (&stage, content);
  for (GtkWidget *part = gtk_widget_get_first_child (box);
       part != NULL && aster_pane_get_result (pane) == NULL;
       part = gtk_widget_get_next_sibling (part))
    g_assert_true (gtk_widget_get_visible (part) == GTK_IS_LABEL (part));

  wait_for (pane);
  for (GtkWidget *part = gtk_widget_get_first_child (box); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    g_assert_true (gtk_widget_get_visible (part));
}

/* A few words on a map of their own are few, whatever else the space has. */
static void
test_few_words (void)
{
  g_assert_cmpuint (aster_cluster_size_for (0), ==, 3);
  g_assert_cmpuint (aster_cluster_size_for (33), ==, 3);
  g_assert_cmpuint (aster_cluster_size_for (212), ==, 5);
  g_assert_cmpuint (aster_cluster_size_for (1000), ==, 15);
  g_assert_cmpuint (aster_cluster_size_for (18000), ==, 200);
}

/* Where nothing is found, smaller groups are a button away, and one step back. */
static void
test_hint (void)
{
  g_auto (Room) room = room_init ();
  AsterClusterParams params = ASTER_CLUSTER_DEFAULTS;
  GtkWidget *content = show (&room);
  g_autoptr (AsterClusters) before = NULL;
  GtkWidget *button;

  g_assert_null (stage_find (content, GTK_TYPE_BUTTON, "_Try Groups of 3"));
  params.min_cluster_size = 9;
  set_params (room.pane, &params);
  g_assert_cmpuint (get_clusters (room.pane)->n_clusters, ==, 0);
  button = stage_find (content, GTK_TYPE_BUTTON, "_Try Groups of 3");
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_nonnull (stage_find (content, GTK_TYPE_LABEL,
                                "No group of 9 words is denser than the rest."));

  before = aster_clusters_ref (get_clusters (room.pane));
  g_signal_emit_by_name (button, "clicked");
  wait_for_others (room.pane, before);
  g_assert_cmpuint (get_clusters (room.pane)->params.min_cluster_size, ==, 3);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (button)) ==
                 (get_clusters (room.pane)->n_clusters == 0));
  aster_document_undo (room.stage.document);
  g_assert_cmpuint (aster_pane_get_recipe (room.pane)->clusters.min_cluster_size, !=, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cluster-content/before", test_before);
  g_test_add_func ("/cluster-content/select", test_select);
  g_test_add_func ("/cluster-content/cut", test_cut);
  g_test_add_func ("/cluster-content/export", test_export);
  g_test_add_func ("/cluster-content/words", test_words);
  g_test_add_func ("/cluster-content/on-a-map", test_on_a_map);
  g_test_add_func ("/cluster-content/session", test_session);
  g_test_add_func ("/cluster-content/few-words", test_few_words);
  g_test_add_func ("/cluster-content/hint", test_hint);

  return stage_run ();
}
