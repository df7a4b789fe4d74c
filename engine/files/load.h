/* load.h - from a file of vectors, whatever its format, to a space. */
#pragma once

#include "tools/pulse.h"
#include "values/space.h"

G_BEGIN_DECLS

typedef struct
{
  gsize limit;      /* the first so many tokens; 0 for all */
  gboolean salvage; /* where a file is refused for one bad place, take the rows before */
  const char *member; /* (nullable) which member of an archive */
} AsterLoadOptions;

#define ASTER_LOAD_DEFAULTS                                                              \
  {                                                                                      \
    0, FALSE, NULL                                                                       \
  }

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
