#include "plot-stage.h"

#include <string.h>

#include "parts/bits.h"

static void
test_hover (Fixture *self, gconstpointer data)
{
  for (gsize row = 0; row < 5; row++)
    {
      point_at (self->plot, row);
      g_assert_cmpint (aster_selection_get_hovered (self->selection), ==, row);
    }
  g_signal_emit_by_name (
      find_controller (self->plot, GTK_TYPE_EVENT_CONTROLLER_MOTION, 0), "motion", 100.0,
      200.0);
  g_assert_cmpint (aster_selection_get_hovered (self->selection), ==, -1);
  point_at (self->plot, 2);
  g_signal_emit_by_name (
      find_controller (self->plot, GTK_TYPE_EVENT_CONTROLLER_MOTION, 0), "leave");
  g_assert_cmpint (aster_selection_get_hovered (self->selection), ==, -1);
}

/* Moving the pointer never paints the points again; choosing does. */
static void
test_hover_is_cheap (Fixture *self, gconstpointer data)
{
  guint32 row = 1;
  guint painted;

  draw_frames (GTK_WIDGET (self->plot), 2);
  painted = self->plot->page.n_painted;
  g_assert_cmpuint (painted, >, 0);
  for (guint i = 0; i < 5; i++)
    {
      point_at (self->plot, i);
      draw_frames (GTK_WIDGET (self->plot), 2);
    }
  g_assert_cmpuint (self->plot->page.n_painted, ==, painted);

  aster_selection_apply (self->selection, &row, 1, ASTER_SELECT_REPLACE);
  draw_frames (GTK_WIDGET (self->plot), 2);
  g_assert_cmpuint (self->plot->page.n_painted, ==, painted + 1);
}

/* A machine that is too slow for all points shows some of them on the move, and all of
 * them at rest. */
static void
test_coarse_on_the_move (Fixture *self, gconstpointer data)
{
  draw_frames (GTK_WIDGET (self->plot), 2);
  g_assert_false (self->plot->page.coarse);
  self->plot->page.cost = 1000;
  aster_viewport_move (aster_plot_get_viewport (self->plot), 3, 3);
  draw_frames (GTK_WIDGET (self->plot), 1);
  g_assert_true (self->plot->page.coarse);
  while (self->plot->page.coarse)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (self->plot->page.cost, <, 1000);
}

static void
remember_cb (AsterPlot *plot, int row, int *activated)
{
  *activated = row;
}

static void
test_click (Fixture *self, gconstpointer data)
{
  gpointer click = find_controller (self->plot, GTK_TYPE_GESTURE_CLICK, 1);
  int activated = -1;
  double page[2];

  g_signal_connect (self->plot, "activate", G_CALLBACK (remember_cb), &activated);
  locate (self->plot, 3, page);
  g_signal_emit_by_name (click, "released", 1, page[0], page[1]);
  g_assert_true (aster_selection_is_selected (self->selection, 3));
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 3);
  g_assert_cmpint (activated, ==, 3);

  g_signal_emit_by_name (click, "released", 1, 100.0, 200.0);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 0);

  aster_viewport_move (aster_plot_get_viewport (self->plot), 3, 3);
  g_signal_emit_by_name (click, "released", 2, 5.0, 5.0);
  g_assert_cmpfloat (aster_viewport_get_view (aster_plot_get_viewport (self->plot)).x, ==,
                     0);
}

static void
test_modes (Fixture *self, gconstpointer data)
{
  aster_plot_choose (self->plot, 0, 0);
  aster_plot_choose (self->plot, 1, GDK_CONTROL_MASK);
  aster_plot_choose (self->plot, 2, GDK_CONTROL_MASK);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 3);
  aster_plot_choose (self->plot, 1, GDK_CONTROL_MASK);
  aster_plot_choose (self->plot, 2, GDK_ALT_MASK);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 1);
  aster_plot_choose (self->plot, -1, GDK_CONTROL_MASK);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 1);
}

