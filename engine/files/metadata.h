/* metadata.h - a table beside the vectors: TSV or CSV joined to a space. */
#pragma once

#include "tools/pulse.h"
#include "values/space.h"

G_BEGIN_DECLS

AsterSpace *aster_metadata_join (const AsterSpace *space,
                                 const char *path,
                                 AsterPulse *pulse,
                                 GError **error);

G_END_DECLS
