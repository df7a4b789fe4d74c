#include "words/search.h"

#include <string.h>

#include "support.h"
#include "tools/error.h"
#include "tools/parallel.h"

static const char *const names[] = {
  "red", "Red",      "hundred",  "redwood",  "New York", "new_york", "phở",
  "PHỞ", "Ⱥ",        "istanbul", "İstanbul", "a+b",      "x.y",      "42",
  "",    "\xff\xfe", "😀",        "مرحبا",    NULL,
};

/* The rows as text, "0 2 3", or the error's message. */
static char *
found (const char *pattern, AsterSearchMode mode)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = aster_search_tokens (tokens, pattern, mode, NULL, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (out, "%s%u", i ? " " : "", g_array_index (rows, guint32, i));

  return g_string_free (out, FALSE);
}

#define assert_found(pattern, mode, expected)                                            \
  G_STMT_START                                                                           \
  {                                                                                      \
    g_autofree char *rows_ = found (pattern, mode);                                      \
    g_assert_cmpstr (rows_, ==, expected);                                               \
  }                                                                                      \
  G_STMT_END

static void
test_words (void)
{
  assert_found ("red", ASTER_SEARCH_WORDS, "0 1 2 3");
  assert_found ("Red", ASTER_SEARCH_WORDS, "1");
  assert_found ("\"red\"", ASTER_SEARCH_WORDS, "0 1");
  assert_found ("\"red\" york", ASTER_SEARCH_WORDS, "0 1 4 5");
  assert_found ("\"new york\"", ASTER_SEARCH_WORDS, "4");
  assert_found ("\"new", ASTER_SEARCH_WORDS, ""); /* a quote that is never closed */
  assert_found ("a+b", ASTER_SEARCH_WORDS, "11"); /* no expression */
  assert_found ("nothing", ASTER_SEARCH_WORDS, "");
}

static void
test_scripts (void)
{
  assert_found ("phở", ASTER_SEARCH_WORDS, "6 7");
  assert_found ("PHỞ", ASTER_SEARCH_WORDS, "7");
  assert_found ("ⱥ", ASTER_SEARCH_WORDS, "8"); /* grows from 2 bytes to 3 */
  assert_found ("ist", ASTER_SEARCH_WORDS, "9 10");
  assert_found ("😀 حب", ASTER_SEARCH_WORDS, "16 17");
  assert_found ("^ph.$", ASTER_SEARCH_REGEX, "6 7");
}

static void
test_regex (void)
{
  assert_found ("^red", ASTER_SEARCH_REGEX, "0 1 3");
  assert_found ("^Red", ASTER_SEARCH_REGEX, "1");
  assert_found ("^red", ASTER_SEARCH_EXACT_REGEX, "0 3");
  assert_found ("RED|^4", ASTER_SEARCH_EXACT_REGEX, "13");
  assert_found ("\\Ared\\Z", ASTER_SEARCH_REGEX, "0 1"); /* classes are no capitals */
  assert_found ("^\\p{Lu}ork|\\D{9}", ASTER_SEARCH_REGEX, "");
  assert_found ("^r\\p{L}d$", ASTER_SEARCH_REGEX, "0 1");
  assert_found ("^\\d+$", ASTER_SEARCH_REGEX, "13");
  assert_found ("x\\.y", ASTER_SEARCH_REGEX, "12");
  assert_found ("^$", ASTER_SEARCH_REGEX, "14");
  assert_found ("^\\x{fffd}{2}$", ASTER_SEARCH_REGEX, "15"); /* bytes that are no text */
}

