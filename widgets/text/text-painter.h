/* text-painter.h - a text with its tints as a page, for figures and files. */
#pragma once

#include <cairo.h>

#include "colour/palette.h"
#include "values/pieces.h"

G_BEGIN_DECLS

/* What is on the page; borrowed, so it must outlive what is made from it. */
typedef struct
{
  const AsterPieces *pieces;
  const double *values; /* (pieces->n) real units; NaN where there is none */
  const double *scaled; /* (pieces->n) the same in [0, 1]; NaN likewise */
  double min, max;      /* of the values; NaN if there are none */
  const char *title;    /* what the values are: "cosine to ⟨purple⟩" */
  AsterTheme theme;
  double width;     /* px */
  double font_size; /* px */
} AsterTextScene;

#define ASTER_TEXT_WIDTH     800.0 /* px, where nothing else is asked for */
#define ASTER_TEXT_FONT_SIZE 18.0  /* px */

typedef struct _AsterTextPage AsterTextPage;

AsterTextPage *aster_text_page_new (const AsterTextScene *scene);
void aster_text_page_free (AsterTextPage *self);
double aster_text_page_get_height (const AsterTextPage *self);
double aster_text_page_break (const AsterTextPage *self, double y, double height);
void
aster_text_page_draw (const AsterTextPage *self, cairo_t *cr, double y, double height);

char *aster_text_dup_note (const AsterPieces *pieces);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTextPage, aster_text_page_free)

G_END_DECLS
