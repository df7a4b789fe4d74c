#include "values/pieces.h"

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
