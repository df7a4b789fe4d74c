#include "plot/plot-home.h"

#include <math.h>

#include "parts/bits.h"
#include "tools/random.h"

#define WIDTH  800.0
#define HEIGHT 500.0

static const cairo_rectangle_t CORNER = { 640, 0, 160, 170 };

/* A viewport with the bounds of @places. */
static AsterViewport *
new_viewport (const GArray *places)
{
  AsterViewport *viewport = aster_viewport_new ();
  const float *p = (const float *) (gpointer) places->data;
  double low[2] = { INFINITY, INFINITY }, high[2] = { -INFINITY, -INFINITY };

  for (guint i = 0; i < places->len; i++)
    for (int k = 0; k < 2; k++)
      {
        low[k] = MIN (low[k], (double) p[2 * i + k]);
        high[k] = MAX (high[k], (double) p[2 * i + k]);
      }
  aster_viewport_set_bounds (viewport, low[0], low[1], high[0], high[1]);

  return viewport;
}

/* Points along the diagonal from the lower left to the upper right, or the other one. */
static GArray *
new_diagonal (double slope)
{
  GArray *places = g_array_new (FALSE, FALSE, 2 * sizeof (float));
  AsterRandom random = aster_random_init (42, 1);

  for (guint i = 0; i < 1000; i++)
    {
      double x = aster_random_double (&random) - 0.5;
      const float place[2] = { (float) (8 * x), (float) (4 * slope * x) };

      g_array_append_vals (places, place, 1);
    }

  return places;
}

static guint
count_hidden (AsterViewport *viewport,
              const AsterView *view,
              const GArray *places,
              const cairo_rectangle_t *cover)
{
  AsterTransform t = aster_viewport_transform_of (viewport, view, WIDTH, HEIGHT);
  const float *p = (const float *) (gpointer) places->data;
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    {
      double page[2];

      aster_transform_to_page (&t, (double) p[2 * i], (double) p[2 * i + 1], page);
      g_assert_cmpfloat (page[0], >=, 0);
      g_assert_cmpfloat (page[0], <=, WIDTH);
      g_assert_cmpfloat (page[1], >=, 0);
      g_assert_cmpfloat (page[1], <=, HEIGHT);
      n += page[0] > cover->x && page[0] < cover->x + cover->width &&
           page[1] > cover->y && page[1] < cover->y + cover->height;
    }

  return n;
}

/* What is not in the way moves nothing. */
static void
test_free (void)
{
  g_autoptr (GArray) places = new_diagonal (-1);
  g_autoptr (AsterViewport) viewport = new_viewport (places);
  AsterPlotHome home = { 0 };
  AsterView whole = aster_viewport_get_whole (viewport), view;
  AsterPlotStay stay = { places, WIDTH, HEIGHT, &CORNER };

  view = aster_plot_home_find (&home, viewport, &stay);
  g_assert_cmpfloat (view.x, ==, whole.x);
  g_assert_cmpfloat (view.y, ==, whole.y);
  g_assert_cmpfloat (view.zoom, ==, 1);

  stay.cover = NULL;
  view = aster_plot_home_find (&home, viewport, &stay);
  g_assert_cmpfloat (view.zoom, ==, 1);
}

/* A map that would lie under the legend comes out, and stays on the page; whatever the
 * corner. */
static void
test_hidden (void)
{
  const cairo_rectangle_t covers[] = {
    CORNER, { 0, 0, 160, 170 }, { 640, 330, 160, 170 }, { 0, 330, 160, 170 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (covers); i++)
    {
      g_autoptr (GArray) places = new_diagonal (i == 0 || i == 3 ? 1 : -1);
      g_autoptr (AsterViewport) viewport = new_viewport (places);
      AsterPlotHome home = { 0 };
      AsterView whole = aster_viewport_get_whole (viewport), view;
      AsterPlotStay stay = { places, WIDTH, HEIGHT, &covers[i] };
      guint before = count_hidden (viewport, &whole, places, &covers[i]);

      view = aster_plot_home_find (&home, viewport, &stay);
      g_assert_cmpuint (before, >, 100);
      g_assert_cmpuint (count_hidden (viewport, &view, places, &covers[i]), <,
                        before / 5);
      g_assert_cmpfloat (view.zoom, >=, 0.6);
    }
}

/* What was done before is done again where it is hardly worse, so that a page whose map
 * moves stands still; and undone where it is in vain. */
static void
test_keeps (void)
{
  g_autoptr (GArray) rising = new_diagonal (1);
  g_autoptr (GArray) falling = new_diagonal (-1);
  g_autoptr (AsterViewport) viewport = new_viewport (rising);
  AsterPlotHome home = { 0 }, first;
  AsterPlotStay stay = { rising, WIDTH, HEIGHT, &CORNER };
  cairo_rectangle_t wider = CORNER;

  aster_plot_home_find (&home, viewport, &stay);
  first = home;
  wider.x -= 1;
  wider.width += 1;
  stay.cover = &wider;
  aster_plot_home_find (&home, viewport, &stay);
  g_assert_cmpmem (&home, sizeof home, &first, sizeof first);

  stay.places = falling;
  aster_plot_home_find (&home, viewport, &stay);
  g_assert_cmpfloat (home.smaller, ==, 0);
}

static void
test_sample (void)
{
  g_autoptr (AsterMatrix) positions = aster_matrix_new (5000, 2, NULL);
  g_autofree guint64 *seen = g_new0 (guint64, aster_bits_words (5000) + 1);
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) few = NULL;
  g_autoptr (GArray) disc = aster_plot_home_sample_disc (3);

  for (gsize i = 0; i < 5000; i++)
    aster_matrix_row (positions, i)[0] = (float) i;
  aster_matrix_row (positions, 7)[1] = NAN;
  for (gsize i = 0; i < 20; i++)
    aster_bits_set (seen, i, TRUE);

  all = aster_plot_home_sample (positions, NULL);
  g_assert_cmpuint (all->len, ==, 1000);
  few = aster_plot_home_sample (positions, seen);
  g_assert_cmpuint (few->len, ==, 19);
  for (guint i = 0; i < disc->len; i++)
    {
      const float *p = (const float *) (gpointer) disc->data + 2 * i;

      g_assert_cmpfloat (hypot ((double) p[0], (double) p[1]), <=, 3 + 1e-6);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-home/free", test_free);
  g_test_add_func ("/plot-home/hidden", test_hidden);
  g_test_add_func ("/plot-home/keeps", test_keeps);
  g_test_add_func ("/plot-home/sample", test_sample);

  return g_test_run ();
}
