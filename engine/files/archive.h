/* archive.h - the bytes of one member of an archive, never extracted to a path. */
#pragma once

#include "tools/bytes.h"
#include "tools/pulse.h"

G_BEGIN_DECLS

AsterBytes *aster_archive_unpack (AsterBytes *packed, AsterPulse *pulse, GError **error);
GPtrArray *aster_archive_list (AsterBytes *archive, AsterPulse *pulse, GError **error);
int aster_archive_choose (const AsterBytes *archive,
                          GPtrArray *members,
                          const char *wanted,
                          GError **error);
AsterBytes *aster_archive_open (AsterBytes *archive,
                                guint index,
                                const char *name,
                                AsterPulse *pulse,
                                GError **error);

G_END_DECLS
