/* word2vec-binary.h - the binary format of word2vec to a space. */
#pragma once

#include "files/load-options.h"
#include "tools/bytes.h"
#include "tools/pulse.h"
#include "values/space.h"

G_BEGIN_DECLS

AsterSpace *aster_word2vec_binary_load (AsterBytes *bytes,
                                        const AsterLoadOptions *options,
                                        AsterPulse *pulse,
                                        GError **error);

G_END_DECLS