static void
test_pan (Fixture *self, gconstpointer data)
{
  gpointer drag = find_controller (self->plot, GTK_TYPE_GESTURE_DRAG, 0);
  double before[2], after[2];

  locate (self->plot, 0, before);
  g_signal_emit_by_name (drag, "drag-begin", 50.0, 60.0);
  g_signal_emit_by_name (drag, "drag-update", 2.0, 1.0);
  g_assert_cmpint (self->plot->drag, ==, ASTER_DRAG_NONE);
  g_signal_emit_by_name (drag, "drag-update", 30.0, -20.0);
  g_signal_emit_by_name (drag, "drag-end", 30.0, -20.0);
  locate (self->plot, 0, after);
  g_assert_cmpfloat_with_epsilon (after[0] - before[0], 30, 1e-6);
  g_assert_cmpfloat_with_epsilon (after[1] - before[1], -20, 1e-6);
  g_assert_cmpint (self->plot->drag, ==, ASTER_DRAG_NONE);
}

/* A hand that stops between px takes the page along by whole ones: what was painted is
 * kept, and is what would be painted anew. */
static void
test_pan_keeps (Fixture *self, gconstpointer data)
{
  gpointer drag = find_controller (self->plot, GTK_TYPE_GESTURE_DRAG, 0);
  guint slid;

  aster_viewport_zoom_about (aster_plot_get_viewport (self->plot), 0, 0, 1.37);
  draw_frames (GTK_WIDGET (self->plot), 2);
  slid = self->plot->page.n_slid;
  g_signal_emit_by_name (drag, "drag-begin", 10.25, 390.5);
  for (int step = 1; step <= 20; step++)
    {
      g_autoptr (GBytes) kept = NULL, anew = NULL;

      g_signal_emit_by_name (drag, "drag-update", 6.3 * step, -4.7 * step);
      draw_frames (GTK_WIDGET (self->plot), 2);
      kept = download (self->plot);
      aster_plot_stale (self->plot);
      draw_frames (GTK_WIDGET (self->plot), 2);
      anew = download (self->plot);
      g_assert_true (g_bytes_equal (kept, anew));
    }
  g_signal_emit_by_name (drag, "drag-end", 126.0, -94.0);
  g_assert_cmpuint (self->plot->page.n_slid - slid, ==, 20);
}

