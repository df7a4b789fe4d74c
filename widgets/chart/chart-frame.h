/* chart-frame.h - the room of a chart: its scale, its ticks and the words around it. */
#pragma once

#include "colour/legend-painter.h"

G_BEGIN_DECLS

typedef struct
{
  AsterLettering lettering;
  double width, height;            /* px of the whole chart */
  double left, right, top, bottom; /* px: the sides of the room inside */
  double lo, hi;                   /* values at the bottom and at the top, lo ≠ hi */
} AsterChartFrame;

AsterChartFrame aster_chart_frame_new (
    const AsterLettering *lettering, double width, double height, double lo, double hi);
double aster_chart_frame_to_page (const AsterChartFrame *self, double value);
double aster_chart_frame_to_value (const AsterChartFrame *self, double y);
void
aster_chart_frame_paint (const AsterChartFrame *self, cairo_t *cr, const char *title);
void
aster_chart_frame_paint_foot (const AsterChartFrame *self, cairo_t *cr, const char *text);
double aster_chart_text (cairo_t *cr,
                         const AsterLettering *lettering,
                         AsterInk ink,
                         const char *text,
                         const double at[2],
                         double align);

G_END_DECLS
