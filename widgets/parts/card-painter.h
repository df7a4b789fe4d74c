/* card-painter.h - a few lines about something, on a card beside it. */
#pragma once

#include <pango/pangocairo.h>

#include "colour/palette.h"

G_BEGIN_DECLS

/* Everything in px. */
typedef struct
{
  const char *text;           /* UTF-8, lines; the first is set in bold */
  double x, y, width, height; /* of what the card is about */
  double page_width, page_height;
  AsterTheme theme;
} AsterCardScene;

void
aster_card_painter_draw (const AsterCardScene *self, PangoContext *context, cairo_t *cr);

G_END_DECLS
