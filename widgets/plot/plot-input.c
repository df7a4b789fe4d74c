/* What the pointer and the fingers do on a plot: pan, zoom, point, choose, draw
 * round. The meaning of the modifier keys is the same for all of them. */

#include <math.h>

#include <glib/gi18n-lib.h>

#include "plot/plot-private.h"

#define REACH      8.0   /* px, how near the pointer must come to a point */
#define THRESHOLD  4.0   /* px, from which on a press is a drag */
#define WHEEL_STEP 1.25  /* zoom for one notch */
#define PX_STEP    0.006 /* logarithm of the zoom for one px of a touchpad */
#define ORBIT_STEP 0.008 /* radians for one px */
#define WHEEL_EASE 140.0 /* ms */

static GdkModifierType
get_state (gpointer controller)
{
  return gtk_event_controller_get_current_event_state (controller) &
         (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);
}

/* What a choice does to the selection while these keys are down. */
static AsterSelectMode
get_mode (GdkModifierType state)
{
  if (state & GDK_CONTROL_MASK)
    return ASTER_SELECT_TOGGLE;

  return state & GDK_ALT_MASK ? ASTER_SELECT_REMOVE : ASTER_SELECT_REPLACE;
}

/* What a drag does that draws nothing and holds no label. */
static AsterDrag
drag_for (AsterPlot *self, GdkModifierType state)
{
  return aster_plot_is_solid (self) && !(state & GDK_CONTROL_MASK) ? ASTER_DRAG_ORBIT
                                                                   : ASTER_DRAG_PAN;
}

/* TRUE if there is a word under the pointer that it could take hold of. */
static gboolean
is_over_label (AsterPlot *self)
{
  guint32 key;

  return self->edits != NULL && aster_plot_find_label (self, self->x, self->y, &key);
}

/* What the pointer would do while these keys are down; %NULL if that goes without saying.
 */
static const char *
get_tip (AsterPlot *self, GdkModifierType state)
{
  const char *shape = aster_plot_get_shape_tip (self, state);

  if (shape != NULL)
    return shape;
  if (state == 0 && self->note != NULL)
    return self->note;
  if (drag_for (self, state) == ASTER_DRAG_ORBIT && !self->turned)
    return _ ("Drag to turn the map; Ctrl moves it, Shift selects");
  if (state == 0 && is_over_label (self))
    return _ ("Drag to move the label; right click to hide it");
  if (state & GDK_CONTROL_MASK)
    return _ ("Click to add a word to the selection or take it away");
  if (state & GDK_ALT_MASK)
    return _ ("Click to take a word away from the selection");

  return NULL;
}

/* Says what the modifier keys that are down do now, else what was done last. */
void
aster_plot_show_tip (AsterPlot *self, GdkModifierType state)
{
  aster_plot_set_tip (self, get_tip (self, state));
}

/* The visible row at a place of the page, or −1: that of the word that is written there,
 * else that of the nearest point. */
int
aster_plot_find (AsterPlot *self, double x, double y)
{
  AsterTransform t = aster_plot_get_transform (self);
  AsterPlotScene scene;
  double place[2];
  guint32 key;

  if (self->index == NULL || self->moving != NULL)
    return -1;

  if (aster_plot_find_label (self, x, y, &key) && key < aster_plot_get_n (self))
    return (int) key;

  scene = aster_plot_get_scene (self, t.width, t.height);
  aster_transform_to_plane (&t, x, y, place);

  return aster_plot_index_find_nearest (
      self->index, place, (REACH + aster_plot_scene_radius (&scene) / 2) / t.scale,
      self->visible);
}

static void
hover (AsterPlot *self, int row)
{
  if (self->selection != NULL)
    aster_selection_set_hovered (self->selection, row);
}

/* Chooses a row, or the background with −1, by a click or by Enter. */
void
aster_plot_choose (AsterPlot *self, int row, GdkModifierType state)
{
  guint32 chosen = (guint32) row;
  AsterSelectMode mode = get_mode (state);

  if (self->selection == NULL)
    return;

  if (row >= 0)
    {
      aster_selection_apply (self->selection, &chosen, 1, mode);
      aster_selection_set_current (self->selection, row);
      g_signal_emit_by_name (self, "activate", row);
    }
  else if (mode == ASTER_SELECT_REPLACE && !(state & GDK_SHIFT_MASK))
    aster_selection_clear (self->selection);
}

