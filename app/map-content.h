/* map-content.h - what a pane of kind Map shows: the plot, its legend, its tip. */
#pragma once

#include <gtk/gtk.h>

#include "document.h"
#include "palette.h"

G_BEGIN_DECLS

#define ASTER_TYPE_MAP_CONTENT (aster_map_content_get_type ())

G_DECLARE_FINAL_TYPE (AsterMapContent, aster_map_content, ASTER, MAP_CONTENT, GtkWidget)

GtkWidget *aster_map_content_new (AsterDocument *document, AsterPane *pane);
void aster_map_content_draw (
    AsterMapContent *self, cairo_t *cr, double width, double height, AsterTheme theme);

G_END_DECLS
