/* render-sheet.h - how large a drawing is, and in which inks, as the options say. */
#pragma once

#include "figure/map-figure.h"
#include "request.h"

G_BEGIN_DECLS

gboolean aster_cli_read_size (const AsterCliRequest *request,
                              double dpi,
                              double *width,
                              double *height,
                              GError **error);
AsterTheme aster_cli_read_theme (const AsterCliRequest *request);
gboolean aster_cli_read_sheet (const AsterCliRequest *request,
                               AsterMapSheet *sheet,
                               double shape[2],
                               GError **error);

G_END_DECLS
