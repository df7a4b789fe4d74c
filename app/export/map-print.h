/* map-print.h - a map on paper. */
#pragma once

#include "map/map-content.h"

G_BEGIN_DECLS

GtkPrintOperationResult aster_map_print (AsterMapContent *map,
                                         GtkWindow *window,
                                         GtkPrintOperationAction action,
                                         const char *path);

G_END_DECLS
