#include "plot/plot-layer.h"

#include "parts/bits.h"
#include "tools/parallel.h"
#include "tools/random.h"

#define WIDTH  310 /* px */
#define HEIGHT 190
#define N      6000

typedef struct
{
  AsterMatrix *positions;
  AsterPlotIndex *index;
  AsterPlotScene scene;
  guint64 selected[N / 64 + 1], matches[N / 64 + 1], visible[N / 64 + 1];
  double scale;
  AsterPlotLayer layer;
} Fixture;

static void
set_up (Fixture *self, gconstpointer scale)
{
  AsterRandom random = aster_random_init (42, 3);
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;

  self->scale = GPOINTER_TO_INT (scale);
  self->positions = aster_matrix_new (N, 2, NULL);
  for (gsize i = 0; i < 2 * N; i++)
    self->positions->data[i] = (float) (6 * aster_random_normal (&random));
  self->index = aster_plot_index_new (self->positions);
  scene.index = self->index;
  scene.theme = ASTER_THEME_DARK;
  scene.transform = (AsterTransform){ 17.3, 155.2, 95.7, WIDTH, HEIGHT };
  self->scene = scene;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  aster_plot_layer_clear (&self->layer);
  aster_plot_index_unref (self->index);
  aster_matrix_unref (self->positions);
}

static AsterPage
new_page (const Fixture *self)
{
  AsterPage page;

  g_assert_true (aster_page_init (&page, (gsize) (WIDTH * self->scale),
                                  (gsize) (HEIGHT * self->scale), self->scale));

  return page;
}

static void
expect_same (const AsterPage *a, const AsterPage *b)
{
  for (gsize y = 0; y < a->height; y++)
    g_assert_cmpmem (a->pixels + y * a->stride, a->width * 4, b->pixels + y * b->stride,
                     b->width * 4);
}

static void
paint_layer (Fixture *self)
{
  g_auto (AsterPage) page = new_page (self), whole = new_page (self);

  aster_plot_layer_paint (&self->layer, &self->scene, self->scale, &page);
  aster_plot_points_paint (&self->scene, self->scale, &whole);
  expect_same (&page, &whole);
}

/* Moves the page by so many px of the device. */
static gboolean
slide (Fixture *self, double dx, double dy, AsterPage *page)
{
  self->scene.transform.dx += dx / self->scale;
  self->scene.transform.dy += dy / self->scale;

  return aster_plot_layer_slide (&self->layer, &self->scene, self->scale, page);
}

/* A walk to and fro, farther than there is room, always as if painted from scratch. */
static void
walk (Fixture *self)
{
  AsterRandom random = aster_random_init (7, 1);

  paint_layer (self);
  for (int step = 0; step < 60; step++)
    {
      g_auto (AsterPage) page = new_page (self), whole = new_page (self);
      int way = step / 15 % 2 == 0 ? 1 : -1;
      double dx = way * (double) aster_random_below (&random, 70) - 10;
      double dy = way * (double) aster_random_below (&random, 90);

      if (step % 5 == 0)
        dx = 0;
      if (step % 7 == 0)
        dy = 0;
      g_assert_true (slide (self, dx, dy, &page));
      aster_plot_points_paint (&self->scene, self->scale, &whole);
      expect_same (&page, &whole);
    }
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  walk (self);
}

/* Those selected lie on those that are not, rings on all, and some are hidden. */
static void
test_marked (Fixture *self, gconstpointer data)
{
  AsterRandom random = aster_random_init (3, 3);

  for (gsize i = 0; i < N; i++)
    {
      aster_bits_set (self->selected, i, aster_random_below (&random, 3) == 0);
      aster_bits_set (self->matches, i, aster_random_below (&random, 40) == 0);
      aster_bits_set (self->visible, i, aster_random_below (&random, 4) > 0);
    }
  self->scene.selected = self->selected;
  self->scene.n_selected = aster_bits_count (self->selected, N);
  self->scene.matches = self->matches;
  self->scene.n_matches = aster_bits_count (self->matches, N);
  self->scene.visible = self->visible;
  walk (self);
}

/* What was painted in part goes on in that part. */
static void
test_part (Fixture *self, gconstpointer data)
{
  self->scene.portion = 0.3;
  paint_layer (self);
  self->scene.portion = 1;
  for (int step = 0; step < 4; step++)
    {
      g_auto (AsterPage) page = new_page (self), whole = new_page (self);

      g_assert_true (slide (self, 11, -7, &page));
      g_assert_cmpfloat (self->scene.portion, ==, 0.3);
      aster_plot_points_paint (&self->scene, self->scale, &whole);
      expect_same (&page, &whole);
    }
}

static void
test_threads (Fixture *self, gconstpointer data)
{
  for (guint threads = 1; threads <= 3; threads++)
    {
      aster_parallel_set_threads (threads);
      walk (self);
    }
  aster_parallel_set_threads (0);
}

/* What cannot be made of what is there is said to be so. */
static void
test_refusals (Fixture *self, gconstpointer data)
{
  g_auto (AsterPage) page = new_page (self);
  g_auto (AsterPage) other = { 0 };

  g_assert_false (slide (self, 3, 0, &page));
  paint_layer (self);
  g_assert_false (slide (self, 0.5, 0, &page));
  paint_layer (self);
  g_assert_false (slide (self, 0, HEIGHT, &page));
  paint_layer (self);
  self->scene.transform.scale *= 1.01;
  g_assert_false (slide (self, 3, 0, &page));
  paint_layer (self);
  g_assert_true (aster_page_init (&other, WIDTH + 1, HEIGHT, self->scale));
  g_assert_false (slide (self, 3, 0, &other));
  self->scene.style.marks = ASTER_MARKS_HEAT_MAP;
  paint_layer (self);
  g_assert_false (slide (self, 3, 0, &page));
}

#define ADD(name, scale, func)                                                           \
  g_test_add ("/plot-layer/" name, Fixture, GINT_TO_POINTER (scale), set_up, func,       \
              tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("same-bytes", 1, test_same_bytes);
  ADD ("same-bytes/large", 2, test_same_bytes);
  ADD ("marked", 1, test_marked);
  ADD ("part", 1, test_part);
  ADD ("threads", 1, test_threads);
  ADD ("refusals", 1, test_refusals);
  return g_test_run ();
}
