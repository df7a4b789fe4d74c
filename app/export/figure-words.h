/* figure-words.h - whether a figure can be drawn, and what it comes to, in words. */
#pragma once

#include "figure/map-figure.h"

G_BEGIN_DECLS

gboolean aster_figure_check (const AsterMapFigure *figure,
                             const AsterMapSheet *sheet,
                             AsterFigureFormat format,
                             GError **error);
char *aster_figure_dup_note (const AsterMapFigure *figure,
                             const AsterMapSheet *sheet,
                             AsterFigureFormat format);

G_END_DECLS
