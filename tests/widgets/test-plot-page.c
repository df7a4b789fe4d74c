#include "plot-stage.h"

static void
select_row (Fixture *self, guint32 row)
{
  aster_selection_apply (self->selection, &row, 1, ASTER_SELECT_REPLACE);
}

/* The view has not changed for a long time. */
static void
rest (Fixture *self)
{
  g_assert_cmpuint (self->plot->tick, ==, 0);
  self->plot->moved = 0;
}

/* Everything takes too long for this plot. */
static void
set_up_impatient (Fixture *self, gconstpointer data)
{
  set_up (self, NULL);
  while (self->plot->page.coarse || self->plot->page.now == NULL)
    g_main_context_iteration (NULL, TRUE);
  self->plot->page.patience = -1;
  rest (self);
}

static void
wait_for_picture (Fixture *self)
{
  do
    draw_frames (GTK_WIDGET (self->plot), 1);
  while (self->plot->page.waiting != NULL || self->plot->page.exposure != NULL ||
         self->plot->page.stale || self->plot->page.coarse);
}

/* What is there is what the main thread would have painted. */
static void
expect_right (Fixture *self)
{
  g_autoptr (GBytes) beside = download (self->plot), here = NULL;

  rest (self);
  self->plot->page.patience = INFINITY;
  aster_plot_stale (self->plot);
  draw_frames (GTK_WIDGET (self->plot), 1);
  here = download (self->plot);
  g_assert_true (g_bytes_equal (beside, here));
  g_assert_false (self->plot->page.coarse);
  self->plot->page.patience = -1;
}

/* The old picture stays until the new one has come, which is the same as if the main
 * thread had painted it, in all that is to be seen. */
static void
test_beside (Fixture *self, gconstpointer data)
{
  guint painted = self->plot->page.n_painted;
  AsterPlotStyle style = ASTER_PLOT_STYLE_INIT;
  const guint32 found[] = { 1, 4 };

  select_row (self, 3);
  while (self->plot->page.waiting == NULL)
    draw_frames (GTK_WIDGET (self->plot), 1);
  g_assert_cmpuint (self->plot->page.n_painted, ==, painted);
  g_assert_nonnull (self->plot->page.now);
  wait_for_picture (self);
  g_assert_cmpuint (self->plot->page.n_painted, ==, painted + 1);
  expect_right (self);

  aster_selection_set_matches (self->selection, found, 2);
  wait_for_picture (self);
  expect_right (self);

  style.marks = ASTER_MARKS_CONTOURS;
  style.outlines = TRUE;
  aster_plot_set_style (self->plot, &style);
  wait_for_picture (self);
  expect_right (self);

  aster_plot_set_theme (self->plot, ASTER_THEME_DARK);
  wait_for_picture (self);
  expect_right (self);
}

/* What changes while a picture is painted comes with the next one: the picture that was
 * begun is shown, so that something is seen of what goes on and on. */
static void
test_changes_meanwhile (Fixture *self, gconstpointer data)
{
  guint painted = self->plot->page.n_painted;

  select_row (self, 3);
  while (self->plot->page.waiting == NULL)
    draw_frames (GTK_WIDGET (self->plot), 1);
  select_row (self, 1);
  wait_for_picture (self);
  g_assert_cmpuint (self->plot->page.n_painted, ==, painted + 2);
  expect_right (self);
}

/* A page that moves is painted at once, and the picture of where it was is not shown. */
static void
test_moves_meanwhile (Fixture *self, gconstpointer data)
{
  select_row (self, 3);
  while (self->plot->page.waiting == NULL)
    draw_frames (GTK_WIDGET (self->plot), 1);
  aster_viewport_zoom_about (aster_plot_get_viewport (self->plot), 0, 0, 1.3);
  draw_frames (GTK_WIDGET (self->plot), 1);
  g_assert_null (self->plot->page.waiting);
  g_assert_null (self->plot->page.exposure);
  wait_for_picture (self);
  expect_right (self);
}

/* A page of another size shows some of the points at once. */
static void
test_another_size (Fixture *self, gconstpointer data)
{
  guint painted = self->plot->page.n_painted;

  self->plot->page.patience = 0.001;
  self->plot->page.cost = 1;
  gtk_window_set_default_size (GTK_WINDOW (self->window), SIDE + 50, SIDE + 30);
  while (gtk_widget_get_width (GTK_WIDGET (self->plot)) < SIDE + 50)
    g_main_context_iteration (NULL, TRUE);
  wait_for_picture (self);
  g_assert_cmpuint (self->plot->page.n_painted, >=, painted + 2);
  expect_right (self);
}

/* Nobody is told of a picture of other rows than those on the page. */
static void
test_other_rows_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLayout) layout = new_layout (2);

  select_row (self, 3);
  while (self->plot->page.waiting == NULL)
    draw_frames (GTK_WIDGET (self->plot), 1);
  aster_plot_set_layout (self->plot, layout);
  wait_for_picture (self);
  expect_right (self);
}

/* A plot that goes does not wait. */
static void
test_goes_meanwhile (Fixture *self, gconstpointer data)
{
  select_row (self, 3);
  while (self->plot->page.waiting == NULL)
    draw_frames (GTK_WIDGET (self->plot), 1);
  gtk_window_set_child (GTK_WINDOW (self->window), NULL);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
}

#define ADD(path, func)                                                                  \
  g_test_add (path, Fixture, NULL, set_up_impatient, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  ADD ("/plot-page/beside", test_beside);
  ADD ("/plot-page/changes-meanwhile", test_changes_meanwhile);
  ADD ("/plot-page/moves-meanwhile", test_moves_meanwhile);
  ADD ("/plot-page/another-size", test_another_size);
  ADD ("/plot-page/other-rows-meanwhile", test_other_rows_meanwhile);
  ADD ("/plot-page/goes-meanwhile", test_goes_meanwhile);

  return g_test_run ();
}
