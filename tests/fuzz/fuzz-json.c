/* Any bytes as JSON: what the walk accepts, json-glib must parse, and the reader must
 * skip to the end. */

#include <json-glib/json-glib.h>

#include "fuzz.h"

#include "support.h"
#include "tools/json-reader.h"
#include "tools/json.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize offset = 0;
  gboolean good = aster_json_check (text, size, NULL, &offset, &error);
  AsterJsonReader json = aster_json_reader (text, size, NULL);

  g_assert_cmpuint (offset, <=, size);
  g_assert_true (good == (error == NULL));
  if (good)
    {
      g_assert_true (json_parser_load_from_data (parser, text, (gssize) size, NULL));
      aster_json_skip (&json);
      g_assert_cmpint (aster_json_peek (&json), ==, '\0');
    }

  return 0;
}
