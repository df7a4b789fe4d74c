#include "values/pieces.h"

G_DEFINE_BOXED_TYPE (AsterPieces, aster_pieces, aster_pieces_ref, aster_pieces_unref)

/**
 * aster_pieces_new:
 * @text: (transfer full): valid UTF-8, NUL-terminated
 * @length: bytes of @text
 * @items: (transfer full) (element-type AsterPiece): spans of @text, in order
 *
 * Returns: (transfer full): the text with its pieces, immutable once shared
 */
AsterPieces *
aster_pieces_new (char *text, gsize length, GArray *items)
{
  AsterPieces *self;

  g_return_val_if_fail (text != NULL && items != NULL, NULL);

  self = g_atomic_rc_box_new0 (AsterPieces);
  self->text = text;
  self->length = length;
  self->n = items->len;
  self->items = (AsterPiece *) (gpointer) g_array_free (items, FALSE);

  return self;
}

AsterPieces *
aster_pieces_ref (AsterPieces *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pieces_clear (gpointer data)
{
  AsterPieces *self = data;

  g_free (self->text);
  g_free (self->items);
}

void
aster_pieces_unref (AsterPieces *self)
{
  g_atomic_rc_box_release_full (self, pieces_clear);
}

/**
 * aster_pieces_at:
 * @self: a text with its pieces
 * @offset: byte offset into the text
 *
 * Returns: the index of the piece that covers @offset, or −1. O(log n).
 */
int
aster_pieces_at (const AsterPieces *self, gsize offset)
{
  gsize low = 0, high = self->n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (offset < self->items[middle].start)
        high = middle;
      else if (offset >= self->items[middle].end)
        low = middle + 1;
      else
        return (int) middle;
    }

  return -1;
}
