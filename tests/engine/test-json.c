#include "tools/json.h"

#include "support.h"
#include "tools/limits.h"

static gboolean
check (const char *text, gsize *offset)
{
  const char *why = NULL;
  gboolean good = aster_json_check (text, strlen (text), offset, &why);

  g_assert_true (good == (why == NULL));

  return good;
}

static void
test_good (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    " [1, -2.5e+3, 0, 0.5, \"x\", true, false, null] \n",
    "{\"a\": {\"a\": 1}, \"b\": [{\"a\": 2}]}",
    "\"\\u00e9\\ud83d\\ude00\\n\\\"\\/\"",
    "1",
  };
  gsize offset;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (check (texts[i], &offset));
}

static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    gsize offset;
  } cases[] = {
    { "", 0 },
    { "{", 1 },
    { "[1,]", 3 },
    { "[1 2]", 3 },
    { "{'a': 1}", 1 },
    { "{\"a\" 1}", 5 },
    { "{\"a\": 1, \"a\": 2}", 12 },
    { "{\"a\": 1, \"\\u0061\": 2}", 17 },
    { "[01]", 2 },
    { "[+1]", 1 },
    { "[.5]", 1 },
    { "[1.]", 3 },
    { "[1e]", 3 },
    { "[NaN]", 1 },
    { "/* x */ {}", 0 },
    { "{} x", 3 },
    { "\"\\x\"", 2 },
    { "\"\\ud800\"", 7 },
    { "\"\\u0000\"", 7 },
    { "\"a\nb\"", 2 },
    { "\"abc", 4 },
    { "[\"\xff\"]", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize offset = G_MAXSIZE;

      g_assert_false (check (cases[i].text, &offset));
      if (offset != cases[i].offset)
        g_error ("%s: %zu instead of %zu", cases[i].text, offset, cases[i].offset);
    }
}

/* One below, at and one above the limit, and far above it. */
static void
test_depth (void)
{
  static const guint depths[] = { ASTER_MAX_JSON_DEPTH - 1, ASTER_MAX_JSON_DEPTH,
                                  ASTER_MAX_JSON_DEPTH + 1, 300000 };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gsize offset;

      for (guint k = 0; k < depths[i]; k++)
        g_string_append_c (text, '[');
      for (guint k = 0; k < depths[i]; k++)
        g_string_append_c (text, ']');
      g_assert_true (check (text->str, &offset) == (depths[i] <= ASTER_MAX_JSON_DEPTH));
    }
}

static void
test_parse (void)
{
  static const char text[] = "{\"n\": 3, \"neg\": -1, \"half\": 0.5, \"huge\": "
                             "18446744073709551615, \"s\": \"3\"}";
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  guint64 size = 0;
  gsize offset;

  root = aster_json_parse (text, strlen (text), JSON_NODE_OBJECT, &offset, &error);
  g_assert_no_error (error);
  object = json_node_get_object (root);
  g_assert_true (aster_json_get_size (json_object_get_member (object, "n"), &size));
  g_assert_cmpuint (size, ==, 3);
  g_assert_false (aster_json_get_size (json_object_get_member (object, "neg"), &size));
  g_assert_false (aster_json_get_size (json_object_get_member (object, "half"), &size));
  g_assert_false (aster_json_get_size (json_object_get_member (object, "huge"), &size));
  g_assert_false (aster_json_get_size (json_object_get_member (object, "s"), &size));
  g_assert_false (aster_json_get_size (json_object_get_member (object, "no"), &size));

  g_assert_null (aster_json_parse ("[1]", 3, JSON_NODE_OBJECT, &offset, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT);
}

static void
test_append (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (JsonNode) root = NULL;
  gsize offset;

  g_string_append_c (out, '[');
  aster_json_append (out, "a\"\\\n\t\x01\x7f/é😀", -1);
  g_string_append_c (out, ']');
  root = aster_json_parse (out->str, out->len, JSON_NODE_ARRAY, &offset, NULL);
  g_assert_nonnull (root);
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (root), 0), ==,
                   "a\"\\\n\t\x01\x7f/é😀");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/good", test_good);
  g_test_add_func ("/json/bad", test_bad);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/parse", test_parse);
  g_test_add_func ("/json/append", test_append);
  return g_test_run ();
}
