#include "plot/plot-scene.h"

#define N    50
#define SIDE 300

/* The pixels of the card: more of them where there is more to tell. */
static guint
count_card (AsterColouring *colouring, const char *card)
{
  g_autoptr (AsterMatrix) x = aster_matrix_new (N, 2, NULL);
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();
  g_autoptr (AsterPlotIndex) index = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  guint n = 0;

  for (guint i = 0; i < N; i++)
    {
      x->data[2 * i] = (float) (i % 7);
      x->data[2 * i + 1] = (float) (i / 7);
      aster_tokens_append (tokens, "word", 4, NULL);
    }
  index = aster_plot_index_new (x);
  scene.index = index;
  scene.tokens = tokens;
  scene.colouring = colouring;
  scene.transform = (AsterTransform){ 30, 20, 280, SIDE, SIDE };
  scene.hovered = 24;
  scene.card = card;
  aster_plot_marks_paint (&scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < SIDE; y++)
    for (int p = 0; p < SIDE; p++)
      n += cairo_image_surface_get_data (
               surface)[y * cairo_image_surface_get_stride (surface) + 4 * p + 3] > 200;
  cairo_surface_destroy (surface);

  return n;
}

/* A number has a line of its own and a histogram, beside what is known besides. */
static void
test_card (void)
{
  g_autoptr (AsterColouring) none = aster_colouring_new_none (), numbers = NULL;
  double values[N];
  guint bare, plain, told, both;

  for (guint i = 0; i < N; i++)
    values[i] = i * i;
  numbers = aster_colouring_new_from_numbers ("Norm", values, N, ASTER_RAMP_VALUES);
  bare = count_card (none, NULL);
  plain = count_card (none, "one\ntwo");
  told = count_card (numbers, NULL);
  both = count_card (numbers, "one\ntwo");
  g_assert_cmpuint (plain, >, bare);
  g_assert_cmpuint (told, >, bare);
  g_assert_cmpuint (both, >, plain);
  g_assert_cmpuint (both, >, told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-marks/card", test_card);

  return g_test_run ();
}
