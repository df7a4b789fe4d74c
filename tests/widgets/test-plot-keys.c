#include "plot-stage.h"

static void
test_walk (Fixture *self, gconstpointer data)
{
  aster_selection_set_current (self->selection, 0);
  g_assert_true (press (self->plot, GDK_KEY_Right, 0));
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 2);
  press (self->plot, GDK_KEY_Down, 0);
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 4);
  press (self->plot, GDK_KEY_Left, 0);
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 3);
  press (self->plot, GDK_KEY_Left, 0);
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 3);

  press (self->plot, GDK_KEY_Return, 0);
  press (self->plot, GDK_KEY_Up, 0);
  press (self->plot, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 2);

  press (self->plot, GDK_KEY_End, 0);
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 4);
  press (self->plot, GDK_KEY_Home, 0);
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 0);

  press (self->plot, GDK_KEY_p, 0);
  g_assert_true (aster_selection_is_pinned (self->selection, 0));
  press (self->plot, GDK_KEY_p, 0);
  g_assert_false (aster_selection_is_pinned (self->selection, 0));

  g_assert_true (press (self->plot, GDK_KEY_Escape, 0));
  g_assert_cmpuint (aster_selection_get_n_selected (self->selection), ==, 0);
  g_assert_false (press (self->plot, GDK_KEY_Escape, 0));
}

/* The keyboard never leaves the page: what it walks to is brought into sight. */
static void
test_walk_in_sight (Fixture *self, gconstpointer data)
{
  double page[2];

  aster_selection_set_current (self->selection, 0);
  aster_viewport_zoom_about (aster_plot_get_viewport (self->plot), 0, 0, 20);
  press (self->plot, GDK_KEY_Right, 0);
  locate (self->plot, 2, page);
  g_assert_cmpfloat_with_epsilon (
      page[0], gtk_widget_get_width (GTK_WIDGET (self->plot)) / 2.0, 1);
}

/* From class to class in the order of the legend, over those that are hidden, and round.
 */
static void
test_classes (Fixture *self, gconstpointer data)
{
  const char *const cells[] = { "a", "b", "a", "c", "a" };
  g_autoptr (AsterColumn) column = aster_column_new_text ("kind", cells, 5);
  g_autoptr (AsterColouring) colouring = aster_colouring_new_from_column (column);

  aster_selection_set_current (self->selection, 0);
  press (self->plot, GDK_KEY_bracketright, 0);
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 0);

  aster_plot_set_colouring (self->plot, colouring);
  press (self->plot, GDK_KEY_bracketright, 0);
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 1);
  press (self->plot, GDK_KEY_bracketright, 0);
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 3);
  press (self->plot, GDK_KEY_bracketright, 0);
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 0);
  press (self->plot, GDK_KEY_bracketleft, 0);
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 3);

  aster_plot_set_hidden (self->plot, 2);
  press (self->plot, GDK_KEY_bracketleft, 0);
  g_assert_cmpint (aster_selection_get_current (self->selection), ==, 0);
}

/* From cluster to cluster, the largest first and noise last: also where the colours say
 * nothing of them, and where the legend has one mark for all. */
static void
test_clusters (Fixture *self, gconstpointer data)
{
  const int labels[] = { 7, 40, -1, 17, 40 };
  const int walk[] = { 3, 2, 1, 0 };
  const guint8 styles[] = { ASTER_STYLE_OTHER, ASTER_STYLE_OTHER, ASTER_STYLE_MISSING,
                            ASTER_STYLE_OTHER, ASTER_STYLE_OTHER };
  const AsterLegendEntry rest = { NULL, 0, ASTER_STYLE_OTHER, FALSE };
  g_autoptr (AsterClusters) clusters = aster_clusters_new (
      g_memdup2 (labels, sizeof labels), 5);
  g_autoptr (AsterColouring) colouring = aster_colouring_new_from_classes ("c", &rest, 1,
                                                                           styles, 5);

  for (guint coloured = 0; coloured < 2; coloured++)
    {
      aster_selection_set_current (self->selection, 0);
      for (guint i = 0; i < G_N_ELEMENTS (walk); i++)
        {
          if (coloured == 0)
            aster_plot_set_groups (self->plot, clusters);
          press (self->plot, GDK_KEY_bracketright, 0);
          g_assert_cmpint (aster_selection_get_current (self->selection), ==, walk[i]);
        }
      press (self->plot, GDK_KEY_bracketleft, 0);
      g_assert_cmpint (aster_selection_get_current (self->selection), ==, 1);
      aster_plot_set_groups (self->plot, NULL);
      aster_plot_set_colouring (self->plot, colouring);
      aster_plot_set_clusters (self->plot, clusters);
    }
}

/* A map of three dimensions turns by Ctrl and an arrow, keeps what is selected, and the
 * points are found where they stand then; the page shows all of it from every side. */
static void
test_turns (Fixture *self, gconstpointer data)
{
  static const float places[] = { 1, 0, 0, 0, 1, 0, 0, 0, 2, -1, -1, 0, 0, 0, -2 };
  AsterMatrix *positions = aster_matrix_new (5, 3, NULL);
  g_autoptr (AsterLayout) layout = NULL;
  double before[2], after[2];
  AsterView home;

  memcpy (positions->data, places, sizeof places);
  layout = aster_layout_new (positions);
  aster_plot_set_layout (self->plot, layout);
  home = aster_viewport_get_home (aster_plot_get_viewport (self->plot));
  locate (self->plot, 2, before);
  g_assert_true (press (self->plot, GDK_KEY_Right, GDK_CONTROL_MASK));
  locate (self->plot, 2, after);
  g_assert_cmpfloat (after[0], >, before[0] + 5);
  g_assert_cmpint (aster_plot_find (self->plot, after[0], after[1]), ==, 2);
  for (guint i = 0; i < 40; i++)
    {
      press (self->plot, GDK_KEY_Left, GDK_CONTROL_MASK);
      press (self->plot, GDK_KEY_Up, GDK_CONTROL_MASK);
      for (guint row = 0; row < 5; row++)
        {
          locate (self->plot, row, after);
          g_assert_true (after[0] >= 0 && after[0] <= SIDE);
          g_assert_true (after[1] >= 0 && after[1] <= SIDE);
        }
    }
  g_assert_cmpfloat (aster_viewport_get_home (aster_plot_get_viewport (self->plot)).zoom,
                     ==, home.zoom);
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

  ADD ("/plot-keys/walk", test_walk);
  ADD ("/plot-keys/walk-in-sight", test_walk_in_sight);
  ADD ("/plot-keys/classes", test_classes);
  ADD ("/plot-keys/clusters", test_clusters);
  ADD ("/plot-keys/turns", test_turns);

  return g_test_run ();
}
