/* How a pointer and keys reach the pieces of a tinted text.
 *
 * While the view is editable its keys are those of any text; Ctrl-Enter selects the
 * piece at the cursor and Shift-Ctrl-Enter pins it. While it is not, arrow keys walk
 * from piece to piece, Enter selects and P pins. A click selects in both, with Ctrl
 * turning over and Alt taking away; a double click pins. */

#include "text/tinted-text-input.h"

#include <math.h>

#define CLICK 6 /* px, a press that moved farther is no click */

typedef struct
{
  AsterTintedText *view; /* borrowed: it owns the input */
  double x, y;           /* the pointer, px of the widget */
  double press_x, press_y;
  int press_span; /* −1 for none */
  int n_press;
} Input;

static void
motion_cb (Input *self, double x, double y)
{
  self->x = x;
  self->y = y;
  aster_tinted_text_point_at (self->view, aster_tinted_text_pick (self->view, x, y));
}

static void
leave_cb (Input *self)
{
  aster_tinted_text_point_at (self->view, -1);
}

static void
pressed_cb (Input *self, int n_press, double x, double y)
{
  self->press_x = self->x = x;
  self->press_y = self->y = y;
  self->press_span = aster_tinted_text_pick (self->view, x, y);
  self->n_press = n_press;
}

/* Choosing a piece in the way that the modifiers that are down ask for. */
static void
choose (Input *self, int span, GdkModifierType state)
{
  AsterSelectMode mode = ASTER_SELECT_REPLACE;

  if (state & GDK_ALT_MASK)
    mode = ASTER_SELECT_REMOVE;
  else if (state & GDK_CONTROL_MASK)
    mode = ASTER_SELECT_TOGGLE;

  aster_tinted_text_select (self->view, span, mode);
}

/* The text view claims the press for its cursor and its own selection, so that a
 * gesture would not hear of the release. */
static gboolean
event_cb (Input *self, GdkEvent *event)
{
  if (gdk_event_get_event_type (event) != GDK_BUTTON_RELEASE ||
      gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY || self->press_span < 0)
    return GDK_EVENT_PROPAGATE;

  if (fabs (self->x - self->press_x) <= CLICK && fabs (self->y - self->press_y) <= CLICK)
    {
      if (self->n_press == 1)
        choose (self, self->press_span, gdk_event_get_modifier_state (event));
      else if (self->n_press == 2)
        aster_tinted_text_pin (self->view, self->press_span);
    }
  self->press_span = -1;

  return GDK_EVENT_PROPAGATE;
}

/* The context menu is about the piece that it was opened on. */
static void
menu_pressed_cb (Input *self, int n_press, double x, double y)
{
  aster_tinted_text_make_current (self->view, aster_tinted_text_pick (self->view, x, y));
}

/* The piece on the line above or below that is nearest to @at. */
static int
find_across (Input *self, int at, int direction)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  const AsterTextSpans *spans = aster_tinted_text_get_spans (self->view);
  GdkRectangle area;
  GtkTextIter iter;
  int here;

  gtk_text_buffer_get_iter_at_offset (
      gtk_text_view_get_buffer (view), &iter,
      (int) aster_text_spans_get (spans, (gsize) MAX (at, 0))->start);
  gtk_text_view_get_iter_location (view, &iter, &area);
  here = area.x;
  if (direction > 0 ? !gtk_text_view_forward_display_line (view, &iter)
                    : !gtk_text_view_backward_display_line (view, &iter))
    return at;

  gtk_text_view_get_iter_location (view, &iter, &area);
  gtk_text_view_get_iter_at_location (view, &iter, here, area.y + area.height / 2);

  return (int) aster_text_spans_from (spans, (guint) gtk_text_iter_get_offset (&iter));
}

/* Where a key leads from span @at; FALSE if it is no key to walk by. */
static gboolean
find_step (Input *self, guint key, int at, int *to)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;

  switch (key)
    {
    case GDK_KEY_Left:
      *to = at + (rtl ? 1 : -1);
      return TRUE;
    case GDK_KEY_Right:
      *to = at + (rtl ? -1 : 1);
      return TRUE;
    case GDK_KEY_Up:
      *to = find_across (self, at, -1);
      return TRUE;
    case GDK_KEY_Down:
      *to = find_across (self, at, 1);
      return TRUE;
    case GDK_KEY_Home:
      *to = 0;
      return TRUE;
    case GDK_KEY_End:
      *to = G_MAXINT;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
read_key (Input *self, guint key, GdkModifierType state)
{
  const AsterTextSpans *spans = aster_tinted_text_get_spans (self->view);
  int at = aster_tinted_text_get_pointed (self->view), to;

  if (spans == NULL || aster_text_spans_get_n (spans) == 0)
    return GDK_EVENT_PROPAGATE;

  if (find_step (self, key, at, &to))
    aster_tinted_text_walk_to (self->view,
                               CLAMP (to, 0, (int) aster_text_spans_get_n (spans) - 1));
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    choose (self, at, state);
  else if ((key == GDK_KEY_p || key == GDK_KEY_P) && at >= 0 &&
           !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    aster_tinted_text_pin (self->view, at);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static gboolean
key_cb (Input *self, guint key, guint code, GdkModifierType state)
{
  int span;

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    return read_key (self, key, state);
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;

  span = aster_tinted_text_get_span_at_cursor (self->view);
  if (state & GDK_SHIFT_MASK)
    aster_tinted_text_pin (self->view, span);
  else
    aster_tinted_text_select (self->view, span, ASTER_SELECT_REPLACE);

  return GDK_EVENT_STOP;
}

static void
attach (Input *self, GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

/* Gives @view its gestures and keys, for as long as it lives. */
void
aster_tinted_text_input_attach (AsterTintedText *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  Input *self = g_new0 (Input, 1);

  self->view = view;
  self->press_span = -1;
  g_object_set_data_full (G_OBJECT (view), "aster-tinted-text-input", self, g_free);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  attach (self, motion);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  attach (self, keys);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  attach (self, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  attach (self, GTK_EVENT_CONTROLLER (menu));

  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  attach (self, events);
}
