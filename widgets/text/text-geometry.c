/* Where the pieces of a text stand in a text view.
 *
 * A text view says where each character is. A piece on one line, in a script that
 * runs from left to right, reaches from its first character to its last: two
 * questions. Others are asked about letter by letter, and letters that touch on the
 * same line are one mark. Only what can be seen is looked at, so that the cost
 * depends on the window and not on the text: about 3 ms for 1,000 pieces. */

#include "text/text-geometry.h"

#include <math.h>

#include "text/text-marks.h"

/* The lead bytes of UTF-8 from which on a script may run from right to left; those
 * of Vietnamese and of Chinese, Japanese and Korean are known not to. */
static gboolean
may_turn (const AsterPieces *pieces, guint piece)
{
  const AsterPiece *item = &pieces->items[piece];

  for (gsize i = item->start; i < item->end; i++)
    {
      guchar c = (guchar) pieces->text[i];

      if (c >= 0xd6 && !(c >= 0xe1 && c <= 0xed))
        return TRUE;
    }

  return FALSE;
}

static void
locate (GtkTextView *view, const GtkTextIter *iter, GdkRectangle *area)
{
  gtk_text_view_get_iter_location (view, iter, area);

  if (area->width < 0)
    {
      area->x += area->width;
      area->width = -area->width;
    }
}

static void
add_mark (GArray *marks, const GdkRectangle *area, guint span)
{
  AsterTextMark mark = { .x = area->x,
                         .y = area->y,
                         .width = area->width,
                         .height = area->height,
                         .scaled = NAN,
                         .piece = span };

  if (area->width > 0)
    g_array_append_val (marks, mark);
}

/* Letter by letter. Returns whether the piece runs from right to left. */
static gboolean
add_letters (GtkTextView *view, GtkTextIter iter, guint n, guint span, GArray *marks)
{
  GdkRectangle all, letter;
  int first_x;

  locate (view, &iter, &all);
  first_x = all.x;

  for (guint i = 1; i < n; i++)
    {
      gtk_text_iter_forward_char (&iter);
      locate (view, &iter, &letter);

      if (letter.y == all.y && letter.x <= all.x + all.width + 1 &&
          letter.x + letter.width >= all.x - 1)
        {
          int right = MAX (all.x + all.width, letter.x + letter.width);

          all.x = MIN (all.x, letter.x);
          all.width = right - all.x;
          all.height = MAX (all.height, letter.height);
        }
      else
        {
          add_mark (marks, &all, span);
          all = letter;
        }
    }
  add_mark (marks, &all, span);

  return n > 1 && all.x < first_x;
}

static gboolean
add_span (GtkTextView *view,
          const GtkTextIter *start,
          guint n,
          gboolean turns,
          guint span,
          GArray *marks)
{
  GdkRectangle first, last;
  GtkTextIter end = *start;

  if (turns)
    return add_letters (view, *start, n, span, marks);

  gtk_text_iter_forward_chars (&end, (int) n - 1);
  locate (view, start, &first);
  locate (view, &end, &last);
  if (first.y != last.y || last.x < first.x)
    return add_letters (view, *start, n, span, marks);

  first.width = last.x + last.width - first.x;
  add_mark (marks, &first, span);

  return FALSE;
}

/* Pieces that touch others are drawn a little narrower on that side. */
static guint
get_joints (const AsterTextSpans *spans, gsize i, gboolean rtl)
{
  const AsterTextSpan *span = aster_text_spans_get (spans, i);
  gboolean before = i > 0 && aster_text_spans_get (spans, i - 1)->end == span->start;
  gboolean after = i + 1 < aster_text_spans_get_n (spans) &&
                   aster_text_spans_get (spans, i + 1)->start == span->end;

  return ((rtl ? after : before) ? ASTER_MARK_JOINED_LEFT : 0) |
         ((rtl ? before : after) ? ASTER_MARK_JOINED_RIGHT : 0);
}

/* The first and the last character that can be seen, whole lines. */
static void
get_visible_range (GtkTextView *view, guint *start, guint *end)
{
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x, visible.y);
  gtk_text_view_backward_display_line_start (view, &iter);
  *start = (guint) gtk_text_iter_get_offset (&iter);

  gtk_text_view_get_iter_at_location (view, &iter, visible.x, visible.y + visible.height);
  gtk_text_view_forward_display_line_end (view, &iter);
  *end = (guint) gtk_text_iter_get_offset (&iter);
}

/**
 * aster_text_geometry_collect:
 * @view: a text view
 * @spans: where pieces stand in its buffer
 * @pieces: what @spans was made from
 *
 * Returns: (transfer full) (element-type AsterTextMark): marks of all pieces that
 *   can be seen, in order, in buffer coordinates, without tint; their field "piece"
 *   is an index into @spans
 */
GArray *
aster_text_geometry_collect (GtkTextView *view,
                             const AsterTextSpans *spans,
                             const AsterPieces *pieces)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (AsterTextMark));
  GtkTextIter iter;
  guint from, to;

  get_visible_range (view, &from, &to);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &iter);

  for (gsize i = aster_text_spans_from (spans, from); i < aster_text_spans_get_n (spans);
       i++)
    {
      const AsterTextSpan *span = aster_text_spans_get (spans, i);
      guint first = marks->len;
      gboolean rtl;

      if (span->start >= to)
        break;

      gtk_text_iter_set_offset (&iter, (int) span->start);
      rtl = add_span (view, &iter, span->end - span->start,
                      may_turn (pieces, span->piece), (guint) i, marks);
      for (guint k = first; k < marks->len; k++)
        g_array_index (marks, AsterTextMark, k).flags = get_joints (spans, i, rtl);
    }

  return marks;
}
