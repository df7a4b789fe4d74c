/* render-map.h - a map drawn without a window. */
#pragma once

#include "figure/figure.h"
#include "request.h"

G_BEGIN_DECLS

extern const AsterCliOption aster_cli_figure_options[];

gboolean aster_cli_render_map (const AsterCliRequest *request,
                               AsterFigureFormat format,
                               GError **error);

G_END_DECLS
