#include "map/map-torn.h"

#include "map/map-flight.h"
#include "stage.h"

typedef struct
{
  Stage stage;
  AsterPane *pane;
  GtkWidget *plot;
  GtkWidget *torn;
} Room;

static void
set_up (Room *room, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (AsterPane) pane = NULL;
  g_autoptr (AsterMapJudge) judge = NULL;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  room->stage = stage_init ();
  pane = g_list_model_get_item (
      aster_pane_set_get_panes (aster_document_get_panes (room->stage.document)), 0);
  room->pane = pane;
  judge = aster_map_judge_new (room->stage.document, pane);
  room->plot = aster_plot_new ();
  room->torn = aster_map_torn_new (room->stage.document, judge, ASTER_PLOT (room->plot));
  gtk_box_append (GTK_BOX (box), room->plot);
  gtk_box_append (GTK_BOX (box), room->torn);
  stage_show (&room->stage, box);
  while (aster_pane_get_layout (pane) == NULL || aster_pane_is_running (pane))
    g_main_context_iteration (NULL, TRUE);
  aster_plot_set_selection (ASTER_PLOT (room->plot), room->stage.selection);
  aster_plot_set_layout (ASTER_PLOT (room->plot), aster_pane_get_layout (pane));
}

static void
tear_down (Room *room, gconstpointer data)
{
  stage_clear (&room->stage);
}

/* The sentence is the last of what stands in the line. */
static const char *
get_text (Room *room)
{
  GtkWidget *line = gtk_widget_get_first_child (room->torn);

  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (line)));
}

static void
turn (Room *room, gboolean on)
{
  AsterPlotStyle style = *aster_pane_get_style (room->pane);

  style.torn = on;
  aster_pane_set_style (room->pane, &style);
}

/* Nothing unless it is asked for; then what to do, and with a selection what there is. */
static void
test_switch (Room *room, gconstpointer data)
{
  const guint32 rows[] = { 0, 3, 7 };

  g_assert_false (gtk_widget_get_visible (room->torn));
  turn (room, TRUE);
  g_assert_true (gtk_widget_get_visible (room->torn));
  while (strstr (get_text (room), "Select words") == NULL)
    g_main_context_iteration (NULL, TRUE);

  aster_selection_apply (room->stage.selection, rows, 3, ASTER_SELECT_REPLACE);
  while (strstr (get_text (room), "of 3 selected words") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (get_text (room), "9 nearest"));

  /* Withdrawn as soon as it is not true any more. */
  aster_selection_clear (room->stage.selection);
  g_assert_null (strstr (get_text (room), "of 3 selected words"));
  turn (room, FALSE);
  g_assert_false (gtk_widget_get_visible (room->torn));
}

static double
get_zoom (Room *room)
{
  return aster_viewport_get_zoom (aster_plot_get_viewport (ASTER_PLOT (room->plot)));
}

static void
assert_middle (Room *room, guint32 row)
{
  AsterView view = aster_viewport_get_view (
      aster_plot_get_viewport (ASTER_PLOT (room->plot)));
  const float *p = aster_matrix_row (aster_pane_get_layout (room->pane)->positions, row);

  g_assert_cmpfloat_with_epsilon (view.x, (double) p[0], 1e-3 * (1 + fabs (view.x)));
  g_assert_cmpfloat_with_epsilon (view.y, (double) p[1], 1e-3 * (1 + fabs (view.y)));
}

/* The first step shows all matches, the next goes to one; other words only move a map on
 * which they cannot be seen. */
static void
test_flight (Room *room, gconstpointer data)
{
  AsterSelection *selection = room->stage.selection;
  AsterViewport *viewport = aster_plot_get_viewport (ASTER_PLOT (room->plot));
  const guint32 matches[] = { 1, 4, 8 };
  AsterView before;

  aster_map_flight_attach (ASTER_PLOT (room->plot), room->pane, selection);
  before = aster_viewport_get_view (viewport);
  aster_selection_set_current (selection, 5);
  g_assert_cmpfloat (aster_viewport_get_view (viewport).x, ==, before.x);

  aster_selection_set_matches (selection, matches, 3);
  aster_selection_set_current (selection, 1);
  g_assert_cmpfloat (get_zoom (room), >=, 1);
  aster_selection_set_current (selection, 4);
  assert_middle (room, 4);

  aster_selection_set_matches (selection, NULL, 0);
  aster_viewport_zoom_about (viewport, aster_viewport_get_view (viewport).x,
                             aster_viewport_get_view (viewport).y, 60);
  aster_selection_set_current (selection, 9);
  assert_middle (room, 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  g_test_add ("/map-torn/switch", Room, NULL, set_up, test_switch, tear_down);
  g_test_add ("/map-torn/flight", Room, NULL, set_up, test_flight, tear_down);

  return g_test_run ();
}
