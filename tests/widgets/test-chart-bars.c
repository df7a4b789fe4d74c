#include "chart/chart-bars.h"

#include "chart-toy.h"

/* As wide as they are large: 40 and 30 words side by side. */
static void
test_find (void)
{
  g_autoptr (AsterClusters) toy = toy_blocks_new ();
  AsterChartScene scene = toy_scene (toy);
  int widths[2] = { 0, 0 };

  for (int x = 0; x < 400; x++)
    {
      int cluster = aster_blocks_find (&scene, x + 0.5, 100);

      if (cluster >= 0)
        widths[cluster]++;
    }
  g_assert_cmpfloat_with_epsilon (widths[0] / 4.0, widths[1] / 3.0, 1);
  g_assert_cmpint (aster_blocks_find (&scene, 200, 2), ==, -1);
}

static void
test_words (void)
{
  g_autoptr (AsterClusters) toy = toy_blocks_new ();
  AsterChartScene scene = toy_scene (toy);
  g_autofree char *first = aster_blocks_dup_text (&scene, 0);
  g_autofree char *second = aster_blocks_dup_text (&scene, 1);

  g_assert_cmpstr (first, ==, "cat, dog: 40 words, silhouette 0.50");
  g_assert_cmpstr (second, ==, "red, blue: 30 words, silhouette −0.25");
}

/* A silhouette above zero stands on the line of zero, one below hangs from it. */
static void
test_paint (void)
{
  g_autoptr (AsterClusters) toy = toy_blocks_new ();
  AsterChartScene scene = toy_scene (toy);
  cairo_surface_t *image = toy_paint (&scene, aster_blocks_paint);
  int heights[2] = { 0, 0 }, tops[2] = { 240, 240 };
  int at[2] = { 120, 330 };

  for (int cluster = 0; cluster < 2; cluster++)
    for (int y = 0; y < 240; y++)
      if (toy_distance (image, at[cluster], y,
                        aster_palette_cluster (ASTER_THEME_LIGHT, cluster)) <= 2)
        {
          heights[cluster]++;
          tops[cluster] = MIN (tops[cluster], y);
        }
  g_assert_cmpfloat_with_epsilon (heights[0], 2 * heights[1], 5);
  g_assert_cmpint (heights[1], >, 20);
  g_assert_cmpint (tops[1], >, tops[0] + heights[0] - 4);
  cairo_surface_destroy (image);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-bars/find", test_find);
  g_test_add_func ("/chart-bars/words", test_words);
  g_test_add_func ("/chart-bars/paint", test_paint);

  return g_test_run ();
}
