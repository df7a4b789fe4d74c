/* json.h - JSON from a file, checked before the parser of json-glib may see it. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean
aster_json_check (const char *text, gsize length, gsize *offset, const char **why);
JsonNode *aster_json_parse (
    const char *text, gsize length, JsonNodeType root, gsize *offset, GError **error);
gboolean aster_json_get_size (JsonNode *node, guint64 *size);
void aster_json_append (GString *out, const char *text, gssize length);

G_END_DECLS
