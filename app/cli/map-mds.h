/* map-mds.h - a map by scaling as the options of a command ask for it. */
#pragma once

#include "input.h"
#include "run/mds-map.h"

G_BEGIN_DECLS

gboolean aster_cli_read_mds (const AsterCliRequest *request,
                             AsterMdsParams *params,
                             GError **error);
AsterLayout *aster_cli_mds_layout (const AsterCliRequest *request,
                                   const AsterCliInput *input,
                                   guint dims,
                                   const AsterMdsParams *params,
                                   AsterMdsSummary *summary,
                                   GError **error);

G_END_DECLS
