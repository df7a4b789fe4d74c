/* Where the pieces of a text stand while the text is being edited.
 *
 * Tints arrive a moment after the text that they belong to, and the person goes on
 * typing. Until the next ones come, spans move with their letters and a span whose
 * own letters were touched is dropped: what is tinted is always what was measured.
 * An edit costs O(n) of the simplest work, about 20 µs for 40,000 pieces. */

#include "text/text-spans.h"

struct _AsterTextSpans
{
  AsterTextSpan *items; /* in order, never overlapping */
  gsize n;
};

/**
 * aster_text_spans_new:
 * @pieces: a text with its pieces
 *
 * Returns: (transfer full): the pieces, counted in characters. O(length of the text).
 */
AsterTextSpans *
aster_text_spans_new (const AsterPieces *pieces)
{
  AsterTextSpans *self = g_new0 (AsterTextSpans, 1);
  const char *p = pieces->text;
  guint offset = 0;

  self->n = pieces->n;
  self->items = g_new (AsterTextSpan, MAX (self->n, 1));

  for (gsize i = 0; i < self->n; i++)
    {
      const AsterPiece *piece = &pieces->items[i];
      AsterTextSpan *span = &self->items[i];

      offset += (guint) g_utf8_strlen (p, pieces->text + piece->start - p);
      p = pieces->text + piece->start;
      span->start = offset;
      offset += (guint) g_utf8_strlen (p, (gssize) (piece->end - piece->start));
      p = pieces->text + piece->end;
      span->end = offset;
      span->piece = (guint) i;
      span->row = piece->row;
    }

  return self;
}

void
aster_text_spans_free (AsterTextSpans *self)
{
  g_free (self->items);
  g_free (self);
}

/**
 * aster_text_spans_insert:
 * @self: spans
 * @at: where characters were inserted
 * @n: how many
 */
void
aster_text_spans_insert (AsterTextSpans *self, guint at, guint n)
{
  gsize kept = 0;

  for (gsize i = 0; i < self->n; i++)
    {
      AsterTextSpan span = self->items[i];

      if (span.start < at && at < span.end)
        continue;
      if (span.start >= at)
        {
          span.start += n;
          span.end += n;
        }
      self->items[kept++] = span;
    }

  self->n = kept;
}

/**
 * aster_text_spans_delete:
 * @self: spans
 * @start: the first character that was deleted
 * @end: after the last one
 */
void
aster_text_spans_delete (AsterTextSpans *self, guint start, guint end)
{
  gsize kept = 0;

  if (start == end)
    return;

  for (gsize i = 0; i < self->n; i++)
    {
      AsterTextSpan span = self->items[i];

      if (span.start < end && start < span.end)
        continue;
      if (span.start >= end)
        {
          span.start -= end - start;
          span.end -= end - start;
        }
      self->items[kept++] = span;
    }

  self->n = kept;
}

gsize
aster_text_spans_get_n (const AsterTextSpans *self)
{
  return self->n;
}

const AsterTextSpan *
aster_text_spans_get (const AsterTextSpans *self, gsize i)
{
  g_return_val_if_fail (i < self->n, NULL);

  return &self->items[i];
}

/* The first span that ends after @offset; the number of spans if none does. O(log n). */
gsize
aster_text_spans_from (const AsterTextSpans *self, guint offset)
{
  gsize low = 0, high = self->n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->items[middle].end > offset)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* The span that covers the character at @offset, or −1. O(log n). */
int
aster_text_spans_at (const AsterTextSpans *self, guint offset)
{
  gsize i = aster_text_spans_from (self, offset);

  return i < self->n && self->items[i].start <= offset ? (int) i : -1;
}

/* The first span of @row, or −1. O(n). */
int
aster_text_spans_find_row (const AsterTextSpans *self, int row)
{
  for (gsize i = 0; i < self->n; i++)
    if (self->items[i].row == row)
      return (int) i;

  return -1;
}

/* How often @row stands in the text. O(n). */
gsize
aster_text_spans_count_row (const AsterTextSpans *self, int row)
{
  gsize count = 0;

  for (gsize i = 0; i < self->n; i++)
    count += self->items[i].row == row;

  return count;
}
