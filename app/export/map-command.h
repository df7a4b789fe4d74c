/* map-command.h - the command line that draws what a map shows. */
#pragma once

#include "map/map-content.h"

G_BEGIN_DECLS

char *aster_map_command_new (const AsterMapParts *map);

G_END_DECLS
