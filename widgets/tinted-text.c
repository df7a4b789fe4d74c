/* A text view whose pieces are tinted under the letters.
 *
 * Reading and writing are one: the person types, and tints appear under what was
 * typed. While the view is editable its keys are those of any text; Ctrl-Enter
 * selects the piece at the cursor and Shift-Ctrl-Enter pins it. While it is not,
 * arrow keys walk from piece to piece, Enter selects and P pins. A click selects in
 * both, with Ctrl adding and Alt taking away, and a double click pins.
 *
 * Marks are painted below the text in one pass over the pieces that can be seen;
 * nothing is kept for the others, so that a long text costs no more than a short one. */

#include "tinted-text.h"

#include <math.h>

#include "text-geometry.h"
#include "text-marks.h"
#include "tinted-inks.h"

#define MARGIN 18 /* px, left and right */
#define INSET  12 /* px, top and bottom */
#define GAP    6  /* px, between lines */
#define CLICK  6  /* px, a press that moved farther is no click */

struct _AsterTintedText
{
  GtkTextView parent_instance;

  AsterResult *result;       /* (nullable) */
  AsterTextSpans *spans;     /* (nullable) of the result, as edited since */
  AsterSelection *selection; /* (nullable) */
  AsterTheme theme;
  AsterTintedInks *inks;

  GArray *marks; /* (nullable) of AsterTextMark, as last painted */
  int pointed;   /* span, or −1 */
  double x, y;   /* the pointer, widget px */

  double press_x, press_y;
  int press_span;
  int n_press;
};

enum { PROP_0, PROP_POINTED, N_PROPS };
enum { PIN_REQUESTED, ACTIVATE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterTintedText, aster_tinted_text, GTK_TYPE_TEXT_VIEW)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static int
get_row (AsterTintedText *self, int span)
{
  if (self->spans == NULL || span < 0 ||
      (gsize) span >= aster_text_spans_get_n (self->spans))
    return -1;

  return aster_text_spans_get (self->spans, (gsize) span)->row;
}

static void
set_pointed (AsterTintedText *self, int span)
{
  if (self->pointed == span)
    return;

  self->pointed = span;
  if (self->selection != NULL)
    aster_selection_set_hovered (self->selection, get_row (self, span));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POINTED]);
}

/* The span whose mark is under a place of the widget, or −1. */
static int
pick (AsterTintedText *self, double x, double y)
{
  int bx, by;

  if (self->marks == NULL)
    return -1;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET,
                                         (int) x, (int) y, &bx, &by);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const AsterTextMark *mark = &g_array_index (self->marks, AsterTextMark, i);

      if (bx >= mark->x && bx < mark->x + mark->width && by >= mark->y - GAP / 2 &&
          by < mark->y + mark->height + GAP / 2)
        return (int) mark->piece;
    }

  return -1;
}

static void
select_span (AsterTintedText *self, int span, GdkModifierType state)
{
  int row = get_row (self, span);
  AsterSelectMode mode = ASTER_SELECT_REPLACE;
  guint32 chosen = (guint32) row;

  if (row < 0 || self->selection == NULL)
    return;

  if (state & GDK_ALT_MASK)
    mode = ASTER_SELECT_REMOVE;
  else if (state & GDK_CONTROL_MASK)
    mode = ASTER_SELECT_TOGGLE;

  aster_selection_apply (self->selection, &chosen, 1, mode);
  if (mode != ASTER_SELECT_REMOVE)
    {
      aster_selection_set_current (self->selection, row);
      g_signal_emit (self, signals[ACTIVATE], 0, row);
    }
}

static void
pin_span (AsterTintedText *self, int span)
{
  if (get_row (self, span) >= 0)
    g_signal_emit (self, signals[PIN_REQUESTED], 0, get_row (self, span));
}

/* Pointer */

static void
motion_cb (AsterTintedText *self, double x, double y)
{
  self->x = x;
  self->y = y;
  set_pointed (self, pick (self, x, y));
}

static void
leave_cb (AsterTintedText *self)
{
  set_pointed (self, -1);
}

static void
pressed_cb (AsterTintedText *self, int n_press, double x, double y)
{
  self->press_x = self->x = x;
  self->press_y = self->y = y;
  self->press_span = pick (self, x, y);
  self->n_press = n_press;
}

