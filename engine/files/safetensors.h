/* safetensors.h - a matrix of a safetensors file to a space. */
#pragma once

#include "files/load-options.h"
#include "files/safetensors-header.h"
#include "tools/bytes.h"
#include "tools/pulse.h"
#include "values/space.h"

G_BEGIN_DECLS

AsterSpace *aster_safetensors_load (AsterBytes *bytes,
                                    const AsterLoadOptions *options,
                                    AsterPulse *pulse,
                                    GError **error);

G_END_DECLS
