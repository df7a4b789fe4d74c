#include "support.h"

#include "tools/spelling.h"

static void
assert_suggests (const char *const *names,
                 const char *word,
                 guint most,
                 const char *expected)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  g_auto (GStrv) found = aster_spelling_suggest (tokens, word, most, NULL);
  g_autofree char *joined = g_strjoinv (" ", found);

  g_assert_cmpstr (joined, ==, expected);
}

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_by_hand (void)
{
  const char *const *names = NAMES ("the", "kings", "king", "ring", "kind", "kin", "sing",
                                    "queen", "King", "");

  assert_suggests (names, "kingg", 3, "kings king King");
  assert_suggests (names, "KING", 2, "king King");
  assert_suggests (names, "knig", 2, "king King");
  assert_suggests (names, "eking", 9, "king King");
  assert_suggests (names, "qeuen", 9, "queen");
  assert_suggests (names, "hte", 9, "the");
  assert_suggests (names, "zzzzzz", 9, "");
  assert_suggests (names, "", 9, "");
  assert_suggests (names, "king", 0, "");
  assert_suggests (NAMES ("\xff\xfe", "a\x01", "b"), "a", 9, "b");
  assert_suggests (NAMES ("e\u0301te\u0301", "\u00e9t\u00e9"), "\u00c9t\u00e9", 1,
                   "\u00e9t\u00e9");
}

/* Words whose middle letters differ are as far from each other as they say. */
static void
test_distance (void)
{
  g_assert_cmpuint (aster_spelling_distance ("kitten", "sitting", 4), ==, 3);
  g_assert_cmpuint (aster_spelling_distance ("kitten", "sitting", 3), ==, 3);
  g_assert_cmpuint (aster_spelling_distance ("kitten", "sitting", 2), ==, 3);
  g_assert_cmpuint (aster_spelling_distance ("ab", "ba", 2), ==, 1);
  g_assert_cmpuint (aster_spelling_distance ("metric", "metrics", 1), ==, 1);
  g_assert_cmpuint (aster_spelling_distance ("Đà Nẵng", "đà nãng", 2), ==, 1);
  g_assert_cmpuint (aster_spelling_distance ("\xff", "a", 2), ==, 3);
}

/* The same table without a band or a limit. */
static guint
naive_distance (const char *a, const char *b)
{
  guint table[16][16] = { { 0 } };
  guint n = (guint) strlen (a), m = (guint) strlen (b);

  for (guint i = 0; i <= n; i++)
    for (guint j = 0; j <= m; j++)
      {
        guint best = i == 0 ? j : j == 0 ? i : G_MAXUINT;

        if (i > 0 && j > 0)
          {
            best = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            best = MIN (best, MIN (table[i - 1][j], table[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
              best = MIN (best, table[i - 2][j - 2] + 1);
          }
        table[i][j] = best;
      }

  return table[n][m];
}

static void
test_band (void)
{
  AsterRandom random = aster_random_init (3, 0);

  for (guint i = 0; i < 20000; i++)
    {
      char words[2][12] = { { 0 } };
      guint limit = (guint) aster_random_below (&random, 5), distance;

      for (guint w = 0; w < 2; w++)
        {
          guint n = 1 + (guint) aster_random_below (&random, 9);

          for (guint k = 0; k < n; k++)
            words[w][k] = (char) ('a' + aster_random_below (&random, 3));
        }
      distance = naive_distance (words[0], words[1]);
      g_assert_cmpuint (aster_spelling_distance (words[0], words[1], limit), ==,
                        MIN (distance, limit + 1));
    }
}

/* A search that is stopped keeps what it found and does not beat again. */
static void
test_cancel (void)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();

  for (guint i = 0; i < 20000; i++)
    aster_tokens_append (tokens, "kingly", 6, NULL);
  for (guint at = 0; at < 4; at++)
    {
      Countdown countdown = countdown_init (at);
      g_auto (GStrv)
          found = aster_spelling_suggest (tokens, "kingl", 2, &countdown.pulse);

      g_assert_cmpuint (g_strv_length (found), ==, at > 0 ? 2 : 0);
      g_assert_cmpuint (countdown.beats, ==, at + 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spelling/by-hand", test_by_hand);
  g_test_add_func ("/spelling/distance", test_distance);
  g_test_add_func ("/spelling/band", test_band);
  g_test_add_func ("/spelling/cancel", test_cancel);
  return g_test_run ();
}
