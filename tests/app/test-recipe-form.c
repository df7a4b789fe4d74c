/* The forms of maps and of clusters are one form with other methods in it. */

#include "clusters/cluster-form.h"
#include "map/map-form.h"
#include "recipes/parameter-row.h"
#include "recipes/source-row.h"
#include "stage.h"

static AsterPane *
get_map (Stage *stage)
{
  return aster_pane_set_find (aster_document_get_panes (stage->document), 1);
}

static AsterPane *
add_clusters (Stage *stage)
{
  return aster_pane_set_add (aster_document_get_panes (stage->document),
                             ASTER_PANE_CLUSTERS, 1, GTK_ORIENTATION_HORIZONTAL);
}

/* Chooses what says @label, as a click does. */
static void
choose (GtkWidget *form, const char *label)
{
  GtkWidget *choice = stage_find (form, GTK_TYPE_CHECK_BUTTON, label);

  if (choice == NULL)
    choice = stage_find (form, GTK_TYPE_TOGGLE_BUTTON, label);
  g_assert_nonnull (choice);
  g_object_set (choice, "active", TRUE, NULL);
}

static gboolean
is_chosen (GtkWidget *form, GType type, const char *label)
{
  gboolean active;

  g_object_get (stage_find (form, type, label), "active", &active, NULL);

  return active;
}

/* A click changes the recipe, and what can be asked is that of the method. */
static void
test_methods (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterPane *map = get_map (&stage);
  GtkWidget *form = aster_map_form_new (stage.document, map);

  stage_show (&stage, form);
  choose (form, "MDS");
  g_assert_cmpint (aster_pane_get_recipe (map)->method, ==, ASTER_MAP_MDS);
  g_assert_nonnull (stage_find (form, GTK_TYPE_LABEL, "Steps"));
  g_assert_null (stage_find (form, GTK_TYPE_LABEL, "Perplexity"));

  choose (form, "t-SNE");
  g_assert_cmpint (aster_pane_get_recipe (map)->method, ==, ASTER_MAP_TSNE);
  g_assert_nonnull (stage_find (form, GTK_TYPE_LABEL, "Perplexity"));
  g_assert_cmpuint (stage_count (form, ASTER_TYPE_SOURCE_ROW), ==, 1);
  g_assert_false (is_chosen (form, GTK_TYPE_CHECK_BUTTON, "MDS"));
}

/* What a method cannot do without is there when it is chosen. */
static void
test_prepares (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterPane *map = get_map (&stage);
  GtkWidget *form = aster_map_form_new (stage.document, map);

  stage_show (&stage, form);
  aster_selection_pin (stage.selection, 3);
  choose (form, "Chosen axes");
  g_assert_cmpstr (aster_pane_get_recipe (map)->axes[0], ==, "#3");
  g_assert_cmpstr (aster_pane_get_recipe (map)->axes[1], ==, "#1");
}

/* The form follows a recipe that somebody else changes. */
static void
test_follows (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterPane *pane = add_clusters (&stage);
  GtkWidget *form = aster_cluster_form_new (stage.document, pane);
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (pane));

  stage_show (&stage, form);
  recipe->clusters.method = ASTER_CLUSTER_KMEANS;
  aster_pane_set_recipe (pane, recipe);
  g_assert_true (is_chosen (form, GTK_TYPE_TOGGLE_BUTTON, "k-means"));
  g_assert_nonnull (stage_find (form, GTK_TYPE_LABEL, "Clusters, k"));

  choose (form, "DBSCAN");
  g_assert_cmpint (aster_pane_get_recipe (pane)->clusters.method, ==,
                   ASTER_CLUSTER_DBSCAN);
  g_assert_cmpuint (stage_count (form, ASTER_TYPE_SOURCE_ROW), ==, 1);
}

/* The label with a tip is the cost; it says the same of a map and of clusters. */
static const char *
get_tip (GtkWidget *widget)
{
  const char *tip = GTK_IS_LABEL (widget) ? gtk_widget_get_tooltip_text (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       tip == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    tip = get_tip (child);

  return tip;
}

static void
test_foot (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *map = aster_map_form_new (stage.document, get_map (&stage));
  GtkWidget *clusters = aster_cluster_form_new (stage.document, add_clusters (&stage));

  gtk_box_append (GTK_BOX (box), map);
  gtk_box_append (GTK_BOX (box), clusters);
  stage_show (&stage, box);
  g_assert_nonnull (get_tip (map));
  g_assert_cmpstr (get_tip (map), ==, get_tip (clusters));

  choose (map, "PCA");
  WAIT_UNTIL (!aster_pane_is_waiting (get_map (&stage)));
  g_assert_false (
      gtk_widget_get_visible (stage_find (map, GTK_TYPE_BUTTON, "_Start Anew")));
  choose (map, "t-SNE");
  WAIT_UNTIL (!aster_pane_is_waiting (get_map (&stage)));
  g_assert_true (
      gtk_widget_get_visible (stage_find (map, GTK_TYPE_BUTTON, "_Start Anew")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recipe-form/methods", test_methods);
  g_test_add_func ("/recipe-form/prepares", test_prepares);
  g_test_add_func ("/recipe-form/follows", test_follows);
  g_test_add_func ("/recipe-form/foot", test_foot);

  return stage_run ();
}