static void
test_empty (void)
{
  assert_found ("", ASTER_SEARCH_WORDS, "");
  assert_found (" \t\"\" ", ASTER_SEARCH_WORDS, "");
  assert_found ("", ASTER_SEARCH_REGEX, "");
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *pattern;
    AsterSearchMode mode;
    const char *says;
  } cases[] = {
    { "a(b", ASTER_SEARCH_REGEX, "a(b" },
    { "[z-a]", ASTER_SEARCH_EXACT_REGEX, "[z-a]" },
    { "*", ASTER_SEARCH_REGEX, "“*”" },
    { "\\", ASTER_SEARCH_REGEX, "“\\”" },
    { "\xff", ASTER_SEARCH_WORDS, "UTF-8" },
  };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          aster_search_tokens (tokens, cases[i].pattern, cases[i].mode, NULL, &error));
      g_assert_error (error, ASTER_ERROR, ASTER_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

/* An expression that would backtrack for ever is given up, with a message. */
static void
test_too_hard (void)
{
  g_autofree char *word = g_strnfill (4000, 'a');
  const char *const hard[] = { word, NULL };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (hard);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      aster_search_tokens (tokens, "^(a+)+$.", ASTER_SEARCH_REGEX, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
}

static AsterTokens *
many_tokens (guint n)
{
  AsterTokens *tokens = aster_tokens_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", i % 3 ? "token" : "Từ", i * 7919u);

      aster_tokens_append (tokens, name, strlen (name), NULL);
    }

  return tokens;
}

/* What the search must find, said in the plainest way. */
static GArray *
naive_search (const AsterTokens *tokens, const char *word)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < aster_tokens_get_n (tokens); i++)
    {
      g_autofree char *lower = g_utf8_strdown (aster_tokens_get (tokens, i, NULL), -1);

      if (strstr (lower, word) != NULL)
        g_array_append_val (rows, i);
    }

  return rows;
}

static void
assert_same (const GArray *a, const GArray *b)
{
  g_assert_cmpmem (a->data, a->len * sizeof (guint32), b->data,
                   b->len * sizeof (guint32));
}

static void
test_threads (void)
{
  g_autoptr (AsterTokens) tokens = many_tokens (50000);
  g_autoptr (GArray) expected = naive_search (tokens, "ừ1");

  g_assert_cmpuint (expected->len, >, 1000);
  for (guint n = 1; n <= 4; n++)
    {
      g_autoptr (GArray) words = NULL, regex = NULL;

      aster_parallel_set_threads (n);
      words = aster_search_tokens (tokens, "ừ1", ASTER_SEARCH_WORDS, NULL, NULL);
      regex = aster_search_tokens (tokens, "ừ1", ASTER_SEARCH_REGEX, NULL, NULL);
      assert_same (words, expected);
      assert_same (regex, expected);
    }
  aster_parallel_set_threads (0);
}

static void
test_cancel (void)
{
  g_autoptr (AsterTokens) tokens = many_tokens (50000);
  guint at = 0;

  aster_parallel_set_threads (1); /* so that every block beats */
  for (gboolean cancelled = TRUE; cancelled; at++)
    {
      Countdown countdown = countdown_init (at);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) rows = aster_search_tokens (tokens, "9", ASTER_SEARCH_WORDS,
                                                     &countdown.pulse, &error);

      cancelled = countdown_cancelled (&countdown, rows != NULL, error);
    }
  g_assert_cmpuint (at, >, 50000 / 4096);
  aster_parallel_set_threads (0);
}

static void
test_speed (void)
{
  g_autoptr (AsterTokens) tokens = NULL;
  static const AsterSearchMode modes[] = { ASTER_SEARCH_WORDS, ASTER_SEARCH_REGEX };

  if (!g_test_perf ())
    {
      g_test_skip ("run with -m perf");
      return;
    }

  tokens = many_tokens (400000);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GArray) rows = NULL;
      double ms;

      g_test_timer_start ();
      rows = aster_search_tokens (tokens, "en79", modes[i], NULL, NULL);
      ms = g_test_timer_elapsed () * 1e3;
      g_test_minimized_result (ms, "mode %u: %.1f ms, %u of 400000", modes[i], ms,
                               rows->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/words", test_words);
  g_test_add_func ("/search/scripts", test_scripts);
  g_test_add_func ("/search/regex", test_regex);
  g_test_add_func ("/search/empty", test_empty);
  g_test_add_func ("/search/refusals", test_refusals);
  g_test_add_func ("/search/too-hard", test_too_hard);
  g_test_add_func ("/search/threads", test_threads);
  g_test_add_func ("/search/cancel", test_cancel);
  g_test_add_func ("/search/speed", test_speed);
  return g_test_run ();
}
