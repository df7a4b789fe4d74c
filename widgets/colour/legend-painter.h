/* legend-painter.h - the legend of a drawing, as ink. */
#pragma once

#include <cairo.h>

#include "colour/colouring.h"

G_BEGIN_DECLS

/* How a legend is lettered. */
typedef struct
{
  AsterTheme theme;
  const char *font; /* a family; NULL for that of the desktop */
  double size;      /* px of a letter */
} AsterLettering;

void aster_swatch_paint (cairo_t *cr,
                         const AsterColouring *colouring,
                         AsterTheme theme,
                         guint8 style,
                         double side);
double aster_ramp_height (const AsterColouring *colouring,
                          const AsterLettering *lettering);
void aster_ramp_paint (cairo_t *cr,
                       const AsterColouring *colouring,
                       const AsterLettering *lettering,
                       double width);
char *aster_legend_dup_title (const AsterColouring *colouring);
char *aster_legend_dup_label (const AsterLegendEntry *entry);
gboolean aster_legend_measure (const AsterColouring *colouring,
                               const AsterLettering *lettering,
                               double width,
                               double height,
                               cairo_rectangle_t *area);
gboolean aster_legend_is_cramped (const AsterColouring *colouring,
                                  const AsterLettering *lettering,
                                  double width);
double aster_legend_flow (cairo_t *cr,
                          const AsterColouring *colouring,
                          const AsterLettering *lettering,
                          double width,
                          gboolean paint);
void aster_legend_paint (cairo_t *cr,
                         const AsterColouring *colouring,
                         const AsterLettering *lettering,
                         double width,
                         double height);

G_END_DECLS
