/* sniff.h - which format the first bytes of a file are, whatever its name. */
#pragma once

#include "files/text-vectors.h"
#include "tools/bytes.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_KIND_TEXT_VECTORS,
  ASTER_KIND_WORD2VEC_BINARY,
  ASTER_KIND_SAFETENSORS,
  ASTER_KIND_SHARD_INDEX,
  ASTER_KIND_GZIP,
  ASTER_KIND_PACKED, /* bzip2, xz, zstd */
  ASTER_KIND_ZIP,
  ASTER_KIND_TAR,
} AsterKind;

gboolean
aster_sniff (AsterBytes *bytes, AsterKind *kind, AsterTextShape *shape, GError **error);

G_END_DECLS
