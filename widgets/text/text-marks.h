/* text-marks.h - what is drawn under and around the pieces of a text. */
#pragma once

#include <cairo.h>

#include "colour/palette.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_MARK_MISSING = 1 << 0,     /* the space has no vector for it */
  ASTER_MARK_SELECTED = 1 << 1,    /* its row is selected */
  ASTER_MARK_HOVERED = 1 << 2,     /* its row is pointed at, here or in another pane */
  ASTER_MARK_PINNED = 1 << 3,      /* its row is pinned */
  ASTER_MARK_MATCH = 1 << 4,       /* a search found its row */
  ASTER_MARK_JOINED_LEFT = 1 << 5, /* another piece touches it there, with no space */
  ASTER_MARK_JOINED_RIGHT = 1 << 6,
} AsterMarkFlags;

/* A piece on one line of the page; a piece that wraps or changes direction has several.
 */
typedef struct
{
  double x, y, width, height; /* px, the letters' own rectangle */
  double scaled;              /* tint, [0, 1]; NaN for none */
  guint piece;                /* which piece it is part of */
  guint flags;                /* of AsterMarkFlags */
} AsterTextMark;

AsterColour aster_text_mark_ink (AsterTheme theme, double scaled);
void aster_text_mark_paint (const AsterTextMark *self, cairo_t *cr, AsterTheme theme);

G_END_DECLS
