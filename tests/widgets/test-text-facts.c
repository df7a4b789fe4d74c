#include "text/text-facts.h"

#include "tinted.h"

static char *
facts (const char *text, gsize at)
{
  static const char *const names[] = { "", "x", "xx", "two", NULL };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  g_autoptr (AsterResult) result = tinted_result (text);
  g_autoptr (AsterTextSpans) spans = aster_text_spans_new (result->pieces);

  return aster_text_facts_dup (result, spans, at, tokens, "cosine to ⟨red⟩");
}

#define assert_facts(text, at, expected)                                                 \
  G_STMT_START                                                                           \
  {                                                                                      \
    g_autofree char *facts_ = facts (text, at);                                          \
    g_assert_cmpstr (facts_, ==, expected);                                              \
  }                                                                                      \
  G_STMT_END

static void
test_facts (void)
{
  assert_facts ("one two", 1, "two\ncosine to ⟨red⟩: 3\nrank 4 · 2 times in this text");
  assert_facts ("xxxx two", 1, "two\ncosine to ⟨red⟩: 3\nrank 4 · 1 time in this text");
  assert_facts ("xx Two", 1,
                "Two, read as two\ncosine to ⟨red⟩: 3\nrank 4 · 1 time in this text");
}

/* The first piece has no value, a piece without a row none either; and a row that the
 * tokens do not have is not looked up. */
static void
test_without (void)
{
  assert_facts ("two one", 0, "two\nrank 4 · 2 times in this text");
  assert_facts ("two what? why?", 1, "what?\nThis space has no vector for it.");
  assert_facts ("a longer", 1,
                "longer\ncosine to ⟨red⟩: 6\nrank 7 · 1 time in this text");
}

static void
test_escapes (void)
{
  assert_facts ("a ?\x01\u202e", 1, "?\\u0001\\u202E\nThis space has no vector for it.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-facts/facts", test_facts);
  g_test_add_func ("/text-facts/without", test_without);
  g_test_add_func ("/text-facts/escapes", test_escapes);
  return g_test_run ();
}
