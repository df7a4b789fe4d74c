#include "chart/chart-curve.h"

#include "chart-toy.h"

static void
test_count (void)
{
  g_autoptr (AsterClusters) toy = toy_curve_new ();
  AsterChartScene scene = toy_scene (toy);

  for (double eps = 0; eps < 2.2; eps += 0.013)
    {
      gsize inside = 0;

      for (gsize i = 0; i < TOY_N; i++)
        inside += (double) toy->k_distances[i] <= eps;
      g_assert_cmpuint (aster_curve_count (&scene, eps), ==, inside);
    }
}

/* The scale stands still while the cut moves, has room for the knee and not for a far
 * outlier. */
static void
test_scale (void)
{
  g_autoptr (AsterClusters) toy = toy_curve_new ();
  AsterChartScene scene = toy_scene (toy);
  AsterChartFrame before = aster_curve_frame (&scene), after;

  scene.cut = 1.9;
  after = aster_curve_frame (&scene);
  g_assert_cmpfloat (after.hi, ==, before.hi);
  g_assert_cmpfloat (after.lo, ==, before.lo);
  for (double value = before.lo; value <= before.hi; value += 0.1)
    g_assert_cmpfloat_with_epsilon (
        aster_chart_frame_to_value (&before, aster_chart_frame_to_page (&before, value)),
        value, 1e-9);

  toy->k_distances[TOY_N - 1] = 1e6f;
  after = aster_curve_frame (&scene);
  g_assert_cmpfloat (after.hi, <, 4);
  scene.knee = 5;
  after = aster_curve_frame (&scene);
  g_assert_cmpfloat (after.hi, >, 5);
}

static void
test_steps (void)
{
  g_autoptr (AsterClusters) toy = toy_curve_new ();
  AsterChartScene scene = toy_scene (toy);
  AsterChartFrame frame = aster_curve_frame (&scene);

  g_assert_cmpfloat (aster_curve_step (&scene, 1), >, scene.cut);
  g_assert_cmpfloat_with_epsilon (aster_curve_step (&scene, 1) - scene.cut,
                                  scene.cut - aster_curve_step (&scene, -1), 1e-12);
  g_assert_cmpfloat (aster_curve_step (&scene, 1e6), ==, frame.hi);
  g_assert_cmpfloat (aster_curve_step (&scene, -1e6), >, frame.lo);
}

/* Cores are in the colour of the cut, the others in that of noise. */
static void
test_paint (void)
{
  g_autoptr (AsterClusters) toy = toy_curve_new ();
  AsterChartScene scene = toy_scene (toy);
  AsterChartFrame frame = aster_curve_frame (&scene);
  cairo_surface_t *image = toy_paint (&scene, aster_curve_paint);
  AsterColour white = { 1, 1, 1, 1 };
  AsterColour core = aster_colour_mix (
      white, aster_palette_ink (ASTER_THEME_LIGHT, ASTER_INK_ACCENT), 0.2);
  AsterColour rest = aster_colour_mix (
      white, aster_palette_ink (ASTER_THEME_LIGHT, ASTER_INK_NOISE), 0.2);
  double room = frame.right - frame.left;
  int foot = (int) frame.bottom - 4;

  g_assert_cmpint (toy_distance (image, (int) (frame.left + 0.5 * room), foot, core), <=,
                   2);
  g_assert_cmpint (toy_distance (image, (int) (frame.left + 0.97 * room), foot, rest), <=,
                   2);
  cairo_surface_destroy (image);
}

static void
test_words (void)
{
  g_autoptr (AsterClusters) toy = toy_curve_new ();
  AsterChartScene scene = toy_scene (toy);
  g_autofree char *text = aster_curve_dup_text (&scene);

  g_assert_cmpstr (text, ==,
                   "900 of 1\u202f000 words are cores: at least 4 words within 0.4");
}

/* Distances that are all the same, and a chart without room, are drawn all the same. */
static void
test_odd (void)
{
  g_autoptr (AsterClusters) toy = toy_curve_new ();
  AsterChartScene scene = toy_scene (toy);
  AsterChartFrame frame;

  for (gsize i = 0; i < TOY_N; i++)
    toy->k_distances[i] = 0;
  scene.cut = scene.knee = 0;
  frame = aster_curve_frame (&scene);
  g_assert_true (isfinite (aster_chart_frame_to_page (&frame, 0)));
  cairo_surface_destroy (toy_paint (&scene, aster_curve_paint));
  scene.width = scene.height = 3;
  cairo_surface_destroy (toy_paint (&scene, aster_curve_paint));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-curve/count", test_count);
  g_test_add_func ("/chart-curve/scale", test_scale);
  g_test_add_func ("/chart-curve/steps", test_steps);
  g_test_add_func ("/chart-curve/paint", test_paint);
  g_test_add_func ("/chart-curve/words", test_words);
  g_test_add_func ("/chart-curve/odd", test_odd);

  return g_test_run ();
}
