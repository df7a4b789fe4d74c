/* Any bytes as JSON: what the walk accepts, json-glib must parse to what it said. */

#include "fuzz.h"

#include "support.h"
#include "tools/json.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data, *why;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  gsize offset = 0, first = 0;
  gboolean good = aster_json_check (text, size, &offset, &why);

  g_assert_cmpuint (offset, <=, size);
  while (first < size && strchr (" \n\r\t", text[first]) != NULL && text[first] != '\0')
    first++;
  root = aster_json_parse (text, size,
                           first < size && text[first] == '['   ? JSON_NODE_ARRAY
                           : first < size && text[first] == '{' ? JSON_NODE_OBJECT
                                                                : JSON_NODE_VALUE,
                           &offset, &error);
  if (good && (text[first] == '[' || text[first] == '{'))
    g_assert_no_error (error);
  if (!good)
    g_assert_null (root);

  return 0;
}
