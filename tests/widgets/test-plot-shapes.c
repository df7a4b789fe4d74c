#include "plot-stage.h"

#include "values/row-set.h"

/* Draws a rectangle between two places of the page, as a hand does with that button and
 * those keys. */
static void
draw_rectangle (
    AsterPlot *plot, const double from[2], const double to[2], guint button, guint keys)
{
  gpointer drag = find_controller (plot, GTK_TYPE_GESTURE_DRAG, 0);

  g_signal_emit_by_name (drag, "drag-begin", from[0], from[1]);
  g_assert_true (aster_plot_begin_drag (plot, button, GDK_SHIFT_MASK | keys));
  g_signal_emit_by_name (drag, "drag-update", to[0] - from[0], to[1] - from[1]);
  /* What real events carry until the end. */
  aster_plot_end_shape (plot, GDK_SHIFT_MASK | keys);
  aster_plot_stop_drag (plot);
}

static const double corner[] = { 0, 0 };
static const double opposite[] = { SIDE, SIDE };
static const double right_middle[] = { SIDE, SIDE / 2.0 + 10 };

/* The upper half of the die is the, of, and; all of it five words. */
static void
test_rectangle (Fixture *self, gconstpointer data)
{
  const double left_low[] = { SIDE / 2.0 - 10, SIDE };

  draw_rectangle (self->plot, corner, right_middle, GDK_BUTTON_PRIMARY, 0);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 3);
  g_assert_false (aster_selection_is_selected (self->selection, 3));
  g_assert_cmpstr (aster_plot_get_tip (self->plot), ==, "3 words selected.");

  draw_rectangle (self->plot, corner, left_low, GDK_BUTTON_PRIMARY, GDK_CONTROL_MASK);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 4);
  g_assert_true (aster_selection_is_selected (self->selection, 3));
  g_assert_cmpstr (aster_plot_get_tip (self->plot), ==, "1 word added to the selection.");

  draw_rectangle (self->plot, corner, left_low, GDK_BUTTON_SECONDARY, 0);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 2);
  g_assert_false (aster_selection_is_selected (self->selection, 1));
  g_assert_false (aster_selection_is_selected (self->selection, 3));
  g_assert_cmpstr (aster_plot_get_tip (self->plot), ==,
                   "2 words taken away from the selection.");

  draw_rectangle (self->plot, corner, left_low, GDK_BUTTON_PRIMARY, 0);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 2);
  g_assert_true (aster_selection_is_selected (self->selection, 1));

  /* What was said is said until something else is done. */
  press (self->plot, GDK_KEY_plus, 0);
  g_assert_null (aster_plot_get_tip (self->plot));
}

static void
draw_lasso (AsterPlot *plot, const double *corners, guint n, guint button, guint keys)
{
  gpointer drag = find_controller (plot, GTK_TYPE_GESTURE_DRAG, 0);
  GdkModifierType state = GDK_SHIFT_MASK | GDK_ALT_MASK | keys;

  g_signal_emit_by_name (drag, "drag-begin", corners[0], corners[1]);
  g_assert_true (aster_plot_begin_drag (plot, button, state));
  for (guint i = 1; i < n; i++)
    g_signal_emit_by_name (drag, "drag-update", corners[2 * i] - corners[0],
                           corners[2 * i + 1] - corners[1]);
  draw_frames (GTK_WIDGET (plot), 2);
  aster_plot_end_shape (plot, state);
  aster_plot_stop_drag (plot);
}

static void
test_lasso (Fixture *self, gconstpointer data)
{
  const double upper_left[] = { 200, -50, -50, 0, 0, 450 };
  const double lower_right[] = { 200, 450, 450, 0, 450, 450 };

  draw_lasso (self->plot, upper_left, 3, GDK_BUTTON_PRIMARY, 0);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 1);
  g_assert_true (aster_selection_is_selected (self->selection, 1));

  draw_lasso (self->plot, lower_right, 3, GDK_BUTTON_PRIMARY, GDK_CONTROL_MASK);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 2);
  g_assert_true (aster_selection_is_selected (self->selection, 4));

  draw_lasso (self->plot, upper_left, 3, GDK_BUTTON_SECONDARY, 0);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 1);
  g_assert_false (aster_selection_is_selected (self->selection, 1));
}

/* What is hidden is left out of everything, and how many there were is said. */
static void
test_hidden (Fixture *self, gconstpointer data)
{
  const char *const cells[] = { "a", "b", "b", "a", "a" };
  g_autoptr (AsterColumn) column = aster_column_new_text ("kind", cells, 5);
  g_autoptr (AsterColouring) colouring = aster_colouring_new_from_column (column);
  const guint32 all[] = { 0, 1, 2, 3, 4 }, alone[] = { 0, 3 };

  aster_plot_set_colouring (self->plot, colouring);
  aster_plot_set_hidden (self->plot, 1 << 1);
  draw_rectangle (self->plot, corner, right_middle, GDK_BUTTON_PRIMARY, 0);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 1);
  g_assert_cmpstr (aster_plot_get_tip (self->plot), ==,
                   "1 word selected. 2 words inside are hidden and were left out.");

  aster_selection_apply (self->selection, all, 5, ASTER_SELECT_REPLACE);
  draw_rectangle (self->plot, corner, opposite, GDK_BUTTON_SECONDARY, 0);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 2);
  g_assert_true (aster_selection_is_selected (self->selection, 1));

  aster_plot_set_hidden (self->plot, 0);
  aster_plot_set_shown (self->plot, alone, 2);
  aster_plot_fit (self->plot);
  draw_rectangle (self->plot, corner, opposite, GDK_BUTTON_PRIMARY, 0);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 2);
  g_assert_nonnull (strstr (aster_plot_get_tip (self->plot), "2 words selected."));
}

