/* load.h - from a file of vectors, whatever its format, to a space. */
#pragma once

#include "files/load-options.h"
#include "tools/pulse.h"
#include "values/space.h"

G_BEGIN_DECLS

AsterSpace *aster_load (const char *path,
                        const AsterLoadOptions *options,
                        AsterPulse *pulse,
                        GError **error);
AsterSpace *aster_load_descriptor (int descriptor,
                                   const char *shown_name,
                                   const AsterLoadOptions *options,
                                   AsterPulse *pulse,
                                   GError **error);
gboolean aster_load_error_can_salvage (const GError *error);

G_END_DECLS
