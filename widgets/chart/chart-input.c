/* What a hand does to a chart.
 *
 * The cut of a curve follows the pointer from wherever it is pressed, and the arrow
 * keys in steps; Escape takes back what is being dragged, a double click or Home goes to
 * the knee. In a tree the arrow keys walk to what lies there. */

#include <math.h>

#include "chart/chart-curve.h"
#include "chart/chart-private.h"
#include "chart/chart-tree.h"

#define LARGE_STEP 10 /* steps of Page Up */

static void
drag_to (AsterChart *self, double y)
{
  AsterChartScene scene = aster_chart_get_scene (self);
  AsterChartFrame frame = aster_curve_frame (&scene);
  double pixel = (frame.hi - frame.lo) / (frame.bottom - frame.top);

  aster_chart_move_cut (self,
                        MAX (aster_chart_frame_to_value (&frame, y), frame.lo + pixel));
}

static void
drag_begin_cb (AsterChart *self, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->kind != ASTER_CHART_CURVE)
    return;

  self->before = self->cut;
  self->dragging = TRUE;
  drag_to (self, y);
}

static void
drag_update_cb (AsterChart *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;

  if (self->dragging && gtk_gesture_drag_get_start_point (gesture, &x, &y))
    drag_to (self, y + dy);
}

static void
drag_end_cb (AsterChart *self)
{
  self->dragging = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
released_cb (AsterChart *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));

  if (self->kind == ASTER_CHART_CURVE && n_press == 2)
    aster_chart_move_cut (self, self->knee);
  else if (n_press == 1)
    aster_chart_choose (self, aster_chart_find (self, x, y), state);
}

static gboolean
curve_key (AsterChart *self, guint key)
{
  static const struct
  {
    guint key;
    int steps;
  } moves[] = {
    { GDK_KEY_Up, 1 },    { GDK_KEY_Right, 1 }, { GDK_KEY_Page_Up, LARGE_STEP },
    { GDK_KEY_Down, -1 }, { GDK_KEY_Left, -1 }, { GDK_KEY_Page_Down, -LARGE_STEP },
  };
  AsterChartScene scene = aster_chart_get_scene (self);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i].key == key)
      {
        aster_chart_move_cut (self, aster_curve_step (&scene, moves[i].steps));
        return TRUE;
      }

  if (key == GDK_KEY_Home)
    aster_chart_move_cut (self, self->knee);
  else if (key == GDK_KEY_Escape && self->dragging)
    {
      self->dragging = FALSE;
      aster_chart_move_cut (self, self->before);
    }
  else
    return FALSE;

  return TRUE;
}

static gboolean
tree_key (AsterChart *self, guint key)
{
  AsterChartScene scene = aster_chart_get_scene (self);
  int across = key == GDK_KEY_Right ? 1 : key == GDK_KEY_Left ? -1 : 0;
  int down = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (across == 0 && down == 0)
    return FALSE;

  aster_readout_set_hovered (ASTER_READOUT (self),
                             aster_tree_step (&scene, scene.hovered, across, down));

  return TRUE;
}

static gboolean
key_cb (AsterChart *self, guint key, guint code, GdkModifierType state)
{
  int part = aster_readout_get_hovered (ASTER_READOUT (self));

  if (self->kind == ASTER_CHART_CURVE)
    return curve_key (self, key);
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space) &&
      part >= 0)
    {
      aster_chart_choose (self, part, state);
      return TRUE;
    }

  return self->kind == ASTER_CHART_TREE && tree_key (self, key);
}

/* Whoever comes with the keyboard is told where the cut is. */
static void
focus_cb (AsterChart *self)
{
  if (self->kind == ASTER_CHART_CURVE)
    aster_readout_set_hovered (ASTER_READOUT (self), 0);
}

void
aster_chart_add_input (AsterChart *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  /* Before the base, which walks from part to part. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
