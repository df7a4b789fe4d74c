/* figure.h - what a painter draws, as the bytes of a PNG, SVG or PDF file. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "figure/figure-facts.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_FIGURE_PNG,
  ASTER_FIGURE_SVG,
  ASTER_FIGURE_PDF,
} AsterFigureFormat;

/* One drawing, of one sheet or, as a PDF, of several. */
typedef struct
{
  double width, height;          /* px of a sheet, before @scale */
  double scale;                  /* PNG: pixels of the image per px; 0 is 1 */
  guint n_sheets;                /* PDF only; 0 is 1 */
  const char *title;             /* (nullable) PDF: for the reader's title bar */
  double dpi;                    /* PNG: said of the pixels; 0 for nothing */
  const AsterFigureFacts *facts; /* (nullable) what the file says of itself */
  GCancellable *cancellable;     /* (nullable) */
} AsterFigure;

/* Draws sheet @sheet with its corner at the origin, in px. */
typedef void (*AsterFigureFunc) (cairo_t *cr, guint sheet, gpointer user_data);

GBytes *aster_figure_render (const AsterFigure *self,
                             AsterFigureFormat format,
                             AsterFigureFunc func,
                             gpointer user_data,
                             GError **error);
gboolean aster_figure_format_from_path (const char *path, AsterFigureFormat *format);
double aster_figure_get_pixels (double px, double scale);

G_END_DECLS
