/* What lies under the letters of a tinted text, as far as it is seen.
 *
 * Tints change when the text does or when it scrolls; marks of what is pointed at
 * and selected change with every move of the pointer. So tints are painted once into
 * a node that is shown again until something moved, and marks anew on top of it:
 * following the pointer costs a handful of frames and not a page of boxes. Whether
 * something moved is asked of the text view itself, about the first and the last
 * mark, so that fonts, widths and margins need no watching. */

#include "text/tinted-layer.h"

#include <math.h>

#include "text/text-geometry.h"
#include "text/text-marks.h"

#define REACH 3 /* px above and below its letters where a piece still is pointed at */

struct _AsterTintedLayer
{
  GtkTextView *view;    /* borrowed: it owns the layer */
  GArray *marks;        /* (nullable) of AsterTextMark, in buffer coordinates */
  GskRenderNode *tints; /* (nullable) */
  GdkRectangle visible; /* when the marks were collected */
  AsterTheme theme;
};

AsterTintedLayer *
aster_tinted_layer_new (GtkTextView *view)
{
  AsterTintedLayer *self = g_new0 (AsterTintedLayer, 1);

  self->view = view;

  return self;
}

void
aster_tinted_layer_free (AsterTintedLayer *self)
{
  aster_tinted_layer_forget (self);
  g_free (self);
}

/* To be called when spans, their tints or the text changed. */
void
aster_tinted_layer_forget (AsterTintedLayer *self)
{
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->tints, gsk_render_node_unref);
}

static gboolean
is_in_place (AsterTintedLayer *self, guint i, const AsterTextSpans *spans)
{
  const AsterTextMark *mark = &g_array_index (self->marks, AsterTextMark, i);
  const AsterTextSpan *span = aster_text_spans_get (spans, mark->piece);
  GtkTextIter iter;
  GdkRectangle area;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter,
                                      (int) span->start);
  gtk_text_view_get_iter_location (self->view, &iter, &area);

  /* The last mark of a piece that wraps is not where the piece begins. */
  return area.height == (int) mark->height &&
         (area.y == (int) mark->y || area.y < (int) mark->y);
}

static gboolean
is_fresh (AsterTintedLayer *self, const AsterTextSpans *spans, AsterTheme theme)
{
  GdkRectangle visible;

  if (self->marks == NULL || self->tints == NULL || self->theme != theme)
    return FALSE;

  gtk_text_view_get_visible_rect (self->view, &visible);

  return gdk_rectangle_equal (&visible, &self->visible) &&
         (self->marks->len == 0 || (is_in_place (self, 0, spans) &&
                                    is_in_place (self, self->marks->len - 1, spans)));
}

static cairo_t *
begin_cairo (AsterTintedLayer *self, GtkSnapshot *snapshot)
{
  return gtk_snapshot_append_cairo (
      snapshot,
      &GRAPHENE_RECT_INIT ((float) self->visible.x, (float) self->visible.y,
                           (float) self->visible.width, (float) self->visible.height));
}

static void
collect (AsterTintedLayer *self, const AsterTextSpans *spans, AsterResult *result)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr;

  aster_tinted_layer_forget (self);
  gtk_text_view_get_visible_rect (self->view, &self->visible);
  self->marks = aster_text_geometry_collect (self->view, spans, result->pieces);

  cr = begin_cairo (self, snapshot);
  for (guint i = 0; i < self->marks->len; i++)
    {
      AsterTextMark *mark = &g_array_index (self->marks, AsterTextMark, i);
      const AsterTextSpan *span = aster_text_spans_get (spans, mark->piece);

      mark->scaled = result->scaled[span->piece];
      if (span->row < 0)
        mark->flags |= ASTER_MARK_MISSING;
      aster_text_mark_paint (mark, cr, self->theme);
    }
  cairo_destroy (cr);
  self->tints = gtk_snapshot_free_to_node (snapshot);
}

/**
 * aster_tinted_layer_paint:
 * @self: a layer
 * @snapshot: of the text view, below its text
 * @spans: where the pieces are
 * @result: what @spans was made from, with tints
 * @theme: a theme
 *
 * Paints the tints, and the dots under pieces without a vector.
 */
void
aster_tinted_layer_paint (AsterTintedLayer *self,
                          GtkSnapshot *snapshot,
                          const AsterTextSpans *spans,
                          AsterResult *result,
                          AsterTheme theme)
{
  if (!is_fresh (self, spans, theme))
    {
      self->theme = theme;
      collect (self, spans, result);
    }
  if (self->tints != NULL)
    gtk_snapshot_append_node (snapshot, self->tints);
}

static guint
get_flags (AsterSelection *selection, int row)
{
  guint flags = 0;

  if (row < 0 || (gsize) row >= aster_selection_get_n_rows (selection))
    return 0;

  if (aster_selection_is_selected (selection, (gsize) row))
    flags |= ASTER_MARK_SELECTED;
  if (aster_selection_is_match (selection, (gsize) row))
    flags |= ASTER_MARK_MATCH;
  if (aster_selection_is_pinned (selection, (guint32) row))
    flags |= ASTER_MARK_PINNED;
  if (aster_selection_get_hovered (selection) == row)
    flags |= ASTER_MARK_HOVERED;

  return flags;
}

/**
 * aster_tinted_layer_paint_marks:
 * @self: a layer that was painted just now
 * @snapshot: as before
 * @spans: where the pieces are
 * @selection: what is pointed at, selected, pinned and found
 * @theme: a theme
 */
void
aster_tinted_layer_paint_marks (AsterTintedLayer *self,
                                GtkSnapshot *snapshot,
                                const AsterTextSpans *spans,
                                AsterSelection *selection,
                                AsterTheme theme)
{
  cairo_t *cr = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      AsterTextMark mark = g_array_index (self->marks, AsterTextMark, i);
      guint flags = get_flags (selection, aster_text_spans_get (spans, mark.piece)->row);

      if (flags == 0)
        continue;
      if (cr == NULL)
        cr = begin_cairo (self, snapshot);
      mark.scaled = NAN; /* painted already */
      mark.flags = (mark.flags & ~(guint) ASTER_MARK_MISSING) | flags;
      aster_text_mark_paint (&mark, cr, theme);
    }

  g_clear_pointer (&cr, cairo_destroy);
}

/* The span whose mark is at (@x, @y), px of the widget, or −1. */
int
aster_tinted_layer_pick (AsterTintedLayer *self, double x, double y)
{
  int bx, by;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &bx, &by);
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const AsterTextMark *mark = &g_array_index (self->marks, AsterTextMark, i);

      if (bx >= mark->x && bx < mark->x + mark->width && by >= mark->y - REACH &&
          by < mark->y + mark->height + REACH)
        return (int) mark->piece;
    }

  return -1;
}

/* Where the first mark of @span is, px of the widget; FALSE if it is not in sight. */
gboolean
aster_tinted_layer_get_area (AsterTintedLayer *self, int span, GdkRectangle *area)
{
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const AsterTextMark *mark = &g_array_index (self->marks, AsterTextMark, i);

      if ((int) mark->piece != span)
        continue;

      gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET,
                                             (int) mark->x, (int) mark->y, &area->x,
                                             &area->y);
      area->width = (int) mark->width;
      area->height = (int) mark->height;
      return TRUE;
    }

  return FALSE;
}
