/* legend-pointing.h - which line of a legend the pointer or the keyboard is on. */
#pragma once

#include "colour/legend.h"

G_BEGIN_DECLS

void aster_legend_add_pointing (AsterLegend *self, GtkWidget *line);

G_END_DECLS
