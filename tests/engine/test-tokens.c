#include "values/tokens.h"

#include "support.h"
#include "tools/limits.h"

static void
test_find (void)
{
  static const char *const names[] = {
    "king", "queen", "", "king", "Queen", "a b", NULL
  };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  gsize first = 99, length;

  g_assert_cmpuint (aster_tokens_get_n (tokens), ==, 6);
  g_assert_cmpint (aster_tokens_find (tokens, "king", -1), ==, 0);
  g_assert_cmpint (aster_tokens_find (tokens, "kingdom", 4), ==, 0);
  g_assert_cmpint (aster_tokens_find (tokens, "queen", 5), ==, 1);
  g_assert_cmpint (aster_tokens_find (tokens, "", -1), ==, 2);
  g_assert_cmpint (aster_tokens_find (tokens, "Queen", -1), ==, 4);
  g_assert_cmpint (aster_tokens_find (tokens, "a b", -1), ==, 5);
  g_assert_cmpint (aster_tokens_find (tokens, "kin", -1), ==, -1);
  g_assert_cmpint (aster_tokens_find (tokens, "QUEEN", -1), ==, -1);

  g_assert_cmpuint (aster_tokens_count_duplicates (tokens, &first), ==, 1);
  g_assert_cmpuint (first, ==, 3);
  g_assert_cmpstr (aster_tokens_get (tokens, 5, &length), ==, "a b");
  g_assert_cmpuint (length, ==, 3);
}

/* Any bytes: a NUL inside, bytes that are not UTF-8, nothing at all. */
static void
test_bytes (void)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();
  gsize length;

  g_assert_true (aster_tokens_append (tokens, "a\0b", 3, NULL));
  g_assert_true (aster_tokens_append (tokens, "a", 1, NULL));
  g_assert_true (aster_tokens_append (tokens, "\xff\xfe", 2, NULL));
  g_assert_true (aster_tokens_append (tokens, NULL, 0, NULL));

  g_assert_cmpint (aster_tokens_find (tokens, "a\0b", 3), ==, 0);
  g_assert_cmpint (aster_tokens_find (tokens, "a", -1), ==, 1);
  g_assert_cmpint (aster_tokens_find (tokens, "a\0c", 3), ==, -1);
  g_assert_cmpint (aster_tokens_find (tokens, "\xff\xfe", -1), ==, 2);
  g_assert_cmpint (aster_tokens_find (tokens, "", 0), ==, 3);
  g_assert_cmpmem (aster_tokens_get (tokens, 0, &length), 4, "a\0b\0", 4);
  g_assert_cmpuint (length, ==, 3);
}

/* Through many growths: every name is found at its first row, long ones too. */
static void
test_many (void)
{
  const gsize n = 50000;
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();
  g_autofree char *longest = g_strnfill (ASTER_MAX_TOKEN, 'x');
  gsize first;

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("token-%zu", i % (n - 100));

      g_assert_true (aster_tokens_append (tokens, name, strlen (name), NULL));
    }
  g_assert_true (aster_tokens_append (tokens, longest, ASTER_MAX_TOKEN, NULL));

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("token-%zu", i);

      g_assert_cmpint (aster_tokens_find (tokens, name, -1), ==,
                       i < n - 100 ? (int) i : -1);
    }
  g_assert_cmpint (aster_tokens_find (tokens, longest, -1), ==, (int) n);
  g_assert_cmpuint (aster_tokens_count_duplicates (tokens, &first), ==, 100);
  g_assert_cmpuint (first, ==, n - 100);
}

static void
test_select (void)
{
  static const char *const names[] = { "a", "b", "c", NULL };
  static const guint32 rows[] = { 2, 0, 2 };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  g_autoptr (AsterTokens) some = aster_tokens_select (tokens, rows, 3);
  g_autoptr (AsterTokens) none = aster_tokens_select (tokens, NULL, 0);

  g_assert_cmpuint (aster_tokens_get_n (some), ==, 3);
  g_assert_cmpstr (aster_tokens_get (some, 0, NULL), ==, "c");
  g_assert_cmpstr (aster_tokens_get (some, 1, NULL), ==, "a");
  g_assert_cmpint (aster_tokens_find (some, "c", -1), ==, 0);
  g_assert_cmpint (aster_tokens_find (some, "b", -1), ==, -1);
  g_assert_cmpuint (aster_tokens_get_n (none), ==, 0);
  g_assert_cmpint (aster_tokens_find (none, "a", -1), ==, -1);
}

static void
assert_shown (const char *bytes, gssize length, const char *expected)
{
  g_autofree char *shown = aster_token_escape (bytes, length);

  g_assert_cmpstr (shown, ==, expected);
  g_assert_true (g_utf8_validate (shown, -1, NULL));
}

