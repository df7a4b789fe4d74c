/* gunzip.h - the bytes inside a gzip file. */
#pragma once

#include "tools/bytes.h"

G_BEGIN_DECLS

AsterBytes *aster_gunzip (AsterBytes *packed);

G_END_DECLS
