/* save.h - a space written to a file in one of the usual formats. */
#pragma once

#include "tools/pulse.h"
#include "values/space.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean half; /* safetensors: F16 instead of F32 */
} AsterSaveOptions;

#define ASTER_SAVE_DEFAULTS                                                              \
  {                                                                                      \
    FALSE                                                                                \
  }

gboolean aster_save_check (const char *path, GError **error);
gboolean aster_save (const AsterSpace *space,
                     const char *path,
                     const AsterSaveOptions *options,
                     AsterPulse *pulse,
                     GError **error);
gboolean
aster_save_bytes (const char *path, const void *bytes, gsize length, GError **error);

G_END_DECLS
