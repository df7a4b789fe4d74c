/* figure-page.h - how a map is taken away as a picture, with the picture as it will be.
 */
#pragma once

#include <adwaita.h>

#include "figure/map-figure.h"

G_BEGIN_DECLS

#define ASTER_TYPE_FIGURE_PAGE (aster_figure_page_get_type ())

/* Signal: "changed" — what would be written is another. */
G_DECLARE_FINAL_TYPE (AsterFigurePage, aster_figure_page, ASTER, FIGURE_PAGE, GtkWidget)

GtkWidget *aster_figure_page_new (AsterMapFigure *figure,
                                  AsterTheme theme,
                                  double text_size,
                                  const char *caption);
AsterFigureFormat aster_figure_page_get_format (AsterFigurePage *self);
AsterMapSheet aster_figure_page_get_sheet (AsterFigurePage *self);
gboolean aster_figure_page_check (AsterFigurePage *self, GError **error);

G_END_DECLS
