/* pieces.h - a text cut into spans, each with its row in a space or −1. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct
{
  gsize start; /* byte offset into the text */
  gsize end;   /* byte offset after the last byte */
  int row;     /* row of the space, or −1 */
} AsterPiece;

typedef struct _AsterPieces AsterPieces;

/* Pieces are in order and never overlap; what lies between two is white space
 * or other separators. Immutable once shared. */
struct _AsterPieces
{
  char *text; /* valid UTF-8, NUL-terminated */
  gsize length;
  AsterPiece *items;
  gsize n;
};

AsterPieces *aster_pieces_new (char *text, gsize length, GArray *items);
void aster_pieces_unref (AsterPieces *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterPieces, aster_pieces_unref)

G_END_DECLS
