#include "plot/plot-torn.h"

/* Which pixels are not paper, (40 × 40). */
static guint
count_inked (const AsterPlotScene *scene, AsterTheme theme, double *red)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 40, 40);
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  aster_plot_torn_paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  *red = 0;
  for (int y = 0; y < 40; y++)
    for (int x = 0; x < 40; x++)
      {
        const guint8 *pixel = cairo_image_surface_get_data (surface) +
                              y * cairo_image_surface_get_stride (surface) + 4 * x;

        n += pixel[3] > 40;
        *red += pixel[2] - (double) pixel[0];
      }
  cairo_surface_destroy (surface);

  return n;
}

/* A torn edge is a whole line in one colour, a false friend a dashed one in another; an
 * edge to a hidden row is not drawn. */
static void
test_lines (void)
{
  const AsterTornEdge torn_edge = { 0, 1, FALSE }, strange_edge = { 0, 1, TRUE };
  g_autoptr (AsterMatrix) x = aster_matrix_new (2, 2, NULL);
  g_autoptr (AsterPlotIndex) index = NULL;
  g_autoptr (AsterTorn) torn = aster_torn_new (), strange = aster_torn_new ();
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  guint64 first = 1;
  guint whole, dashed;
  double red;

  x->data[0] = x->data[1] = x->data[3] = 0;
  x->data[2] = 30;
  index = aster_plot_index_new (x);
  g_array_append_val (torn->edges, torn_edge);
  torn->n_torn = 1;
  g_array_append_val (strange->edges, strange_edge);

  scene.index = index;
  scene.transform = (AsterTransform){ 1, 5, 20, 40, 40 };
  g_assert_cmpuint (count_inked (&scene, ASTER_THEME_LIGHT, &red), ==, 0);
  scene.torn = torn;
  whole = count_inked (&scene, ASTER_THEME_LIGHT, &red);
  g_assert_cmpuint (whole, >=, 29);
  g_assert_cmpfloat (red, >, 0);
  scene.torn = strange;
  dashed = count_inked (&scene, ASTER_THEME_LIGHT, &red);
  g_assert_cmpuint (dashed, >, whole / 4);
  g_assert_cmpuint (dashed, <, whole * 3 / 4);
  g_assert_cmpfloat (red, <, 0);
  scene.visible = &first;
  g_assert_cmpuint (count_inked (&scene, ASTER_THEME_LIGHT, &red), ==, 0);
}

/* A bounded number is drawn, and it is known which. */
static void
test_bound (void)
{
  g_autoptr (AsterTorn) torn = aster_torn_new ();

  for (guint32 i = 0; i < ASTER_MAX_TORN + 7; i++)
    {
      AsterTornEdge edge = { i, i + 1, FALSE };

      g_array_append_val (torn->edges, edge);
      torn->n_torn++;
    }
  g_assert_cmpuint (aster_torn_count_drawn (torn, FALSE), ==, ASTER_MAX_TORN);
  g_assert_cmpuint (aster_torn_count_drawn (torn, TRUE), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-torn/lines", test_lines);
  g_test_add_func ("/plot-torn/bound", test_bound);

  return g_test_run ();
}
