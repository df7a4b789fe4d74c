/* row-room.h - whether the rows that a file promises have room. */
#pragma once

#include "files/load-options.h"
#include "tools/bytes.h"

G_BEGIN_DECLS

gboolean aster_row_room_check (const AsterBytes *bytes,
                               guint64 n,
                               gsize d,
                               const AsterLoadOptions *options,
                               GError **error);

G_END_DECLS
