#include "tools/json-reader.h"

#include <json-glib/json-glib.h>

#include "support.h"
#include "tools/json.h"

static AsterJsonReader
read_text (const char *text)
{
  gsize offset;

  g_assert_true (aster_json_check (text, strlen (text), NULL, &offset, NULL));

  return aster_json_reader (text, strlen (text), NULL);
}

static void
test_by_hand (void)
{
  AsterJsonReader json = read_text (" { \"a\\n\" : [ 1 , 2.5e1 , null ] , \"b\": {}, "
                                    "\"c\":\"\\ud83d\\ude00\\/\" } ");
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 size;
  double number;

  g_assert_false (aster_json_enter (&json, '['));
  g_assert_true (aster_json_enter (&json, '{'));

  g_assert_true (aster_json_next (&json));
  aster_json_take_key (&json, text);
  g_assert_cmpstr (text->str, ==, "a\n");
  g_assert_true (aster_json_enter (&json, '['));
  g_assert_true (aster_json_next (&json));
  g_assert_true (aster_json_take_size (&json, &size));
  g_assert_cmpuint (size, ==, 1);
  g_assert_true (aster_json_next (&json));
  g_assert_false (aster_json_take_string (&json, text));
  g_assert_false (aster_json_take_size (&json, &size));
  g_assert_true (aster_json_take_number (&json, &number));
  g_assert_cmpfloat (number, ==, 25);
  g_assert_true (aster_json_next (&json));
  g_assert_false (aster_json_take_number (&json, &number));
  g_assert_cmpint (aster_json_peek (&json), ==, 'n');
  aster_json_skip (&json);
  g_assert_false (aster_json_next (&json));

  g_assert_true (aster_json_next (&json));
  aster_json_take_key (&json, text);
  g_assert_cmpstr (text->str, ==, "b");
  g_assert_true (aster_json_enter (&json, '{'));
  g_assert_false (aster_json_next (&json));

  g_assert_true (aster_json_next (&json));
  aster_json_take_key (&json, text);
  g_assert_true (aster_json_take_string (&json, text));
  g_assert_cmpstr (text->str, ==, "😀/");
  g_assert_false (aster_json_next (&json));
  g_assert_cmpint (aster_json_peek (&json), ==, '\0');
}

/* Whole numbers from 0 to 2⁶³ − 1, and nothing else. */
static void
test_sizes (void)
{
  static const char *const texts[] = { "0", "7", "9223372036854775807" };
  static const char *const bad[] = { "-1",
                                     "0.5",
                                     "1e3",
                                     "\"3\"",
                                     "9223372036854775808",
                                     "18446744073709551615",
                                     "99999999999999999999999",
                                     "null",
                                     "[1]" };
  guint64 size;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      AsterJsonReader json = read_text (texts[i]);

      g_assert_true (aster_json_take_size (&json, &size));
      g_assert_cmpuint (size, ==, g_ascii_strtoull (texts[i], NULL, 10));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      AsterJsonReader json = read_text (bad[i]);

      g_assert_false (aster_json_take_size (&json, &size));
    }
}

/* A leaf of both. */
static void
compare_leaf (AsterJsonReader *json, JsonNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                            : G_TYPE_NONE;
  double number;

  if (type == G_TYPE_STRING)
    {
      g_assert_true (aster_json_take_string (json, text));
      g_assert_cmpstr (text->str, ==, json_node_get_string (node));
    }
  else if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
    {
      g_assert_true (aster_json_take_number (json, &number));
      g_assert_cmpfloat (number, ==, json_node_get_double (node));
    }
  else
    aster_json_skip (json);
}

/* Takes what json-glib has parsed; then the same value is skipped, to the same place. */
static void
compare (AsterJsonReader *json, JsonNode *node)
{
  AsterJsonReader again = *json;
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean object = JSON_NODE_HOLDS_OBJECT (node);
  guint n = 0;

  if (!object && !JSON_NODE_HOLDS_ARRAY (node))
    compare_leaf (json, node);
  else
    {
      g_assert_true (aster_json_enter (json, object ? '{' : '['));
      for (; aster_json_next (json); n++)
        {
          if (object)
            aster_json_take_key (json, key);
          compare (json,
                   object ? json_object_get_member (json_node_get_object (node), key->str)
                          : json_array_get_element (json_node_get_array (node), n));
        }
      g_assert_cmpuint (n, ==,
                        object ? json_object_get_size (json_node_get_object (node))
                               : json_array_get_length (json_node_get_array (node)));
    }

  aster_json_skip (&again);
  g_assert_true (again.p == json->p);
}

static void
append_random (GString *out, AsterRandom *random, guint depth)
{
  static const char *const leaves[] = { "null",  "true",        "-0.5e-3",
                                        "12",    "\"\"",        "\"\\u00e9\\\\\\\"\"",
                                        "false", "\"a, b]}:\"", "\"\\ud83d\\ude00\"" };
  gsize kind = aster_random_below (random, depth < 5 ? 4 : 2);
  gsize n = aster_random_below (random, 5);

  if (kind < 2)
    {
      g_string_append (out, leaves[aster_random_below (random, G_N_ELEMENTS (leaves))]);
      return;
    }
  g_string_append_c (out, kind == 2 ? '[' : '{');
  for (gsize i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? " ,\n" : "\t");
      if (kind == 3)
        g_string_append_printf (out, "\"k\\t%zu\" :", i);
      append_random (out, random, depth + 1);
    }
  g_string_append_c (out, kind == 2 ? ']' : '}');
}

static void
test_against_json_glib (void)
{
  AsterRandom random = aster_random_init (5, 0);

  for (guint trial = 0; trial < 500; trial++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      AsterJsonReader json;

      append_random (out, &random, 0);
      json = read_text (out->str);
      g_assert_true (json_parser_load_from_data (parser, out->str, -1, NULL));
      compare (&json, json_parser_get_root (parser));
    }
}

/* Reads all there is; @data is a long array of strings. */
static gboolean
read_all (gpointer data, AsterPulse *pulse, GError **error)
{
  const GString *text = data;
  AsterJsonReader json = aster_json_reader (text->str, text->len, pulse);
  AsterJsonReader again = json;
  g_autoptr (GString) token = g_string_new (NULL);

  aster_json_enter (&json, '[');
  while (aster_json_next (&json) && aster_json_take_string (&json, token))
    continue;
  if (!json.cancelled)
    aster_json_skip (&again);
  if (json.cancelled || again.cancelled)
    aster_set_cancelled (error);

  return !json.cancelled && !again.cancelled;
}

static void
test_cancel (void)
{
  g_autoptr (GString) text = g_string_new ("[\"");

  for (guint i = 0; i < 60000; i++)
    g_string_append (text, i % 30000 < 15000 ? "\",\"" : "long");
  g_string_append (text, "\"]");
  support_assert_cancels (read_all, text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-reader/by-hand", test_by_hand);
  g_test_add_func ("/json-reader/sizes", test_sizes);
  g_test_add_func ("/json-reader/against-json-glib", test_against_json_glib);
  g_test_add_func ("/json-reader/cancel", test_cancel);
  return g_test_run ();
}
