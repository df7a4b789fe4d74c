/* figure-facts.h - what a figure says of itself to whoever opens its file later. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* All UTF-8, all nullable. */
typedef struct
{
  const char *title;       /* the recipe in words */
  const char *description; /* what is seen, as a caption says it */
  const char *source;      /* what was drawn: the name of the space */
  const char *seed;        /* where chance began */
  const char *command;     /* the line that draws it again */
  const char *software;    /* and its version */
} AsterFigureFacts;

void
aster_figure_facts_write_png (const AsterFigureFacts *self, double dpi, GByteArray *png);
void aster_figure_facts_write_svg (const AsterFigureFacts *self, GString *svg);
void aster_figure_facts_write_pdf (const AsterFigureFacts *self, cairo_surface_t *pdf);

G_END_DECLS
