/* map-layout.h - the map that the options of a command ask for. */
#pragma once

#include "input.h"
#include "run/tsne-map.h"
#include "values/layout.h"

G_BEGIN_DECLS

AsterLayout *aster_cli_map_layout (const AsterCliRequest *request,
                                   AsterCliInput *input,
                                   AsterTsneMapSummary *summary,
                                   GError **error);

G_END_DECLS
