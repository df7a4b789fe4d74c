/* json.h - whether a text is strict JSON, and strings on their way into one. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

gboolean aster_json_check (
    const char *text, gsize length, AsterPulse *pulse, gsize *offset, GError **error);
void aster_json_append (GString *out, const char *text, gssize length);
void aster_json_append_inner (GString *out, const char *text, gsize length);

G_END_DECLS
