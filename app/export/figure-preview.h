/* figure-preview.h - a figure as it will be, as large as there is room. */
#pragma once

#include <gtk/gtk.h>

#include "figure/map-figure.h"

G_BEGIN_DECLS

#define ASTER_TYPE_FIGURE_PREVIEW (aster_figure_preview_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterFigurePreview, aster_figure_preview, ASTER, FIGURE_PREVIEW, GtkWidget)

GtkWidget *aster_figure_preview_new (AsterMapFigure *figure);
void aster_figure_preview_show (AsterFigurePreview *self, const AsterMapSheet *sheet);

G_END_DECLS