/* Of words in one place all are taken, whichever is seen; words that have no place on the
 * map are neither taken nor counted. */
static void
test_covered (Fixture *self, gconstpointer data)
{
  const float places[] = { 0, 0, 0, 0, 0, 0, 1, 1, -1, -1 };
  const guint32 mapped[] = { 0, 1, 3, 4 };
  const double low[] = { SIDE / 2.0 - 20, SIDE / 2.0 - 20 };
  const double high[] = { SIDE / 2.0 + 20, SIDE / 2.0 + 20 };
  AsterMatrix *positions = aster_matrix_new (5, 2, NULL);
  g_autoptr (AsterLayout) layout = NULL, partial = NULL;

  memcpy (positions->data, places, sizeof places);
  layout = aster_layout_new (aster_matrix_ref (positions));
  partial = aster_layout_new (positions);
  partial->rows = aster_row_set_new (mapped, 4);
  aster_plot_set_layout (self->plot, layout);
  draw_rectangle (self->plot, low, high, GDK_BUTTON_PRIMARY, 0);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 3);

  aster_plot_set_layout (self->plot, partial);
  draw_rectangle (self->plot, low, high, GDK_BUTTON_PRIMARY, 0);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 2);
  g_assert_cmpstr (aster_plot_get_tip (self->plot), ==, "2 words selected.");
}

/* Without keys held: R and L say what the next drag draws, Esc that it draws nothing. */
static void
test_armed (Fixture *self, gconstpointer data)
{
  gpointer drag = find_controller (self->plot, GTK_TYPE_GESTURE_DRAG, 0);

  press (self->plot, GDK_KEY_l, 0);
  g_assert_cmpint (aster_plot_get_shape (self->plot, 0), ==, ASTER_DRAG_LASSO);
  g_assert_nonnull (strstr (aster_plot_get_tip (self->plot), "lasso"));
  press (self->plot, GDK_KEY_r, 0);
  g_assert_cmpint (aster_plot_get_shape (self->plot, 0), ==, ASTER_DRAG_RECTANGLE);
  g_assert_true (press (self->plot, GDK_KEY_Escape, 0));
  g_assert_cmpint (aster_plot_get_shape (self->plot, 0), ==, ASTER_DRAG_NONE);
  g_assert_null (aster_plot_get_tip (self->plot));

  aster_plot_arm_rectangle (self->plot);
  g_signal_emit_by_name (drag, "drag-begin", 0.0, 0.0);
  g_signal_emit_by_name (drag, "drag-update", (double) SIDE, SIDE / 2.0 + 10);
  g_assert_cmpint (self->plot->drag, ==, ASTER_DRAG_RECTANGLE);
  g_assert_nonnull (strstr (aster_plot_get_tip (self->plot), "Let go"));
  g_signal_emit_by_name (drag, "drag-end", (double) SIDE, SIDE / 2.0 + 10);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 3);
  /* Once. */
  g_assert_cmpint (aster_plot_get_shape (self->plot, 0), ==, ASTER_DRAG_NONE);
}

/* Escape forgets what is being drawn and leaves the selection; the right button draws
 * where there is something to draw, and moves nothing. */
static void
test_gives_up (Fixture *self, gconstpointer data)
{
  gpointer drag = find_controller (self->plot, GTK_TYPE_GESTURE_DRAG, 0);
  guint32 row = 4;

  aster_selection_apply (self->selection, &row, 1, ASTER_SELECT_REPLACE);
  g_signal_emit_by_name (drag, "drag-begin", 0.0, 0.0);
  g_assert_true (aster_plot_begin_drag (self->plot, GDK_BUTTON_PRIMARY, GDK_SHIFT_MASK));
  g_assert_true (press (self->plot, GDK_KEY_Escape, 0));
  g_assert_cmpint (self->plot->drag, ==, ASTER_DRAG_NONE);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 1);
  /* The button is still down. */
  g_signal_emit_by_name (drag, "drag-update", 100.0, 100.0);
  g_assert_cmpint (self->plot->drag, ==, ASTER_DRAG_NONE);

  g_assert_false (aster_plot_begin_drag (self->plot, GDK_BUTTON_SECONDARY, 0));
  g_assert_cmpint (self->plot->drag, ==, ASTER_DRAG_NONE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  ADD ("/plot-shapes/rectangle", test_rectangle);
  ADD ("/plot-shapes/lasso", test_lasso);
  ADD ("/plot-shapes/hidden", test_hidden);
  ADD ("/plot-shapes/covered", test_covered);
  ADD ("/plot-shapes/armed", test_armed);
  ADD ("/plot-shapes/gives-up", test_gives_up);

  return g_test_run ();
}
