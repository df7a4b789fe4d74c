/* writer.h - a file that appears whole under its name, or not at all. */
#pragma once

#include <glib.h>

#include "tools/pulse.h"

G_BEGIN_DECLS

typedef struct _AsterWriter AsterWriter;

AsterWriter *aster_writer_open (const char *path, GError **error);
gboolean
aster_writer_add (AsterWriter *self, const void *bytes, gsize length, GError **error);
gboolean aster_writer_settle (AsterWriter *self, AsterPulse *pulse, GError **error);
gboolean aster_writer_close (AsterWriter *self, GError **error);
void aster_writer_free (AsterWriter *self);
const char *aster_writer_get_name (const AsterWriter *self);
gboolean aster_writer_remove_unfinished (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterWriter, aster_writer_free)

G_END_DECLS
