/* A text view whose pieces are tinted under the letters.
 *
 * Reading and writing are one: the person types, and tints appear under what was
 * typed. This file holds what belongs together - the buffer, the spans that follow
 * its edits, the result they came from - and says who is pointed at, selected and
 * pinned. How it is painted is in tinted-layer.c, which letters need another ink in
 * tinted-inks.c, what pointer and keys do in tinted-text-input.c. */

#include "text/tinted-text.h"

#include "text/tinted-inks.h"
#include "text/tinted-layer.h"
#include "text/tinted-text-input.h"

#define MARGIN 18 /* px, left and right */
#define INSET  12 /* px, top and bottom */
#define GAP    6  /* px, between lines */

struct _AsterTintedText
{
  GtkTextView parent_instance;

  AsterResult *result;       /* (nullable) */
  AsterTextSpans *spans;     /* (nullable) of the result, as edited since */
  AsterSelection *selection; /* (nullable) */
  AsterTheme theme;
  AsterTintedInks *inks;
  AsterTintedLayer *layer;
  int pointed; /* span, or −1 */
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

static void
forget_marks (AsterTintedText *self)
{
  aster_tinted_inks_stop (self->inks);
  aster_tinted_layer_forget (self->layer);
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

static void
aster_tinted_text_snapshot_layer (GtkTextView *view,
                                  GtkTextViewLayer layer,
                                  GtkSnapshot *snapshot)
{
  AsterTintedText *self = ASTER_TINTED_TEXT (view);

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->spans == NULL)
    return;

  aster_tinted_layer_paint (self->layer, snapshot, self->spans, self->result,
                            self->theme);
  if (self->selection != NULL)
    aster_tinted_layer_paint_marks (self->layer, snapshot, self->spans, self->selection,
                                    self->theme);
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
  if (self->inks != NULL)
    g_signal_handlers_disconnect_by_data (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                          self);
  g_clear_pointer (&self->inks, aster_tinted_inks_free);
  g_clear_pointer (&self->layer, aster_tinted_layer_free);
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
aster_tinted_text_init (AsterTintedText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  self->pointed = -1;
  self->inks = aster_tinted_inks_new (buffer);
  self->layer = aster_tinted_layer_new (view);

  gtk_widget_remove_css_class (GTK_WIDGET (self),
                               "view");        /* the pane has its own paper */
  gtk_text_view_set_accepts_tab (view, FALSE); /* it leads on, as everywhere */
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, MARGIN);
  gtk_text_view_set_right_margin (view, MARGIN);
  gtk_text_view_set_top_margin (view, INSET);
  gtk_text_view_set_bottom_margin (view, INSET);
  gtk_text_view_set_pixels_inside_wrap (view, GAP);
  gtk_text_view_set_pixels_below_lines (view, GAP);

  aster_tinted_text_input_attach (self);
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

/* The span at (@x, @y), px of the widget, or −1. */
int
aster_tinted_text_pick (AsterTintedText *self, double x, double y)
{
  return aster_tinted_layer_pick (self->layer, x, y);
}

static void
place_cursor (AsterTintedText *self, int span)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (
      buffer, &iter, (int) aster_text_spans_get (self->spans, (gsize) span)->start);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer),
                                0.1, FALSE, 0, 0);
}

/* Points at a span, with the cursor and in sight. */
void
aster_tinted_text_walk_to (AsterTintedText *self, int span)
{
  place_cursor (self, span);
  set_pointed (self, span);
}

/* Makes the row of a span the one that the inspector and menus are about. */
void
aster_tinted_text_make_current (AsterTintedText *self, int span)
{
  int row = get_row (self, span);

  if (row >= 0 && self->selection != NULL)
    aster_selection_set_current (self->selection, row);
}

/* Selects the row of a span, and so each piece that has it; of no span, nothing. */
void
aster_tinted_text_select (AsterTintedText *self, int span, AsterSelectMode mode)
{
  int row = get_row (self, span);
  guint32 chosen = (guint32) row;

  if (row < 0 || self->selection == NULL)
    return;

  aster_selection_apply (self->selection, &chosen, 1, mode);
  if (mode != ASTER_SELECT_REMOVE)
    {
      aster_selection_set_current (self->selection, row);
      g_signal_emit (self, signals[ACTIVATE], 0, row);
    }
}

/* Asks for the row of a span to be pinned. */
void
aster_tinted_text_pin (AsterTintedText *self, int span)
{
  if (get_row (self, span) >= 0)
    g_signal_emit (self, signals[PIN_REQUESTED], 0, get_row (self, span));
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
  return aster_tinted_layer_get_area (self->layer, span, area);
}

/* Scrolls to the first piece of @row, if the text has one. */
void
aster_tinted_text_show_row (AsterTintedText *self, int row)
{
  int span = self->spans ? aster_text_spans_find_row (self->spans, row) : -1;

  if (span >= 0)
    place_cursor (self, span);
}