/* The text view claims the press for its cursor and its own selection, so that a
 * gesture would not hear of the release. */
static gboolean
event_cb (AsterTintedText *self, GdkEvent *event)
{
  if (gdk_event_get_event_type (event) != GDK_BUTTON_RELEASE ||
      gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY || self->press_span < 0)
    return GDK_EVENT_PROPAGATE;

  if (fabs (self->x - self->press_x) <= CLICK && fabs (self->y - self->press_y) <= CLICK)
    {
      if (self->n_press == 1)
        select_span (self, self->press_span, gdk_event_get_modifier_state (event));
      else if (self->n_press == 2)
        pin_span (self, self->press_span);
    }
  self->press_span = -1;

  return GDK_EVENT_PROPAGATE;
}

/* Keys */

static void
walk_to (AsterTintedText *self, int span)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  int n = self->spans ? (int) aster_text_spans_get_n (self->spans) : 0;
  GtkTextIter iter;

  if (n == 0)
    return;

  span = CLAMP (span, 0, n - 1);
  gtk_text_buffer_get_iter_at_offset (
      buffer, &iter, (int) aster_text_spans_get (self->spans, (gsize) span)->start);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self), &iter, 0.05, FALSE, 0, 0);
  set_pointed (self, span);
}

/* The piece on the line above or below that is nearest to the one pointed at. */
static int
find_across (AsterTintedText *self, int direction)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  const AsterTextSpan *span = aster_text_spans_get (self->spans,
                                                    (gsize) MAX (self->pointed, 0));
  GdkRectangle area;
  GtkTextIter iter;
  int here;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter,
                                      (int) span->start);
  gtk_text_view_get_iter_location (view, &iter, &area);
  if (direction > 0 ? !gtk_text_view_forward_display_line (view, &iter)
                    : !gtk_text_view_backward_display_line (view, &iter))
    return self->pointed;

  here = area.x;
  gtk_text_view_get_iter_location (view, &iter, &area);
  gtk_text_view_get_iter_at_location (view, &iter, here, area.y + area.height / 2);

  return (int) MIN (
      aster_text_spans_from (self->spans, (guint) gtk_text_iter_get_offset (&iter)),
      aster_text_spans_get_n (self->spans) - 1);
}