static void
motion_cb (GtkEventController *controller, double x, double y, AsterPlot *self)
{
  gboolean still = x == self->x && y == self->y;

  self->x = x;
  self->y = y;
  aster_plot_show_tip (self, get_state (controller));
  /* What is under a pointer that lies still is told again whenever the page is laid out
   * anew; it does not take away what the keyboard points at. */
  if (still)
    return;
  if (self->drag == ASTER_DRAG_NONE)
    {
      hover (self, aster_plot_find (self, x, y));
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->armed != ASTER_DRAG_NONE
                                                              ? "crosshair"
                                                          : is_over_label (self) ? "grab"
                                                                                 : NULL);
    }
}

static void
leave_cb (GtkEventController *controller, AsterPlot *self)
{
  if (self->drag == ASTER_DRAG_NONE)
    hover (self, -1);
  aster_plot_set_tip (self, aster_plot_get_shape_tip (self, 0));
}

static void
click_cb (GtkGestureClick *gesture, int n_press, double x, double y, AsterPlot *self)
{
  int row = aster_plot_find (self, x, y);

  if (row < 0 && n_press == 2)
    aster_plot_fit (self);
  else if (n_press == 1)
    aster_plot_choose (self, row, get_state (gesture));
}

static void
menu_at (AsterPlot *self, double x, double y)
{
  gboolean shown;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "context-menu", aster_plot_find (self, x, y), x, y,
                         &shown);
}

static void
press_menu_cb (GtkGestureClick *gesture, int n_press, double x, double y, AsterPlot *self)
{
  /* This button may draw as well. */
  if (aster_plot_get_shape (self, get_state (gesture)) != ASTER_DRAG_NONE)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  menu_at (self, x, y);
}

static void
long_press_cb (GtkGestureLongPress *gesture, double x, double y, AsterPlot *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  menu_at (self, x, y);
}

