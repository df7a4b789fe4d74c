/* ramp-legend.h - the legend of a ramp of colours, as a widget. */
#pragma once

#include <gtk/gtk.h>

#include "colour/palette.h"

G_BEGIN_DECLS

#define ASTER_TYPE_RAMP_LEGEND (aster_ramp_legend_get_type ())

/* Property: "theme". */
G_DECLARE_FINAL_TYPE (AsterRampLegend, aster_ramp_legend, ASTER, RAMP_LEGEND, GtkWidget)

GtkWidget *aster_ramp_legend_new (AsterRamp ramp);
void aster_ramp_legend_set_values (
    AsterRampLegend *self, const char *title, const char *note, double min, double max);
void aster_ramp_legend_set_theme (AsterRampLegend *self, AsterTheme theme);

G_END_DECLS
