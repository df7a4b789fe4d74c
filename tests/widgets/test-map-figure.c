#include "figure/map-figure.h"

#include "figure/figure-preset.h"
#include "parts/bits.h"
#include "support.h"

#define N    300
#define SIDE 400.0 /* px of the view */

static const char caption[] = "PCA, of 300 words × 2 dimensions; a caption that is long "
                              "enough to need several lines where there is little room.";

/* A view of @n rows of which the first stands in the middle. */
static AsterMapFigure *
new_edited_figure (gsize n, AsterLabelEdits *edits)
{
  g_autoptr (AsterLayout) layout = aster_layout_new (support_uniform_matrix (n, 2, 7));
  g_autoptr (AsterPlotIndex) index = NULL;
  g_autoptr (AsterTokens) tokens = NULL;
  g_autoptr (AsterViewport) viewport = aster_viewport_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *numbers = g_new (double, n);
  g_autoptr (AsterColouring) colouring = NULL;
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;

  for (gsize i = 0; i < n; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("w<%zu>", i));
      numbers[i] = (double) i;
    }
  g_ptr_array_add (names, NULL);
  tokens = aster_tokens_new_from_strv ((const char *const *) names->pdata);
  index = aster_plot_index_new (layout->positions);
  colouring = aster_colouring_new_from_numbers ("Rank", numbers, n, ASTER_RAMP_VALUES);
  aster_viewport_set_bounds (viewport, index->x0, index->y0, index->x1, index->y1);
  aster_viewport_fit (viewport);
  scene.style.marks = ASTER_MARKS_POINTS;
  scene.index = index;
  scene.tokens = tokens;
  scene.colouring = colouring;
  scene.transform = aster_viewport_get_transform (viewport, SIDE, SIDE);
  scene.edits = edits;

  return aster_map_figure_new (&scene, layout, NULL);
}

static AsterMapFigure *
new_figure (gsize n)
{
  return new_edited_figure (n, NULL);
}

static char *
render_text (AsterMapFigure *figure, const AsterMapSheet *sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = aster_map_figure_render (figure, sheet, ASTER_FIGURE_SVG,
                                                      NULL, NULL, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *p = strstr (text, what); p != NULL; p = strstr (p + 1, what))
    n++;

  return n;
}

/* Whether the word of a row stands beside its point. */
static gboolean
is_labelled (const char *svg, guint row)
{
  g_autofree char *text = g_strdup_printf (">w&lt;%u&gt;</text>", row);

  return strstr (svg, text) != NULL;
}

/* The first row that has a label, or that has none: which do depends on the fonts. */
static guint
find_row (const char *svg, gboolean labelled)
{
  guint row = 0;

  while (row < N && is_labelled (svg, row) != labelled)
    row++;
  g_assert_cmpuint (row, <, N);

  return row;
}

/* Labels that were moved and hidden are so in figures too, whatever is done later. */
static void
test_edits (void)
{
  g_autoptr (AsterLabelEdits) edits = aster_label_edits_new ();
  g_autoptr (AsterMapFigure) plain = new_figure (N), figure = NULL;
  AsterMapSheet sheet = ASTER_MAP_SHEET_INIT;
  const double far[2] = { 4, 3 };
  g_autofree char *before = NULL, *after = NULL;
  guint shown, crowded;

  sheet.width = SIDE;
  before = render_text (plain, &sheet);
  shown = find_row (before, TRUE);
  crowded = find_row (before, FALSE);

  aster_label_edits_hide (edits, shown);
  aster_label_edits_move (edits, crowded, far);
  figure = new_edited_figure (N, edits);
  aster_label_edits_show_hidden (edits);

  after = render_text (figure, &sheet);
  g_assert_false (is_labelled (after, shown));
  g_assert_true (is_labelled (after, crowded));
}

/* The shape of the view, the caption under it, and the legend too on a narrow sheet; or
 * the sheet that was asked for. */
static void
test_size (void)
{
  g_autoptr (AsterMapFigure) figure = new_figure (N);
  AsterMapSheet sheet = ASTER_MAP_SHEET_INIT;
  double width, height, tall;

  sheet.width = 300;
  aster_map_figure_get_size (figure, &sheet, &width, &height);
  g_assert_cmpfloat (height, >, 300 + 2 * sheet.text_size);
  sheet.legend = FALSE;
  aster_map_figure_get_size (figure, &sheet, &width, &height);
  g_assert_cmpfloat (width, ==, 300);
  g_assert_cmpfloat (height, ==, 300);

  sheet.caption = caption;
  aster_map_figure_get_size (figure, &sheet, &width, &tall);
  g_assert_cmpfloat (tall, >, 300 + 2 * 0.9 * sheet.text_size);

  sheet.width = 900;
  sheet.legend = TRUE;
  aster_map_figure_get_size (figure, &sheet, &width, &height);
  g_assert_cmpfloat (height - 900, <, tall - 300);

  sheet.height = 500;
  aster_map_figure_get_size (figure, &sheet, &width, &height);
  g_assert_cmpfloat (height, ==, 500);
}

