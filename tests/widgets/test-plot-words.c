#include "plot/plot-words.h"

#include "plot-stage.h"

#define N 40

/* Words enough that one frame does not draw them all. */
static void
set_up_many (Fixture *self, gconstpointer data)
{
  AsterMatrix *positions = aster_matrix_new (N, 2, NULL);
  g_autoptr (AsterLayout) layout = NULL;
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();

  for (gsize i = 0; i < N; i++)
    {
      aster_tokens_append (tokens, (char[]){ 'a' + (char) (i % 26) }, 1, NULL);
      positions->data[2 * i] = (float) (i % 8);
      positions->data[2 * i + 1] = (float) (i / 8);
    }
  layout = aster_layout_new (positions);

  set_up (self, NULL);
  aster_plot_set_layout (self->plot, layout);
  aster_plot_set_tokens (self->plot, tokens);
}

static guint
count_pictures (AsterPlot *plot)
{
  return plot->words.pictures != NULL ? g_hash_table_size (plot->words.pictures) : 0;
}

/* Lets the plot prepare its next frame; nothing else goes on. */
static void
prepare (AsterPlot *plot)
{
  guint frame = plot->words.frame;

  while (plot->words.ahead != 0 && plot->words.frame == frame)
    g_main_context_iteration (NULL, TRUE);
}

/* A frame draws a few words, and all are there when the main thread had time for them. */
static void
test_a_few_at_once (Fixture *self, gconstpointer data)
{
  guint before, after, frame = self->plot->words.frame;

  while (self->plot->words.frame == frame)
    g_main_context_iteration (NULL, TRUE);
  before = count_pictures (self->plot);
  g_assert_cmpuint (self->plot->placed->len, ==, N);
  g_assert_cmpuint (before, <, N);

  while (self->plot->words.lacking)
    {
      before = count_pictures (self->plot);
      prepare (self->plot);
      after = count_pictures (self->plot);
      g_assert_cmpuint (after, >, before);
    }
  g_assert_cmpuint (count_pictures (self->plot), ==, N);

  draw_frames (GTK_WIDGET (self->plot), 2);
  g_assert_cmpuint (count_pictures (self->plot), ==, N);
}

/* What was forgotten before it was drawn is asked for again. */
static void
test_forget (Fixture *self, gconstpointer data)
{
  guint frame = self->plot->words.frame;

  while (self->plot->words.frame == frame)
    g_main_context_iteration (NULL, TRUE);
  aster_plot_words_forget (self->plot);
  g_assert_cmpuint (self->plot->words.ahead, ==, 0);
  g_assert_cmpuint (count_pictures (self->plot), ==, 0);

  do
    draw_frames (GTK_WIDGET (self->plot), 1);
  while (self->plot->words.lacking);
  g_assert_cmpuint (count_pictures (self->plot), ==, N);
}

/* The words of the next step are known before it is looked at, and a map without words
 * has none to know. */
static void
test_nearer (Fixture *self, gconstpointer data)
{
  AsterViewport *viewport = aster_plot_get_viewport (self->plot);
  AsterPlotStyle style = ASTER_PLOT_STYLE_INIT;
  AsterPlotScene scene;

  for (guint step = 0; step < 5; step++)
    {
      aster_viewport_zoom_about (viewport, 3, 2, 1.1);
      do
        draw_frames (GTK_WIDGET (self->plot), 1);
      while (self->plot->words.lacking);
      while (self->plot->words.ahead != 0)
        g_main_context_iteration (NULL, TRUE);
      scene = aster_plot_get_scene (self->plot, SIDE, SIDE);
      g_assert_true (aster_plot_scene_has_prepared_labels (&scene));
    }

  style.labels = FALSE;
  aster_plot_set_style (self->plot, &style);
  scene = aster_plot_get_scene (self->plot, SIDE, SIDE);
  g_assert_true (aster_plot_scene_has_prepared_labels (&scene));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up_many, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  ADD ("/plot-words/a-few-at-once", test_a_few_at_once);
  ADD ("/plot-words/forget", test_forget);
  ADD ("/plot-words/nearer", test_nearer);

  return g_test_run ();
}
