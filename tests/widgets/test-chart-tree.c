#include "chart/chart-tree.h"

#include "chart-toy.h"

/* Parts lie inside their whole, side by side, as wide as they are large. */
static void
test_places (void)
{
  g_autoptr (AsterClusters) toy = toy_tree_new ();
  g_autofree double *places = aster_tree_place (toy->nodes, toy->n_nodes);

  for (guint i = 0; i < toy->n_nodes; i++)
    {
      int parent = toy->nodes[i].parent;

      g_assert_cmpfloat_with_epsilon (places[2 * i + 1] - places[2 * i],
                                      toy->nodes[i].size / 100.0, 1e-12);
      if (parent >= 0)
        {
          g_assert_cmpfloat (places[2 * i], >=, places[2 * parent]);
          g_assert_cmpfloat (places[2 * i + 1], <=, places[2 * parent + 1]);
        }
    }
  g_assert_cmpfloat (places[2 * 1 + 1], <, places[2 * 2]);
  g_assert_cmpfloat (places[2 * 3 + 1], <, places[2 * 4]);
}

/* Every node is found somewhere, and the one that is found is the deepest there. */
static void
test_find (void)
{
  g_autoptr (AsterClusters) toy = toy_tree_new ();
  g_autofree double *places = aster_tree_place (toy->nodes, toy->n_nodes);
  AsterChartScene scene = toy_scene (toy);
  gboolean seen[5] = { FALSE };

  scene.places = places;
  for (double y = 0.5; y < scene.height; y++)
    for (double x = 0.5; x < scene.width; x++)
      {
        int i = aster_tree_find (&scene, x, y);

        if (i >= 0)
          seen[i] = TRUE;
      }
  for (guint i = 0; i < 5; i++)
    g_assert_true (seen[i]);
  g_assert_cmpint (aster_tree_find (&scene, -1, 50), ==, -1);
}

static void
test_steps (void)
{
  g_autoptr (AsterClusters) toy = toy_tree_new ();
  g_autofree double *places = aster_tree_place (toy->nodes, toy->n_nodes);
  AsterChartScene scene = toy_scene (toy);

  scene.places = places;
  g_assert_cmpint (aster_tree_step (&scene, -1, 1, 0), ==, 1);
  g_assert_cmpint (aster_tree_step (&scene, 1, 1, 0), ==, 2);
  g_assert_cmpint (aster_tree_step (&scene, 2, 1, 0), ==, 2);
  g_assert_cmpint (aster_tree_step (&scene, 2, -1, 0), ==, 1);
  g_assert_cmpint (aster_tree_step (&scene, 1, 0, 1), ==, 3);
  g_assert_cmpint (aster_tree_step (&scene, 3, 0, -1), ==, 1);
  g_assert_cmpint (aster_tree_step (&scene, 1, 0, -1), ==, 0);
  g_assert_cmpint (aster_tree_step (&scene, 0, 0, -1), ==, 0);
  toy->n_nodes = 0;
  g_assert_cmpint (aster_tree_step (&scene, -1, 0, 1), ==, -1);
}

/* A node above the clusters means them all, one below belongs to one. */
static void
test_clusters (void)
{
  g_autoptr (AsterClusters) toy = toy_tree_new ();
  AsterChartScene scene = toy_scene (toy);
  static const guint counts[] = { 2, 1, 1, 1, 1 }, first[] = { 0, 0, 1, 0, 0 };

  for (guint i = 0; i < 5; i++)
    {
      guint n;
      g_autofree guint *clusters = aster_tree_dup_clusters (&scene, i, &n);

      g_assert_cmpuint (n, ==, counts[i]);
      g_assert_cmpuint (clusters[0], ==, first[i]);
    }
}

static void
test_words (void)
{
  g_autoptr (AsterClusters) toy = toy_tree_new ();
  AsterChartScene scene = toy_scene (toy);
  g_autofree char *cluster = aster_tree_dup_text (&scene, 1);
  g_autofree char *group = aster_tree_dup_text (&scene, 4);

  g_assert_cmpstr (cluster, ==, "cat, dog: 40 words, λ 1 to 3");
  g_assert_cmpstr (group, ==, "16 words hold together, λ 3 to ∞");
}

/* A chosen cluster is in its colour. */
static void
test_paint (void)
{
  g_autoptr (AsterClusters) toy = toy_tree_new ();
  g_autofree double *places = aster_tree_place (toy->nodes, toy->n_nodes);
  AsterChartScene scene = toy_scene (toy);
  AsterColour white = { 1, 1, 1, 1 };
  cairo_surface_t *image;
  gboolean seen[2] = { FALSE };

  scene.places = places;
  image = toy_paint (&scene, aster_tree_paint);
  for (int cluster = 0; cluster < 2; cluster++)
    {
      AsterColour colour = aster_colour_mix (
          white, aster_palette_cluster (ASTER_THEME_LIGHT, cluster), 0.95);

      for (int x = 0; x < 400; x++)
        for (int y = 0; y < 240; y++)
          if (aster_tree_find (&scene, x + 0.5, y + 0.5) == cluster + 1)
            seen[cluster] |= toy_distance (image, x, y, colour) <= 2;
      g_assert_true (seen[cluster]);
    }
  cairo_surface_destroy (image);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-tree/places", test_places);
  g_test_add_func ("/chart-tree/find", test_find);
  g_test_add_func ("/chart-tree/steps", test_steps);
  g_test_add_func ("/chart-tree/clusters", test_clusters);
  g_test_add_func ("/chart-tree/words", test_words);
  g_test_add_func ("/chart-tree/paint", test_paint);

  return g_test_run ();
}