/* Every point is a shape that knows its word; the legend and the caption are text. */
static void
test_shapes (void)
{
  g_autoptr (AsterMapFigure) figure = new_figure (N);
  AsterMapSheet sheet = ASTER_MAP_SHEET_INIT;
  g_autofree char *svg = NULL, *bare = NULL;

  sheet.width = SIDE;
  sheet.caption = "said & done";
  svg = render_text (figure, &sheet);
  g_assert_cmpuint (count (svg, "<circle "), ==, N);
  g_assert_cmpuint (count (svg, "<title>w&lt;7&gt;</title>"), ==, 1);
  g_assert_cmpuint (count (svg, ">Rank</text>"), ==, 1);
  g_assert_cmpuint (count (svg, ">said &amp; done</text>"), ==, 1);
  g_assert_cmpuint (count (svg, "<image"), ==, 0);

  sheet.legend = FALSE;
  sheet.caption = NULL;
  bare = render_text (figure, &sheet);
  g_assert_cmpuint (count (bare, ">Rank</text>"), ==, 0);
  g_assert_cmpuint (count (bare, "said"), ==, 0);
}

/* One point too many, and points are an image; words are text all the same. */
static void
test_image (void)
{
  g_autoptr (AsterMapFigure) few = new_figure (ASTER_MAX_POINT_SHAPES);
  g_autoptr (AsterMapFigure) many = new_figure (ASTER_MAX_POINT_SHAPES + 1);
  AsterMapSheet sheet = ASTER_MAP_SHEET_INIT;
  g_autofree char *shapes = NULL, *image = NULL;
  g_autoptr (GBytes) pdf = NULL;

  sheet.width = SIDE;
  sheet.dpi = 96;
  shapes = render_text (few, &sheet);
  g_assert_cmpuint (count (shapes, "<circle "), ==, ASTER_MAX_POINT_SHAPES);
  image = render_text (many, &sheet);
  g_assert_cmpuint (count (image, "<circle "), ==, 0);
  g_assert_cmpuint (count (image, "<image"), ==, 1);
  g_assert_cmpuint (count (image, "</text>"), >, 10);
  pdf = aster_map_figure_render (many, &sheet, ASTER_FIGURE_PDF, NULL, NULL, NULL);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 20000);
}

/* Points are painted at the pixels of the picture: what is twice as fine is not the same
 * drawing enlarged. */
static void
test_dpi (void)
{
  g_autoptr (AsterMapFigure) figure = new_figure (N);
  AsterMapSheet sheet = ASTER_MAP_SHEET_INIT;
  cairo_surface_t *fine = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 800, 800);
  cairo_t *cr;
  guint differ = 0;
  const guint8 *pixels;
  int stride;

  sheet.width = SIDE;
  cairo_surface_set_device_scale (fine, 2, 2);
  cr = cairo_create (fine);
  aster_map_figure_draw (figure, &sheet, cr);
  cairo_destroy (cr);
  cairo_surface_flush (fine);
  pixels = cairo_image_surface_get_data (fine);
  stride = cairo_image_surface_get_stride (fine);
  for (int y = 0; y < 800; y += 2)
    for (int x = 0; x < 800; x += 2)
      differ += memcmp (pixels + y * stride + 4 * x, pixels + y * stride + 4 * (x + 1),
                        3) != 0;
  g_assert_cmpuint (differ, >, 100);
  cairo_surface_destroy (fine);
}

static gpointer
draw_thread (gpointer data)
{
  AsterMapSheet sheet = ASTER_MAP_SHEET_INIT;

  sheet.width = SIDE;

  return aster_map_figure_render (data, &sheet, ASTER_FIGURE_PNG, NULL, NULL, NULL);
}

/* The same bytes from any thread, also once the view is gone. */
static void
test_threads (void)
{
  g_autoptr (AsterMapFigure) figure = new_figure (N);
  GThread *threads[3];
  g_autoptr (GBytes) here = draw_thread (figure);

  for (guint i = 0; i < 3; i++)
    threads[i] = g_thread_new ("draw", draw_thread, figure);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) there = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (here, there));
    }
}

static void
test_lengths (void)
{
  static const struct
  {
    const char *text;
    double px; /* −1: refused */
  } cases[] = {
    { "1in", 96 },  { "25.4mm", 96 }, { "2.54cm", 96 }, { "72pt", 96 },
    { "300", 96 },  { "300px", 96 },  { "0mm", -1 },    { "-3in", -1 },
    { "3 mm", -1 }, { "mm", -1 },     { "3m", -1 },     { "nan", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double px = -1;

      g_assert_cmpint (aster_figure_length_read (cases[i].text, 300, &px), ==,
                       cases[i].px >= 0);
      g_assert_cmpfloat_with_epsilon (px, cases[i].px, 1e-9);
    }
}

/* Letters for print are never smaller than six points, ticks included. */
static void
test_presets (void)
{
  g_assert_null (aster_figure_preset_find ("poster"));
  for (guint i = 0; i < ASTER_N_PRESETS; i++)
    {
      const AsterFigurePreset *preset = aster_figure_presets + i;

      g_assert_true (aster_figure_preset_find (preset->name) == preset);
      if (preset->text > 0)
        g_assert_cmpfloat (0.8 * preset->text, >=, 6);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-figure/size", test_size);
  g_test_add_func ("/map-figure/edits", test_edits);
  g_test_add_func ("/map-figure/shapes", test_shapes);
  g_test_add_func ("/map-figure/image", test_image);
  g_test_add_func ("/map-figure/dpi", test_dpi);
  g_test_add_func ("/map-figure/threads", test_threads);
  g_test_add_func ("/map-figure/lengths", test_lengths);
  g_test_add_func ("/map-figure/presets", test_presets);
  return g_test_run ();
}
