/* Sets of words that somebody gathered: a few points among many. */

#include "plot/plot-fading.h"
#include "plot/plot-points.h"
#include "support.h"

#define SIDE 200 /* px */
#define N    3

static AsterColouring *
new_sets (void)
{
  const guint8 styles[N] = { ASTER_STYLE_MISSING, 1, ASTER_STYLE_MISSING };
  const AsterLegendEntry entry = { (char *) "rivers", 0, 1, FALSE };

  return aster_colouring_new_from_sets ("Sets", &entry, 1, styles, N);
}

static AsterPlotIndex *
new_index (void)
{
  /* The last one hides the second if it lies over it. */
  const float places[2 * N] = { 50.5f, 99.5f, 150.5f, 99.5f, 150.5f, 99.5f };
  AsterMatrix *positions = aster_matrix_new (N, 2, NULL);
  AsterPlotIndex *index;

  memcpy (positions->data, places, sizeof places);
  index = aster_plot_index_new (positions);
  aster_matrix_unref (positions);

  return index;
}

static AsterPlotScene
new_scene (AsterPlotIndex *index, AsterColouring *sets)
{
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;

  scene.index = index;
  scene.colouring = sets;
  scene.theme = ASTER_THEME_PRINT;
  scene.transform = (AsterTransform){ 1, 0, SIDE, SIDE, SIDE };

  return scene;
}

static AsterColour
unpack (guint32 p)
{
  return (AsterColour){ (p >> 16 & 255) / 255.0, (p >> 8 & 255) / 255.0,
                        (p & 255) / 255.0, 1 };
}

/* Words in no set are called so and counted, whatever is made of the colours later. */
static void
test_legend (void)
{
  g_autoptr (AsterColouring) sets = new_sets ();
  g_autoptr (AsterColouring) marked = aster_colouring_with_marks (sets, ASTER_RAMP_VALUES,
                                                                  FALSE);
  const AsterLegendEntry *none = &g_array_index (sets->entries, AsterLegendEntry, 1);

  g_assert_cmpuint (sets->entries->len, ==, 2);
  g_assert_cmpstr (none->label, ==, "in no set");
  g_assert_cmpuint (none->count, ==, 2);
  g_assert_true (aster_colouring_is_behind (marked, ASTER_STYLE_MISSING));
  g_assert_false (aster_colouring_is_behind (marked, 1));
  g_assert_false (aster_colouring_is_behind (NULL, ASTER_STYLE_MISSING));
}

/* A word of a set stands out and lies over one of none, wherever the file has it; a word
 * of none that is selected does as well. */
static void
test_points (void)
{
  g_autoptr (AsterColouring) sets = new_sets ();
  g_autoptr (AsterPlotIndex) index = new_index ();
  AsterPlotScene scene = new_scene (index, sets);
  AsterColour paper = aster_palette_ink (ASTER_THEME_PRINT, ASTER_INK_PAPER);
  AsterColour ink = aster_colouring_get_colour (sets, ASTER_THEME_PRINT, 1);
  const guint64 first = 1;
  double faint = 0, strong = 0, off;
  AsterColour set = { 0 };

  for (guint with = 0; with < 2; with++)
    {
      g_auto (AsterPage) page = { 0 };

      scene.selected = with ? &first : NULL;
      scene.n_selected = with;
      g_assert_true (aster_page_init (&page, SIDE, SIDE, 1));
      aster_plot_points_paint (&scene, 1, &page);
      strong = aster_colour_contrast (unpack (page.pixels[100 * page.stride + 50]),
                                      paper);
      if (!with)
        {
          faint = strong;
          set = unpack (page.pixels[100 * page.stride + 150]);
        }
    }

  g_assert_cmpfloat (faint, >, 1.1);
  g_assert_cmpfloat (strong, >, 1.5 * faint);
  g_assert_cmpfloat (aster_colour_contrast (set, paper), >, 1.5 * faint);
  off = MAX (ABS (set.r - ink.r), MAX (ABS (set.g - ink.g), ABS (set.b - ink.b)));
  g_assert_cmpfloat (off, <, 0.31); /* paper through a dot of 0.7 */
}

/* What is exported as shapes is what the screen shows. */
static void
test_paper (void)
{
  g_autoptr (AsterColouring) sets = new_sets ();
  g_autoptr (AsterPlotIndex) index = new_index ();
  AsterPlotScene scene = new_scene (index, sets);
  cairo_surface_t *record = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA,
                                                            NULL);
  cairo_surface_t *surfaces[2];
  const guint8 *pixels[2];

  for (guint i = 0; i < 2; i++)
    {
      cairo_t *cr;

      surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
      if (i == 0)
        {
          cr = cairo_create (record);
          aster_plot_scene_paint (&scene, cr);
          cairo_destroy (cr);
        }
      cr = cairo_create (surfaces[i]);
      if (i == 0)
        {
          cairo_set_source_surface (cr, record, 0, 0);
          cairo_paint (cr);
        }
      else
        aster_plot_scene_paint (&scene, cr);
      cairo_destroy (cr);
      cairo_surface_flush (surfaces[i]);
      pixels[i] = cairo_image_surface_get_data (surfaces[i]);
    }

  for (gsize x = 50; x <= 150; x += 100)
    for (gsize c = 0; c < 4; c++)
      g_assert_cmpint (
          ABS (pixels[0][(100 * SIDE + x) * 4 + c] - pixels[1][(100 * SIDE + x) * 4 + c]),
          <=, 20);
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
  cairo_surface_destroy (record);
}

/* A few words among thousands that are in no set are larger, and as clear as if they were
 * alone; where most are in a set, they are as large and as faint as without. */
static void
test_few (void)
{
  const gsize n = 20000;
  const AsterLegendEntry entry = { (char *) "rivers", 0, 1, FALSE };
  g_autoptr (AsterMatrix) x = support_uniform_matrix (n, 2, 3);
  g_autoptr (AsterPlotIndex) index = aster_plot_index_new (x);
  AsterPlotScene scene = new_scene (index, NULL);
  double plain;

  scene.transform = (AsterTransform){ 50, SIDE / 2.0, SIDE / 2.0, SIDE, SIDE };
  plain = aster_plot_scene_radius (&scene);
  for (guint every = 1; every <= 1000; every *= 1000)
    {
      g_autofree guint8 *styles = g_malloc (n);
      g_autoptr (AsterColouring) sets = NULL;
      AsterFading fading;

      for (gsize row = 0; row < n; row++)
        styles[row] = row % every == 0 ? 1 : ASTER_STYLE_MISSING;
      sets = aster_colouring_new_from_sets ("Sets", &entry, 1, styles, n);
      scene.colouring = sets;
      g_assert_cmpint (aster_fading_init (&fading, &scene), ==, every == 1);
      if (every == 1)
        g_assert_cmpfloat (aster_plot_scene_radius (&scene), ==, plain);
      else
        g_assert_cmpfloat (aster_plot_scene_radius (&scene), >, 1.5 * plain);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-sets/legend", test_legend);
  g_test_add_func ("/plot-sets/points", test_points);
  g_test_add_func ("/plot-sets/paper", test_paper);
  g_test_add_func ("/plot-sets/few", test_few);

  return g_test_run ();
}
