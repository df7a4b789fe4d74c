/* map-initial.h - the map that another begins with. */
#pragma once

#include "input.h"
#include "values/layout.h"

G_BEGIN_DECLS

AsterLayout *aster_cli_read_initial (const AsterCliRequest *request,
                                     const AsterCliInput *input,
                                     GError **error);

G_END_DECLS
