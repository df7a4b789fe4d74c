#include "tools/json.h"

#include "support.h"
#include "tools/limits.h"

static gboolean
check (const char *text, gsize *offset)
{
  g_autoptr (GError) error = NULL;
  gboolean good = aster_json_check (text, strlen (text), NULL, offset, &error);

  if (good)
    g_assert_no_error (error);
  else
    g_assert_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT);

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

/* Characters lie across every boundary of the pieces that are checked at a time, and a
 * broken one is found wherever it stands. */
static void
test_long (void)
{
  for (gsize shift = 0; shift < 4; shift++)
    {
      g_autoptr (GString) text = g_string_new ("\"");
      gsize offset;

      for (gsize i = 0; i < shift; i++)
        g_string_append_c (text, 'x');
      for (gsize i = 0; i < 200000; i++)
        g_string_append (text, "😀");
      g_string_append_c (text, '"');
      g_assert_true (check (text->str, &offset));

      text->str[400003 + shift] = 'x';
      g_assert_false (check (text->str, &offset));
      g_assert_cmpuint (offset, ==, 400001 + shift);
    }
}

static gboolean
check_long (gpointer data, AsterPulse *pulse, GError **error)
{
  const GString *text = data;
  gsize offset;

  return aster_json_check (text->str, text->len, pulse, &offset, error);
}

static void
test_cancel (void)
{
  g_autoptr (GString) text = g_string_new ("[0");

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, i % 2 == 0 ? ",\"a\"" : ",12");
  g_string_append_c (text, ']');
  support_assert_cancels (check_long, text);
}

static void
test_append (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize offset;

  aster_json_append (out, "a\"\\\n\t\x01\x7f/é😀", -1);
  g_assert_cmpstr (out->str, ==, "\"a\\\"\\\\\\n\\t\\u0001\\u007f/é😀\"");
  g_assert_true (check (out->str, &offset));

  g_string_truncate (out, 0);
  aster_json_append_inner (out, "\"x\"", 3);
  g_assert_cmpstr (out->str, ==, "\\\"x\\\"");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/good", test_good);
  g_test_add_func ("/json/bad", test_bad);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/long", test_long);
  g_test_add_func ("/json/cancel", test_cancel);
  g_test_add_func ("/json/append", test_append);
  return g_test_run ();
}