static gboolean
read_key (AsterTintedText *self, guint key, GdkModifierType state)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  int at = self->pointed;

  if (self->spans == NULL || aster_text_spans_get_n (self->spans) == 0)
    return GDK_EVENT_PROPAGATE;
  if (at < 0)
    at = aster_tinted_text_get_span_at_cursor (self) - forward;

  switch (key)
    {
    case GDK_KEY_Left:
      walk_to (self, at - forward);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      walk_to (self, at + forward);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      walk_to (self, find_across (self, -1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      walk_to (self, find_across (self, 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      walk_to (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      walk_to (self, G_MAXINT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      select_span (self, self->pointed, state);
      return GDK_EVENT_STOP;
    case GDK_KEY_p:
    case GDK_KEY_P:
      if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || self->pointed < 0)
        return GDK_EVENT_PROPAGATE;
      pin_span (self, self->pointed);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_cb (AsterTintedText *self, guint key, guint code, GdkModifierType state)
{
  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return read_key (self, key, state);

  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    {
      int span = aster_tinted_text_get_span_at_cursor (self);

      if (state & GDK_SHIFT_MASK)
        pin_span (self, span);
      else
        select_span (self, span, 0);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/* Edits */

static void
forget_marks (AsterTintedText *self)
{
  aster_tinted_inks_stop (self->inks);
  g_clear_pointer (&self->marks, g_array_unref);
  set_pointed (self, -1);
}

static void
insert_cb (AsterTintedText *self, GtkTextIter *at, const char *text, int length)
{
  forget_marks (self);
  if (self->spans != NULL)
    aster_text_spans_insert (self->spans, (guint) gtk_text_iter_get_offset (at),
                             (guint) g_utf8_strlen (text, length));
}

static void
delete_cb (AsterTintedText *self, const GtkTextIter *start, const GtkTextIter *end)
{
  forget_marks (self);
  if (self->spans != NULL)
    aster_text_spans_delete (self->spans, (guint) gtk_text_iter_get_offset (start),
                             (guint) gtk_text_iter_get_offset (end));
}

/* While the person writes, the piece at the cursor lights up in the other panes. */
static void
cursor_cb (AsterTintedText *self)
{
  if (self->selection != NULL && self->spans != NULL && self->pointed < 0 &&
      gtk_widget_has_focus (GTK_WIDGET (self)))
    aster_selection_set_hovered (
        self->selection, get_row (self, aster_tinted_text_get_span_at_cursor (self)));
}

/* Painting */

static guint
get_flags (AsterTintedText *self, int row)
{
  guint flags = 0;

  if (row < 0)
    return ASTER_MARK_MISSING;
  if (self->selection == NULL ||
      (gsize) row >= aster_selection_get_n_rows (self->selection))
    return 0;

  if (aster_selection_is_selected (self->selection, (gsize) row))
    flags |= ASTER_MARK_SELECTED;
  if (aster_selection_is_match (self->selection, (gsize) row))
    flags |= ASTER_MARK_MATCH;
  if (aster_selection_is_pinned (self->selection, (guint32) row))
    flags |= ASTER_MARK_PINNED;
  if (aster_selection_get_hovered (self->selection) == row)
    flags |= ASTER_MARK_HOVERED;

  return flags;
}

static void
aster_tinted_text_snapshot_layer (GtkTextView *view,
                                  GtkTextViewLayer layer,
                                  GtkSnapshot *snapshot)
{
  AsterTintedText *self = ASTER_TINTED_TEXT (view);
  GdkRectangle visible;
  cairo_t *cr;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->spans == NULL)
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = aster_text_geometry_collect (view, self->spans, self->result->pieces);

  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) visible.x, (float) visible.y,
                                     (float) visible.width, (float) visible.height));
  for (guint i = 0; i < self->marks->len; i++)
    {
      AsterTextMark *mark = &g_array_index (self->marks, AsterTextMark, i);
      const AsterTextSpan *span = aster_text_spans_get (self->spans, mark->piece);

      mark->scaled = self->result->scaled[span->piece];
      mark->flags |= get_flags (self, span->row);
      aster_text_mark_paint (mark, cr, self->theme);
    }
  cairo_destroy (cr);
}

static void
aster_tinted_text_get_property (GObject *object,
                                guint prop_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_POINTED:
      g_value_set_int (value, ASTER_TINTED_TEXT (object)->pointed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_tinted_text_dispose (GObject *object)
{
  AsterTintedText *self = ASTER_TINTED_TEXT (object);

  aster_tinted_text_set_selection (self, NULL);
  g_clear_pointer (&self->inks, aster_tinted_inks_free);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->spans, aster_text_spans_free);
  g_clear_pointer (&self->result, aster_result_unref);

  G_OBJECT_CLASS (aster_tinted_text_parent_class)->dispose (object);
}

static void
aster_tinted_text_class_init (AsterTintedTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = aster_tinted_text_dispose;
  object_class->get_property = aster_tinted_text_get_property;
  view_class->snapshot_layer = aster_tinted_text_snapshot_layer;

  properties[PROP_POINTED] = g_param_spec_int ("pointed", NULL, NULL, -1, G_MAXINT, -1,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PIN_REQUESTED] = g_signal_new ("pin-requested", ASTER_TYPE_TINTED_TEXT,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ACTIVATE] = g_signal_new ("activate", ASTER_TYPE_TINTED_TEXT, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
add_controllers (AsterTintedText *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}

static void
aster_tinted_text_init (AsterTintedText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  self->pointed = self->press_span = -1;
  self->inks = aster_tinted_inks_new (buffer);

  gtk_widget_remove_css_class (GTK_WIDGET (self),
                               "view"); /* the pane has its own paper */
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, MARGIN);
  gtk_text_view_set_right_margin (view, MARGIN);
  gtk_text_view_set_top_margin (view, INSET);
  gtk_text_view_set_bottom_margin (view, INSET);
  gtk_text_view_set_pixels_inside_wrap (view, GAP);
  gtk_text_view_set_pixels_below_lines (view, GAP);

  add_controllers (self);
  g_signal_connect_swapped (buffer, "insert-text", G_CALLBACK (insert_cb), self);
  g_signal_connect_swapped (buffer, "delete-range", G_CALLBACK (delete_cb), self);
  g_signal_connect_swapped (buffer, "notify::cursor-position", G_CALLBACK (cursor_cb),
                            self);
}

GtkWidget *
aster_tinted_text_new (void)
{
  return g_object_new (ASTER_TYPE_TINTED_TEXT, NULL);
}

/**
 * aster_tinted_text_set_result:
 * @self: a tinted text
 * @result: (nullable): pieces and tints of the very text that is in the buffer
 */
void
aster_tinted_text_set_result (AsterTintedText *self, AsterResult *result)
{
  g_return_if_fail (ASTER_IS_TINTED_TEXT (self));

  forget_marks (self);
  g_clear_pointer (&self->spans, aster_text_spans_free);
  g_clear_pointer (&self->result, aster_result_unref);
  if (result != NULL)
    {
      self->result = aster_result_ref (result);
      self->spans = aster_text_spans_new (result->pieces);
      aster_tinted_inks_start (self->inks, self->spans, result);
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* (nullable) */
AsterResult *
aster_tinted_text_get_result (AsterTintedText *self)
{
  return self->result;
}

/* (nullable) */
const AsterTextSpans *
aster_tinted_text_get_spans (AsterTintedText *self)
{
  return self->spans;
}

void
aster_tinted_text_set_selection (AsterTintedText *self, AsterSelection *selection)
{
  static const char *const news[] = { "selection-changed", "pins-changed",
                                      "matches-changed", "notify::hovered" };

  g_return_if_fail (ASTER_IS_TINTED_TEXT (self));

  if (self->selection == selection)
    return;

  set_pointed (self, -1);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  for (guint i = 0; selection != NULL && i < G_N_ELEMENTS (news); i++)
    g_signal_connect_swapped (selection, news[i], G_CALLBACK (gtk_widget_queue_draw),
                              self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
aster_tinted_text_set_theme (AsterTintedText *self, AsterTheme theme)
{
  g_return_if_fail (ASTER_IS_TINTED_TEXT (self));

  if (self->theme == theme)
    return;

  self->theme = theme;
  aster_tinted_inks_set_theme (self->inks, theme);
  if (self->result != NULL)
    aster_tinted_inks_start (self->inks, self->spans, self->result);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
aster_tinted_text_get_pointed (AsterTintedText *self)
{
  return self->pointed;
}

/* Points at a span as the pointer would; −1 for none. */
void
aster_tinted_text_point_at (AsterTintedText *self, int span)
{
  set_pointed (self, span);
}

/* The span at the cursor or just before it, or −1. */
int
aster_tinted_text_get_span_at_cursor (AsterTintedText *self)
{
  int at, span;

  if (self->spans == NULL)
    return -1;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "cursor-position", &at,
                NULL);
  span = aster_text_spans_at (self->spans, (guint) at);

  return span < 0 && at > 0 ? aster_text_spans_at (self->spans, (guint) at - 1) : span;
}

/**
 * aster_tinted_text_get_area:
 * @self: a tinted text
 * @span: a span
 * @area: (out): where its first mark stands, px of the widget
 *
 * Returns: %FALSE if it was not in sight when the view was painted last
 */
gboolean
aster_tinted_text_get_area (AsterTintedText *self, int span, GdkRectangle *area)
{
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const AsterTextMark *mark = &g_array_index (self->marks, AsterTextMark, i);

      if ((int) mark->piece != span)
        continue;

      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET,
                                             (int) mark->x, (int) mark->y, &area->x,
                                             &area->y);
      area->width = (int) mark->width;
      area->height = (int) mark->height;
      return TRUE;
    }

  return FALSE;
}

/* Scrolls to the first piece of @row, if the text has one. */
void
aster_tinted_text_show_row (AsterTintedText *self, int row)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  int span = self->spans ? aster_text_spans_find_row (self->spans, row) : -1;
  GtkTextIter iter;

  if (span < 0)
    return;

  gtk_text_buffer_get_iter_at_offset (
      buffer, &iter, (int) aster_text_spans_get (self->spans, (gsize) span)->start);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer),
                                0.1, FALSE, 0, 0);
}
