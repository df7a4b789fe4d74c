#include "chart/chart.h"

#include "chart-toy.h"
#include "linked/selection.h"

/* The controller of @widget that is a @type and listens in @phase. */
static GtkEventController *
find_controller (GtkWidget *widget, GType type, GtkPropagationPhase phase)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (all, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type) &&
          gtk_event_controller_get_propagation_phase (controller) == phase)
        return controller;
    }
  g_assert_not_reached ();
}

static gboolean
strike (GtkWidget *chart, guint key)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (
      find_controller (chart, GTK_TYPE_EVENT_CONTROLLER_KEY, GTK_PHASE_CAPTURE),
      "key-pressed", key, 0, 0, &taken);

  return taken;
}

static void
cut_cb (AsterChart *chart, double cut, double *seen)
{
  *seen = cut;
}

static void
choose_cb (AsterChart *chart, guint part, guint mode, guint *seen)
{
  seen[0] = part;
  seen[1] = mode;
}

static void
test_cut (void)
{
  g_autoptr (AsterClusters) toy = toy_curve_new ();
  g_autoptr (GtkWidget) chart = g_object_ref_sink (aster_chart_new ());
  AsterChart *self = ASTER_CHART (chart);
  double seen = NAN;

  g_signal_connect (chart, "cut", G_CALLBACK (cut_cb), &seen);
  aster_chart_set_clusters (self, toy, "distance");
  aster_chart_set_cut (self, 0.4);
  g_assert_true (isnan (seen));

  g_assert_true (strike (chart, GDK_KEY_Up));
  g_assert_cmpfloat (seen, >, 0.4);
  g_assert_cmpfloat (aster_chart_get_cut (self), ==, seen);
  g_assert_true (strike (chart, GDK_KEY_Down));
  g_assert_cmpfloat_with_epsilon (seen, 0.4, 1e-9);

  /* A knee that is nowhere is no place to go. */
  seen = NAN;
  strike (chart, GDK_KEY_Home);
  g_assert_true (isnan (seen));
  aster_chart_set_knee (self, 0.55);
  strike (chart, GDK_KEY_Home);
  g_assert_cmpfloat (seen, ==, 0.55);
  g_assert_false (strike (chart, GDK_KEY_Tab));
}

/* New labels do not move a cut that is held, and Escape takes it back. */
static void
test_drag (void)
{
  g_autoptr (AsterClusters) toy = toy_curve_new ();
  g_autoptr (GtkWidget) chart = g_object_ref_sink (aster_chart_new ());
  AsterChart *self = ASTER_CHART (chart);
  GtkEventController *drag = find_controller (chart, GTK_TYPE_GESTURE_DRAG,
                                              GTK_PHASE_BUBBLE);

  gtk_widget_size_allocate (chart, &(GtkAllocation){ 0, 0, 400, 240 }, -1);
  aster_chart_set_clusters (self, toy, "distance");
  aster_chart_set_cut (self, 0.4);

  g_signal_emit_by_name (drag, "drag-begin", 200.0, 100.0);
  g_assert_true (aster_chart_is_held (self));
  g_assert_cmpfloat (aster_chart_get_cut (self), >, 0.41);
  g_assert_true (strike (chart, GDK_KEY_Escape));
  g_assert_cmpfloat (aster_chart_get_cut (self), ==, 0.4);
  g_assert_false (aster_chart_is_held (self));
}

static void
test_tree (void)
{
  g_autoptr (AsterClusters) toy = toy_tree_new ();
  g_autoptr (GtkWidget) chart = g_object_ref_sink (aster_chart_new ());
  AsterChart *self = ASTER_CHART (chart);
  guint seen[2] = { 99, 99 }, n;
  g_autofree guint *clusters = NULL;

  g_signal_connect (chart, "choose", G_CALLBACK (choose_cb), seen);
  aster_chart_set_clusters (self, toy, "distance");
  g_assert_true (strike (chart, GDK_KEY_Right));
  g_assert_true (strike (chart, GDK_KEY_Right));
  g_assert_cmpint (aster_readout_get_hovered (ASTER_READOUT (chart)), ==, 2);
  g_assert_true (strike (chart, GDK_KEY_Return));
  g_assert_cmpuint (seen[0], ==, 2);
  g_assert_cmpuint (seen[1], ==, ASTER_SELECT_REPLACE);
  clusters = aster_chart_dup_clusters (self, 2, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (clusters[0], ==, 1);

  aster_chart_set_clusters (self, NULL, NULL);
  g_assert_cmpint (aster_readout_get_hovered (ASTER_READOUT (chart)), ==, -1);
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

  g_test_add_func ("/chart/cut", test_cut);
  g_test_add_func ("/chart/drag", test_drag);
  g_test_add_func ("/chart/tree", test_tree);

  return g_test_run ();
}
