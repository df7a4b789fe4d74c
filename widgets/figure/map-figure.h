/* map-figure.h - a map as a figure: on a sheet, with its legend and with what it says. */
#pragma once

#include "figure/figure.h"
#include "plot/plot-scene.h"

G_BEGIN_DECLS

#define ASTER_DPI 96.0 /* of a px */

/* What the map lies on. A px is 1/96 inch, ¾ point. */
typedef struct
{
  double width;  /* px */
  double height; /* px; 0: as high as the view in its own shape, and the caption, are */
  double text_size; /* px of a label, default ASTER_TEXT_SIZE */
  double dpi;       /* of images, default 300 */
  AsterTheme theme;
  gboolean legend;
  const char *caption; /* UTF-8, under the map; NULL for none */
} AsterMapSheet;

#define ASTER_MAP_SHEET_INIT                                                             \
  {                                                                                      \
    .text_size = ASTER_TEXT_SIZE, .dpi = 300, .theme = ASTER_THEME_PRINT, .legend = TRUE \
  }

/* Everything that a view of a map shows, whatever becomes of the view. Immutable: it may
 * be drawn in any thread. */
typedef struct _AsterMapFigure AsterMapFigure;

AsterMapFigure *aster_map_figure_new (const AsterPlotScene *view,
                                      AsterLayout *layout,
                                      AsterClusters *clusters);
AsterMapFigure *aster_map_figure_ref (AsterMapFigure *self);
void aster_map_figure_unref (AsterMapFigure *self);

const AsterTransform *aster_map_figure_get_view (const AsterMapFigure *self);
gboolean aster_map_figure_is_image (const AsterMapFigure *self);
gsize aster_map_figure_count (const AsterMapFigure *self);
void aster_map_figure_get_size (const AsterMapFigure *self,
                                const AsterMapSheet *sheet,
                                double *width,
                                double *height);
void aster_map_figure_draw (const AsterMapFigure *self,
                            const AsterMapSheet *sheet,
                            cairo_t *cr);
GBytes *aster_map_figure_render (const AsterMapFigure *self,
                                 const AsterMapSheet *sheet,
                                 AsterFigureFormat format,
                                 const AsterFigureFacts *facts,
                                 GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterMapFigure, aster_map_figure_unref)

G_END_DECLS