/* A drag that begins on a word moves the word and not the map. */
static void
test_drag_label (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLabelEdits) edits = aster_label_edits_new ();
  gpointer drag = find_controller (self->plot, GTK_TYPE_GESTURE_DRAG, 0);
  AsterView before = aster_viewport_get_view (aster_plot_get_viewport (self->plot)),
            after;
  const AsterPlacedLabel *label;
  double offset[2], at[2];
  guint32 key;

  aster_plot_set_edits (self->plot, edits);
  draw_frames (GTK_WIDGET (self->plot), 3);
  g_assert_cmpuint (self->plot->placed->len, >, 0);
  label = &g_array_index (self->plot->placed, AsterPlacedLabel, 0);
  at[0] = label->x + label->width - 2;
  at[1] = label->y + label->height / 2;
  g_assert_true (aster_plot_find_label (self->plot, at[0], at[1], &key));
  g_assert_cmpuint (key, ==, label->row);

  g_signal_emit_by_name (drag, "drag-begin", at[0], at[1]);
  g_signal_emit_by_name (drag, "drag-update", 26.0, -39.0);
  g_assert_cmpint (self->plot->drag, ==, ASTER_DRAG_LABEL);
  g_signal_emit_by_name (drag, "drag-end", 26.0, -39.0);
  after = aster_viewport_get_view (aster_plot_get_viewport (self->plot));
  g_assert_cmpfloat (after.x, ==, before.x);
  g_assert_true (aster_label_edits_get_offset (edits, key, offset));
  g_assert_cmpfloat_with_epsilon (offset[1], -39 / self->plot->text_size, 0.02);

  /* Escape puts back what is held. */
  draw_frames (GTK_WIDGET (self->plot), 3);
  g_signal_emit_by_name (drag, "drag-begin", at[0] + 26, at[1] - 39);
  g_signal_emit_by_name (drag, "drag-update", -80.0, 10.0);
  g_assert_cmpint (self->plot->drag, ==, ASTER_DRAG_LABEL);
  press (self->plot, GDK_KEY_Escape, 0);
  aster_label_edits_get_offset (edits, key, offset);
  g_assert_cmpfloat_with_epsilon (offset[1], -39 / self->plot->text_size, 0.02);

  /* Dropped where it belongs, it is as if it had never been moved. */
  draw_frames (GTK_WIDGET (self->plot), 3);
  g_signal_emit_by_name (drag, "drag-begin", at[0] + 26, at[1] - 39);
  g_signal_emit_by_name (drag, "drag-update", -26.0, 39.0);
  g_signal_emit_by_name (drag, "drag-end", -26.0, 39.0);
  g_assert_false (aster_label_edits_get_offset (edits, key, offset));
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* Alt and arrows move the label of the current word, Delete hides it. */
static void
test_label_keys (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLabelEdits) edits = aster_label_edits_new ();
  double offset[2];
  guint n = 0;

  g_signal_connect_swapped (edits, "edited", G_CALLBACK (count_cb), &n);
  aster_plot_set_edits (self->plot, edits);
  g_assert_false (press (self->plot, GDK_KEY_Delete, 0));
  aster_selection_set_current (self->selection, 2);
  draw_frames (GTK_WIDGET (self->plot), 2);
  g_assert_true (press (self->plot, GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_true (press (self->plot, GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_true (aster_label_edits_get_offset (edits, 2, offset));
  g_assert_cmpfloat (offset[0], >, 0.4);
  g_assert_cmpfloat (offset[1], <, -0.4);
  g_assert_cmpuint (n, ==, 2);
  press (self->plot, GDK_KEY_Home, GDK_ALT_MASK);
  g_assert_false (aster_label_edits_get_offset (edits, 2, offset));
  press (self->plot, GDK_KEY_Delete, 0);
  g_assert_true (aster_label_edits_is_hidden (edits, 2));
  draw_frames (GTK_WIDGET (self->plot), 2);
  press (self->plot, GDK_KEY_Delete, GDK_SHIFT_MASK);
  g_assert_false (aster_label_edits_is_hidden (edits, 2));
  g_assert_false (press (self->plot, GDK_KEY_Delete, GDK_SHIFT_MASK));
  g_assert_cmpuint (n, ==, 5);
}

static void
test_zoom (Fixture *self, gconstpointer data)
{
  AsterViewport *viewport = aster_plot_get_viewport (self->plot);

  g_assert_true (press (self->plot, GDK_KEY_plus, GDK_SHIFT_MASK));
  g_assert_cmpfloat (aster_viewport_get_zoom (viewport), ==, 1.25);
  g_assert_true (press (self->plot, GDK_KEY_minus, 0));
  g_assert_cmpfloat (aster_viewport_get_zoom (viewport), ==, 1);
  press (self->plot, GDK_KEY_plus, 0);
  g_assert_true (press (self->plot, GDK_KEY_0, 0));
  g_assert_cmpfloat (aster_viewport_get_zoom (viewport), ==, 1);
  g_assert_false (press (self->plot, GDK_KEY_0, GDK_CONTROL_MASK));
}

static gboolean
menu_cb (AsterPlot *plot, int row, double x, double y, double *told)
{
  told[0] = row;
  told[1] = x;
  told[2] = y;

  return TRUE;
}

static void
test_menu (Fixture *self, gconstpointer data)
{
  double told[3] = { -9, 0, 0 }, page[2];

  g_signal_connect (self->plot, "context-menu", G_CALLBACK (menu_cb), told);
  aster_selection_set_current (self->selection, 4);
  locate (self->plot, 4, page);
  g_assert_true (press (self->plot, GDK_KEY_F10, GDK_SHIFT_MASK));
  g_assert_cmpfloat (told[0], ==, 4);
  g_assert_cmpfloat (told[1], ==, page[0]);
  g_assert_cmpfloat (told[2], ==, page[1]);

  locate (self->plot, 2, page);
  g_signal_emit_by_name (find_controller (self->plot, GTK_TYPE_GESTURE_CLICK, 0),
                         "pressed", 1, page[0], page[1]);
  g_assert_cmpfloat (told[0], ==, 2);
}

/* The keys that are down are told as soon as they are, and no longer. */
static void
test_tip (Fixture *self, gconstpointer data)
{
  gpointer keys = find_controller (self->plot, GTK_TYPE_EVENT_CONTROLLER_KEY, 0);

  g_assert_null (aster_plot_get_tip (self->plot));
  press (self->plot, GDK_KEY_Shift_L, 0);
  g_assert_nonnull (strstr (aster_plot_get_tip (self->plot), "rectangle"));
  press (self->plot, GDK_KEY_Alt_L, GDK_SHIFT_MASK);
  g_assert_nonnull (strstr (aster_plot_get_tip (self->plot), "lasso"));
  g_signal_emit_by_name (keys, "key-released", GDK_KEY_Alt_L, 0,
                         GDK_SHIFT_MASK | GDK_ALT_MASK);
  g_assert_nonnull (strstr (aster_plot_get_tip (self->plot), "rectangle"));
  g_signal_emit_by_name (keys, "key-released", GDK_KEY_Shift_L, 0, GDK_SHIFT_MASK);
  g_assert_null (aster_plot_get_tip (self->plot));
}

/* Hidden classes are neither found nor walked to nor enclosed. */
static void
test_hidden (Fixture *self, gconstpointer data)
{
  const char *const cells[] = { "a", "b", "b", "a", "a" };
  AsterColumn *column = aster_column_new_text ("kind", cells, 5);
  g_autoptr (AsterColouring) colouring = aster_colouring_new_from_column (column);
  guint32 only[] = { 0, 1 };

  aster_column_unref (column);
  aster_plot_set_colouring (self->plot, colouring);
  aster_plot_set_hidden (self->plot, 1 << 1);
  point_at (self->plot, 1);
  g_assert_cmpint (aster_selection_get_hovered (self->selection), ==, -1);
  aster_selection_set_current (self->selection, 0);
  press (self->plot, GDK_KEY_Right, 0);
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 4);

  aster_plot_set_shown (self->plot, only, 2);
  point_at (self->plot, 3);
  g_assert_cmpint (aster_selection_get_hovered (self->selection), ==, -1);
  aster_plot_set_hidden (self->plot, 0);
  point_at (self->plot, 1);
  g_assert_cmpint (aster_selection_get_hovered (self->selection), ==, 1);
  draw_frames (GTK_WIDGET (self->plot), 2);
}

/* Neighbours belong to the row that was hovered when they were handed in. */
static void
test_neighbours (Fixture *self, gconstpointer data)
{
  guint32 rows[] = { 1, 2, 77 };
  AsterPlotScene scene;

  point_at (self->plot, 0);
  aster_plot_set_neighbours (self->plot, rows, 3);
  aster_plot_set_card (self->plot, "0.5");
  scene = aster_plot_get_scene (self->plot, SIDE, SIDE);
  g_assert_cmpuint (scene.n_neighbours, ==, 2);
  g_assert_cmpstr (scene.card, ==, "0.5");
  aster_plot_add_cover (self->plot, self->window);
  scene = aster_plot_get_scene (self->plot, SIDE, SIDE);
  g_assert_cmpuint (scene.n_covers, ==, 1);
  g_assert_cmpfloat (scene.covers[0].width, ==, SIDE);
  draw_frames (GTK_WIDGET (self->plot), 2);

  point_at (self->plot, 3);
  scene = aster_plot_get_scene (self->plot, SIDE, SIDE);
  g_assert_cmpuint (scene.n_neighbours, ==, 0);
  g_assert_null (scene.card);
}

/* Points are seen, and not all in one place. */
static void
assert_on_the_page (AsterPlot *plot)
{
  const AsterMatrix *seen = plot->moving != NULL ? plot->moving : plot->index->positions;
  AsterTransform t = aster_plot_get_transform (plot);
  double least = SIDE, most = 0;

  for (gsize i = 0; i < seen->n_rows; i++)
    {
      const float *p = aster_matrix_row (seen, i);
      double page[2];

      aster_transform_to_page (&t, p[0], p[1], page);
      g_assert_true (page[0] >= 0 && page[0] <= SIDE);
      g_assert_true (page[1] >= 0 && page[1] <= SIDE);
      least = MIN (least, page[0]);
      most = MAX (most, page[0]);
    }
  g_assert_cmpfloat (most - least, >, SIDE / 4.0);
}

/* With motion, points set out from where they stand on the page and arrive where they
 * belong: a picture that is mirrored and three times as large only turns. */
static void
test_motion (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLayout) mirrored = new_layout (-3);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  aster_plot_set_layout (self->plot, mirrored);
  g_assert_nonnull (self->plot->moving);
  g_assert_cmpfloat_with_epsilon (aster_matrix_row (self->plot->moving, 2)[0], 3, 1e-4);
  while (self->plot->moving != NULL)
    draw_frames (GTK_WIDGET (self->plot), 1);
  g_assert_cmpfloat (aster_matrix_row (self->plot->index->positions, 2)[0], ==, -3);

  /* Frames that come faster than points glide stay on the page, however they grow. */
  for (float scale = 1e-4f; scale < 100; scale *= 3)
    {
      g_autoptr (AsterLayout) frame = new_layout (scale);

      aster_plot_set_layout (self->plot, frame);
      draw_frames (GTK_WIDGET (self->plot), 1);
      assert_on_the_page (self->plot);
    }
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  aster_plot_set_layout (self->plot, NULL);
  draw_frames (GTK_WIDGET (self->plot), 2);
  g_assert_null (aster_plot_get_layout (self->plot));
}

/* Places that are infinite or no numbers are not drawn, not found and not walked to; all
 * points at one place, and none, are. Any warning is fatal here. */
static void
test_odd_places (Fixture *self, gconstpointer data)
{
  static const float odd[][4] = { { NAN, 0, 1, INFINITY },
                                  { INFINITY, -INFINITY, 0, NAN },
                                  { 3e38f, -3e38f, 0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (AsterLayout) layout = new_layout (1);
      g_autoptr (AsterLayout) same = new_layout (0), nowhere = new_layout (NAN);
      AsterMatrix *positions = aster_matrix_copy (layout->positions, NULL);
      g_autoptr (AsterLayout) bad = NULL;
      guint32 all[] = { 0, 1, 2, 3, 4 };

      memcpy (positions->data, odd[i], sizeof odd[i]);
      bad = aster_layout_new (positions);
      aster_selection_apply (self->selection, all, 5, ASTER_SELECT_REPLACE);
      aster_selection_set_current (self->selection, 0);
      aster_selection_set_hovered (self->selection, 1);
      aster_plot_set_layout (self->plot, bad);
      draw_frames (GTK_WIDGET (self->plot), 2);
      aster_plot_set_layout (self->plot, nowhere);
      draw_frames (GTK_WIDGET (self->plot), 2);
      aster_plot_set_layout (self->plot, same);
      draw_frames (GTK_WIDGET (self->plot), 2);
      aster_plot_set_layout (self->plot, bad);
      draw_frames (GTK_WIDGET (self->plot), 2);
      for (guint row = 0; row < 5; row++)
        if (!aster_plot_index_has_place (self->plot->index, row))
          g_assert_false (aster_bits_get (self->plot->visible, row));
      aster_plot_centre_on (self->plot, 0);
      draw_frames (GTK_WIDGET (self->plot), 2);
    }
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

  ADD ("/plot/hover", test_hover);
  ADD ("/plot/hover-is-cheap", test_hover_is_cheap);
  ADD ("/plot/coarse-on-the-move", test_coarse_on_the_move);
  ADD ("/plot/click", test_click);
  ADD ("/plot/modes", test_modes);
  ADD ("/plot/pan", test_pan);
  ADD ("/plot/pan-keeps", test_pan_keeps);
  ADD ("/plot/drag-label", test_drag_label);
  ADD ("/plot/label-keys", test_label_keys);
  ADD ("/plot/zoom", test_zoom);
  ADD ("/plot/menu", test_menu);
  ADD ("/plot/tip", test_tip);
  ADD ("/plot/hidden", test_hidden);
  ADD ("/plot/neighbours", test_neighbours);
  ADD ("/plot/motion", test_motion);
  ADD ("/plot/odd-places", test_odd_places);

  return g_test_run ();
}
