#include "plot/plot-fading.h"

#include <math.h>

#include "plot/plot-points.h"
#include "support.h"

#define SIDE 300 /* px */

/* A clump of @n rows in the left half of the page and, last, one row alone. */
static AsterMatrix *
new_clump (gsize n)
{
  AsterMatrix *x = aster_matrix_new (n + 1, 2, NULL);
  AsterRandom random = aster_random_init (5, n);

  for (gsize i = 0; i < n; i++)
    {
      x->data[2 * i] = (float) (-0.5 + 0.12 * aster_random_normal (&random));
      x->data[2 * i + 1] = (float) (0.12 * aster_random_normal (&random));
    }
  x->data[2 * n] = 0.8f;
  x->data[2 * n + 1] = 0.8f;

  return x;
}

static AsterPlotScene
scene_of (const AsterPlotIndex *index)
{
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  AsterTransform transform = { SIDE / 2.0, SIDE / 2.0, SIDE / 2.0, SIDE, SIDE };

  scene.index = index;
  scene.transform = transform;
  scene.theme = ASTER_THEME_PRINT;

  return scene;
}

/* What a row takes of the paper, of what the style asks for: the mean over the turns. */
static double
get_clearness (const AsterFading *fading, const AsterPlotIndex *index, gsize row)
{
  double sum = 0;

  for (gsize turn = 0; turn < 16; turn++)
    sum += aster_fading_alpha (
        aster_fading_get_level (fading, index->crowding[row], turn));

  return sum / 16;
}

/* The index tells a density from its crowding. */
static void
test_density (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (20000, 2, 3);
  g_autoptr (AsterPlotIndex) index = aster_plot_index_new (x);
  double sum = 0;

  for (gsize i = 0; i < x->n_rows; i++)
    sum += aster_plot_index_get_density (index, index->crowding[i]);
  /* Spread over a square of side 2, where the rim has half of its surroundings. */
  g_assert_cmpfloat_with_epsilon (sum / 20000, 20000 / 4.0, 0.1 * 20000 / 4.0);
}

/* Few points are as clear as the style says, but for some that lie on each other. */
static void
test_few (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (300, 2, 3);
  g_autoptr (AsterPlotIndex) index = aster_plot_index_new (x);
  AsterPlotScene scene = scene_of (index);
  AsterFading fading;
  double sum = 0;

  aster_fading_init (&fading, &scene);
  for (gsize row = 0; row < x->n_rows; row++)
    sum += get_clearness (&fading, index, row);
  g_assert_cmpfloat (sum / (double) x->n_rows, >, 0.95);

  scene.transform.scale *= 4;
  g_assert_false (aster_fading_init (&fading, &scene));
}

/* In a crowd a point is the fainter the more crowded it is; one alone never is. */
static void
test_crowd (void)
{
  g_autoptr (AsterMatrix) x = new_clump (40000);
  g_autoptr (AsterPlotIndex) index = aster_plot_index_new (x);
  AsterPlotScene scene = scene_of (index);
  AsterFading fading;
  double before = 1;

  g_assert_true (aster_fading_init (&fading, &scene));
  g_assert_cmpfloat (get_clearness (&fading, index, 40000), >, 0.99);
  for (guint c = 0; c < 254; c++)
    {
      double r = aster_plot_scene_radius (&scene);
      double k = aster_plot_index_get_density (index, (guint8) c) * G_PI * r * r /
                 (scene.transform.scale * scene.transform.scale);
      double want = pow (MAX (k, 1), -0.65), sum = 0;

      for (gsize row = 0; row < 16; row++)
        sum += aster_fading_alpha (aster_fading_get_level (&fading, (guint8) c, row));
      g_assert_cmpfloat (sum / 16, <=, before + 1e-9);
      before = sum / 16;
      if (want > 0.14)
        g_assert_cmpfloat_with_epsilon (before, want, 0.06);
    }
  g_assert_cmpfloat (before, <, 0.3);
}

/* Coming nearer makes points clearer, up to what the style says; with a rim, or where
 * somebody asked for equal points, nothing fades. */
static void
test_zoom (void)
{
  g_autoptr (AsterMatrix) x = new_clump (40000);
  g_autoptr (AsterPlotIndex) index = aster_plot_index_new (x);
  AsterPlotScene scene = scene_of (index);
  AsterFading fading;
  double before = 0;

  for (int i = 0; i < 12; i++)
    {
      double clear;

      aster_fading_init (&fading, &scene);
      clear = get_clearness (&fading, index, 0);
      g_assert_cmpfloat (clear, >=, before - 1e-9);
      before = clear;
      scene.transform.scale *= 2;
    }
  g_assert_cmpfloat (before, ==, 1);

  scene = scene_of (index);
  scene.style.outlines = TRUE;
  g_assert_false (aster_fading_init (&fading, &scene));
  scene.style.outlines = FALSE;
  scene.style.marks = ASTER_MARKS_POINTS;
  g_assert_false (aster_fading_init (&fading, &scene));
}

/* Mean lightness of the px around the middle of the clump, [0, 1]. */
static double
read_middle (const AsterPlotScene *scene)
{
  g_auto (AsterPage) page = { 0 };
  double sum = 0;

  g_assert_true (aster_page_init (&page, SIDE, SIDE, 1));
  aster_plot_points_paint (scene, 1, &page);
  for (gsize y = 145; y < 155; y++)
    for (gsize x = 70; x < 80; x++)
      sum += (page.pixels[y * page.stride + x] >> 8 & 255) / 25500.0;

  return sum;
}

/* Tones tell crowds apart where equal points are one flat blob. */
static void
test_tones (void)
{
  double tones[2][2];
  const gsize sizes[2] = { 8000, 32000 };

  for (guint i = 0; i < 2; i++)
    for (guint marks = 0; marks < 2; marks++)
      {
        g_autoptr (AsterMatrix) x = new_clump (sizes[i]);
        g_autoptr (AsterPlotIndex) index = aster_plot_index_new (x);
        g_autofree guint8 *styles = g_new0 (guint8, x->n_rows);
        AsterLegendEntry entry = { (char *) "all", 0, 0, FALSE };
        g_autoptr (AsterColouring) one = aster_colouring_new_from_classes (
            "one", &entry, 1, styles, x->n_rows);
        AsterPlotScene scene = scene_of (index);

        scene.colouring = one;
        scene.style.marks = marks == 0 ? ASTER_MARKS_AUTO : ASTER_MARKS_POINTS;
        tones[marks][i] = read_middle (&scene);
      }
  g_assert_cmpfloat (tones[0][0] - tones[0][1], >, 0.02);
  g_assert_cmpfloat (tones[1][0] - tones[1][1], <, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-fading/density", test_density);
  g_test_add_func ("/plot-fading/few", test_few);
  g_test_add_func ("/plot-fading/crowd", test_crowd);
  g_test_add_func ("/plot-fading/zoom", test_zoom);
  g_test_add_func ("/plot-fading/tones", test_tones);

  return g_test_run ();
}