static void
test_shown (void)
{
  assert_shown ("king", -1, "king");
  assert_shown ("", -1, "");
  assert_shown ("New York", -1, "New York");
  assert_shown (" king ", -1, "␠king␠");
  assert_shown ("a\nb", -1, "a⏎b");
  assert_shown ("a\tb", -1, "a\\u0009b");
  assert_shown ("a\0b", 3, "a\\x00b");
  assert_shown ("\xff\xc3", -1, "\\xFF\\xC3");
  assert_shown ("caf\xc3", 4, "caf\\xC3");
  assert_shown ("<b>&", -1, "<b>&");
  assert_shown ("Ġthe", -1, "Ġthe");
  /* Right-to-left override, byte order mark, zero-width space, no-break space. */
  assert_shown ("a\u202eb", -1, "a\\u202Eb");
  assert_shown ("\ufeffa", -1, "\\uFEFFa");
  assert_shown ("a\u200bb", -1, "a\\u200Bb");
  assert_shown ("a\u00a0b", -1, "a\\u00A0b");
  assert_shown ("a\u2028b\xc2\x85", -1, "a\\u2028b\\u0085");
  /* A family joined by zero-width joiners stays one. */
  assert_shown ("👩‍👩‍👧", -1, "👩‍👩‍👧");
}

/* What is no character, and letters that are blank; joiners and plain text stay. */
static void
test_shown_blanks (void)
{
  assert_shown ("a\ufffeb", -1, "a\\uFFFEb");
  assert_shown ("\ufdd0", -1, "\\uFDD0");
  assert_shown ("\U0001ffff", -1, "\\U01FFFF");
  assert_shown ("\u3164\u2800", -1, "\\u3164\\u2800");
  assert_shown ("\u0646\u0645\u06cc\u200c\u062e", -1, "\u0646\u0645\u06cc\u200c\u062e");
}

/* Sentences and names of files keep their spaces and lines, and lose what turns the text
 * around them. */
static void
test_text (void)
{
  g_autofree char *text = aster_text_escape (
      " «ev\u202eli»\u00a0is open\n\u2066x\x1b[0m");
  g_autofree char *bytes = aster_text_escape ("\xff<b>&amp;");
  g_autofree char *name = aster_path_dup_shown ("/tmp/a b/\u202egnp.exe");

  g_assert_cmpstr (text, ==, " «ev\\u202Eli»\u00a0is open\n\\u2066x\\u001B[0m");
  g_assert_cmpstr (bytes, ==, "\ufffd<b>&amp;");
  g_assert_cmpstr (name, ==, "\\u202Egnp.exe");
}

/* Cut at the limits: one below, at, one above. */
static void
test_shown_length (void)
{
  for (int more = -1; more <= 1; more++)
    {
      g_autofree char *letters = g_strnfill (ASTER_MAX_SHOWN_MARKS + more, 'x');
      g_autoptr (GString) marks = g_string_new ("e");
      g_autofree char *letters_shown = aster_token_escape (letters, -1);
      g_autofree char *marks_shown = NULL;

      for (guint i = 0; i < ASTER_MAX_STACKED + more; i++)
        g_string_append (marks, "\u0301");
      marks_shown = aster_token_escape (marks->str, -1);

      g_assert_cmpint (g_utf8_strlen (letters_shown, -1), ==,
                       ASTER_MAX_SHOWN_MARKS + more);
      g_assert_true (g_str_has_suffix (letters_shown, "…") == (more > 0));
      g_assert_true (g_str_has_suffix (marks_shown, "…") == (more > 0));
    }
}

static void
test_shown_bytes (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autofree char *shown = NULL;

  /* Four bytes and two marks of two bytes each: eight bytes a cluster. */
  for (guint i = 0; i < 40; i++)
    g_string_append (wide, "𝔸\u0301\u0302");
  shown = aster_token_escape (wide->str, -1);
  g_assert_cmpuint (strlen (shown), ==, ASTER_MAX_SHOWN + strlen ("…"));
  g_assert_true (g_str_has_suffix (shown, "…"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokens/find", test_find);
  g_test_add_func ("/tokens/bytes", test_bytes);
  g_test_add_func ("/tokens/many", test_many);
  g_test_add_func ("/tokens/select", test_select);
  g_test_add_func ("/tokens/shown", test_shown);
  g_test_add_func ("/tokens/shown-length", test_shown_length);
  g_test_add_func ("/tokens/shown-blanks", test_shown_blanks);
  g_test_add_func ("/tokens/text", test_text);
  g_test_add_func ("/tokens/shown-bytes", test_shown_bytes);
  return g_test_run ();
}