static void
press_cb (GtkGestureClick *gesture, int n_press, double x, double y, AsterPlot *self)
{
  aster_plot_set_note (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, AsterPlot *self)
{
  self->drag_x = self->x = x;
  self->drag_y = self->y = y;
  self->given_up = FALSE;
  g_array_set_size (self->lasso, 0);
}

/* Takes the page along, wherever within a px the pointer is. */
static void
pan_to (AsterPlot *self, double x, double y)
{
  AsterTransform t = aster_plot_get_transform (self);
  double dx = aster_plot_round (self, self->x - self->drag_x) -
              aster_plot_round (self, x - self->drag_x);
  double dy = aster_plot_round (self, y - self->drag_y) -
              aster_plot_round (self, self->y - self->drag_y);

  aster_viewport_move (self->viewport, dx / t.scale, dy / t.scale);
}

static void
drag_to (AsterPlot *self, double x, double y)
{
  if (self->drag == ASTER_DRAG_PAN)
    pan_to (self, x, y);
  else if (self->drag == ASTER_DRAG_ORBIT)
    aster_plot_turn (self, (x - self->x) * ORBIT_STEP, (y - self->y) * ORBIT_STEP, FALSE);
  else if (self->drag == ASTER_DRAG_LABEL)
    aster_plot_drag_label (self, x - self->drag_x, y - self->drag_y);
  self->x = x;
  self->y = y;
  if (self->drag == ASTER_DRAG_LASSO)
    {
      g_array_append_val (self->lasso, x);
      g_array_append_val (self->lasso, y);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Begins what a drag with @button means while these keys are down; %FALSE if nothing. */
gboolean
aster_plot_begin_drag (AsterPlot *self, guint button, GdkModifierType state)
{
  AsterDrag shape = aster_plot_get_shape (self, state);

  self->rubs = button == GDK_BUTTON_SECONDARY;
  if (shape != ASTER_DRAG_NONE)
    {
      self->drag = shape;
      if (shape == ASTER_DRAG_LASSO)
        {
          g_array_append_val (self->lasso, self->drag_x);
          g_array_append_val (self->lasso, self->drag_y);
        }
      aster_plot_show_tip (self, state);
    }
  else if (self->rubs)
    return FALSE;
  else if (state == 0 && aster_plot_grab_label (self, self->drag_x, self->drag_y))
    self->drag = ASTER_DRAG_LABEL;
  else
    self->drag = drag_for (self, state);

  aster_plot_rest (self);
  hover (self, -1);
  if (shape == ASTER_DRAG_NONE)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");

  return TRUE;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, AsterPlot *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (self->drag == ASTER_DRAG_NONE)
    {
      if (self->given_up || hypot (dx, dy) < THRESHOLD)
        return;

      if (!aster_plot_begin_drag (self, button, get_state (gesture)))
        {
          gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
          return;
        }
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }

  drag_to (self, self->drag_x + dx, self->drag_y + dy);
}

/* Forgets a drag; %FALSE if there was none. */
gboolean
aster_plot_stop_drag (AsterPlot *self)
{
  gboolean was = self->drag != ASTER_DRAG_NONE;

  if (self->drag == ASTER_DRAG_ORBIT)
    aster_plot_turn (self, 0, 0, TRUE);
  else if (self->drag == ASTER_DRAG_LABEL)
    aster_plot_drop_label (self, FALSE);
  self->drag = ASTER_DRAG_NONE;
  g_array_set_size (self->lasso, 0);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return was;
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, AsterPlot *self)
{
  GdkModifierType state = get_state (gesture);

  if (aster_plot_is_drawing (self))
    {
      if (self->index != NULL && self->selection != NULL)
        aster_plot_end_shape (self, state);
      self->armed = ASTER_DRAG_NONE;
    }
  else if (self->drag == ASTER_DRAG_LABEL)
    {
      self->drag = ASTER_DRAG_NONE;
      aster_plot_drop_label (self, TRUE);
    }
  aster_plot_stop_drag (self);
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, AsterPlot *self)
{
  aster_plot_stop_drag (self);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, AsterPlot *self)
{
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) ==
                   GDK_SCROLL_UNIT_WHEEL;
  double factor = wheel ? pow (WHEEL_STEP, -dy) : exp (-dy * PX_STEP);
  AsterTransform t;
  double place[2];

  /* Where the pointer is when the way there has been gone. */
  t = aster_viewport_get_transform (self->viewport,
                                    gtk_widget_get_width (GTK_WIDGET (self)),
                                    gtk_widget_get_height (GTK_WIDGET (self)));
  aster_transform_to_plane (&t, self->x, self->y, place);
  if (wheel)
    aster_plot_ease (self, WHEEL_EASE, NULL);
  else
    aster_plot_rest (self);
  aster_viewport_zoom_about (self->viewport, place[0], place[1], factor);

  return TRUE;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, AsterPlot *self)
{
  aster_plot_stop_drag (self);
  aster_plot_rest (self);
  self->pinch = aster_viewport_get_zoom (self->viewport);
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, AsterPlot *self)
{
  AsterTransform t = aster_plot_get_transform (self);
  double x, y, place[2];

  if (!gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    return;

  aster_transform_to_plane (&t, x, y, place);
  aster_viewport_zoom_about (self->viewport, place[0], place[1],
                             MAX (scale, 1e-6) * self->pinch /
                                 aster_viewport_get_zoom (self->viewport));
}

static void
add (AsterPlot *self, GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
add_clicks (AsterPlot *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *menu = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (press_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (click_cb), self);
  add (self, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (press_menu_cb), self);
  add (self, GTK_EVENT_CONTROLLER (menu));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_press_cb), self);
  add (self, GTK_EVENT_CONTROLLER (press));
}

/* Gives the plot its controllers for pointer and fingers. */
void
aster_plot_add_pointer (AsterPlot *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *drag = gtk_gesture_drag_new (), *pinch = gtk_gesture_zoom_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  add (self, motion);

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  add (self, scroll);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (cancel_cb), self);
  add (self, GTK_EVENT_CONTROLLER (drag));

  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  add (self, GTK_EVENT_CONTROLLER (pinch));

  add_clicks (self);
}
