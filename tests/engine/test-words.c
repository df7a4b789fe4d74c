/* A cut is written as its pieces between bars; a piece without a row has a «?»
 * before it. */

#include "support.h"

#include "tokenizers/atoms.h"
#include "tokenizers/words.h"

static char *
show (const AsterPieces *pieces, const AsterTokens *tokens)
{
  GString *out = g_string_new ("|");

  for (gsize i = 0; i < pieces->n; i++)
    {
      const AsterPiece *piece = &pieces->items[i];

      g_assert_cmpuint (piece->start, <, piece->end);
      g_assert_cmpuint (piece->end, <=, pieces->length);
      g_assert_cmpuint (piece->start, >=, i > 0 ? piece[-1].end : 0);
      g_assert_cmpint (piece->row, >=, -1);
      g_assert_cmpint (piece->row, <, (int) aster_tokens_get_n (tokens));
      g_string_append_printf (out, "%s%.*s|", piece->row < 0 ? "?" : "",
                              (int) (piece->end - piece->start),
                              pieces->text + piece->start);
    }

  return g_string_free (out, FALSE);
}

/* What lies between pieces is white space and nothing else. */
static void
assert_covers (const AsterPieces *pieces)
{
  gsize piece = 0;

  for (const char *p = pieces->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize at = (gsize) (p - pieces->text);
      gunichar c = g_utf8_get_char (p);

      while (piece < pieces->n && pieces->items[piece].end <= at)
        piece++;
      if (!g_unichar_isspace (c) && c != 0x85 && c != 0x200b && c != 0xfeff)
        {
          g_assert_cmpuint (piece, <, pieces->n);
          g_assert_cmpuint (pieces->items[piece].start, <=, at);
        }
    }
}

static void
assert_cut (const char *const *names, const char *text, const char *expected)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterPieces) pieces = aster_words_cut (tokens, text, -1, NULL, &error);
  g_autofree char *shown = NULL;

  g_assert_no_error (error);
  assert_covers (pieces);
  shown = show (pieces, tokens);
  g_assert_cmpstr (shown, ==, expected);
}

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_by_hand (void)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (
      NAMES ("the", "king", ","));
  g_autoptr (AsterPieces) pieces = aster_words_cut (tokens, "The  king, he", -1, NULL,
                                                    NULL);

  g_assert_cmpuint (pieces->n, ==, 4);
  g_assert_cmpuint (pieces->items[1].start, ==, 5);
  g_assert_cmpuint (pieces->items[1].end, ==, 9);
  g_assert_cmpint (pieces->items[0].row, ==, 0);
  g_assert_cmpint (pieces->items[1].row, ==, 1);
  g_assert_cmpint (pieces->items[2].row, ==, 2);
  g_assert_cmpint (pieces->items[3].row, ==, -1);
  g_assert_cmpstr (pieces->text, ==, "The  king, he");
  assert_cut (NAMES ("a"), "", "|");
  assert_cut (NAMES ("a"), " \t\r\n\u00a0\u2028\ufeff", "|");
}

static void
test_case (void)
{
  assert_cut (NAMES ("the", "paris"), "The PARIS", "|The|PARIS|");
  assert_cut (NAMES ("the", "Paris"), "The Paris PARIS", "|?The|Paris|?PARIS|");
  assert_cut (NAMES ("đà", "ông"), "ĐÀ Ông", "|ĐÀ|Ông|");
  assert_cut (NAMES ("<UNK>", "i"), "I <UNK> <unk>", "|I|<UNK>|?<|?unk|?>|");
}

static void
test_is_lower_case (void)
{
  g_autoptr (AsterTokens) strays = aster_tokens_new ();

  for (guint i = 0; i < 199; i++)
    aster_tokens_append (strays, "abc", 3, NULL);
  g_assert_true (aster_words_is_lower_case (strays));
  aster_tokens_append (strays, "Abc", 3, NULL);
  g_assert_true (aster_words_is_lower_case (strays)); /* 1 in 200 */
  aster_tokens_append (strays, "ABC", 3, NULL);
  aster_tokens_append (strays, "É", 2, NULL);
  g_assert_false (aster_words_is_lower_case (strays)); /* 3 in 202 */

  for (guint i = 0; i < 2; i++)
    {
      const char *const lists[2][3] = { { "a", "<UNK>", "[PAD]" }, { "1", "中国", "!" } };
      g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (
          NAMES (lists[i][0], lists[i][1], lists[i][2]));

      g_assert_true (aster_words_is_lower_case (tokens) == (i == 0));
    }
}

static void
test_inner_signs (void)
{
  assert_cut (NAMES ("don't", "well-known", "don", "well", "known", "-"),
              "Don't well-known", "|Don't|well-known|");
  assert_cut (NAMES ("don", "well", "known", "-", "t"), "don't well-known",
              "|don|?'|t|well|-|known|");
  assert_cut (NAMES ("do", "n't", "it", "'s", "ca"), "Don't it's can't CAN’T",
              "|Do|n't|it|'s|ca|n't|CA|N’T|");
  assert_cut (NAMES ("don't", "co-op", "coop"), "don’t co‐op co\u00adop",
              "|don’t|co‐op|co\u00adop|");
  assert_cut (NAMES ("u.s.", "..."), "U.S. u.s ... ..", "|U.S.|?u|?.|?s|...|?.|?.|");
  assert_cut (NAMES ("state-of-the-art", "state", "state-of"), "state-of-the art",
              "|state-of|?-|?the|?art|");
}

static void
test_phrases (void)
{
  const char *const *names = NAMES ("new_york", "new", "new_york_times", "of course",
                                    "in");

  assert_cut (names, "in New York", "|in|New York|");
  assert_cut (names, "new york  times", "|new york  times|");
  assert_cut (names, "new\nyork new\n\nyork", "|new\nyork|new|?york|");
  assert_cut (names, "new_york Of course", "|new_york|Of course|");
  assert_cut (names, "new, york", "|new|?,|?york|");
  assert_cut (NAMES ("a_b_c_d"), "a b c a b c d", "|?a|?b|?c|a b c d|");
}

static void
test_numbers (void)
{
  assert_cut (NAMES ("3.14", "1,000", "1984", "3"), "3.14 1,000 1984. 3.15 3rd",
              "|3.14|1,000|1984|?.|?3.15|?3rd|");
  assert_cut (NAMES ("1984-85", "9/11"), "1984-85 9/11", "|1984-85|9/11|");
}

/* A Korean syllable is one character or two or three. */
static void
test_korean (void)
{
  const char *composed = "한국_사람";
  g_autofree char *decomposed = g_utf8_normalize (composed, -1, G_NORMALIZE_NFD);
  g_autofree char *text = g_utf8_normalize ("한국 사람", -1, G_NORMALIZE_NFD);
  g_autofree char *expected = g_strdup_printf ("|%s|", text);

  assert_cut (NAMES (composed), text, expected);
  assert_cut (NAMES (decomposed), "한국 사람", "|한국 사람|");
}

/* Vietnamese and French in both normal forms, of text and of vocabulary. */
static void
test_normal_forms (void)
{
  const char *composed = "vi\u1ec7t_nam", *decomposed = "vie\u0323\u0302t_nam";

  for (guint i = 0; i < 2; i++)
    {
      const char *const *names = NAMES (i == 0 ? composed : decomposed,
                                        i == 0 ? "\u00e9t\u00e9" : "e\u0301te\u0301");

      assert_cut (names, "Vi\u1ec7t Nam \u00c9t\u00e9", "|Vi\u1ec7t Nam|\u00c9t\u00e9|");
      assert_cut (names, "Vie\u0323\u0302t Nam E\u0301te\u0301",
                  "|Vie\u0323\u0302t Nam|E\u0301te\u0301|");
      assert_cut (names, "viet nam ete", "|?viet|?nam|?ete|");
    }
}

static void
test_scripts (void)
{
  assert_cut (NAMES ("中国", "中", "人", "東京"), "中国人東京タワー",
              "|中国|人|東京|?タ|?ワ|?ー|");
  assert_cut (NAMES ("สวัสดี"), "สวัสดีวั", "|สวัสดี|?วั|");
  assert_cut (NAMES ("한국어", "москва"), "한국어 Москва", "|한국어|Москва|");
  assert_cut (NAMES ("مرحبا"), "مرحبا، می\u200cخواهم", "|مرحبا|?،|?می\u200cخواهم|");
}

static void
test_emoji (void)
{
  assert_cut (NAMES ("😀", "❤", "🇻🇳"), "😀😀 ❤️ 🇻🇳🇫🇷",
              "|😀|😀|❤️|🇻🇳|?🇫🇷|");
  assert_cut (NAMES ("👩‍🚀"),
              "👩‍🚀👨‍👩‍👧‍👦👍🏽1️⃣",
              "|👩‍🚀|?👨‍👩‍👧‍👦|?👍🏽|?1️⃣|");
}

static void
assert_refused (const char *text, gssize length, const char *place)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (NAMES ("a"));
  g_autoptr (GError) error = NULL;

  g_assert_null (aster_words_cut (tokens, text, length, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, place));
}

static void
test_refusals (void)
{
  assert_refused ("a b \xff c", -1, "Byte 4");
  assert_refused ("abc\xe4\xb8", -1, "Byte 3");
  assert_refused ("abc\xc0\x80", -1, "Byte 3");
  assert_refused ("ab\0cd", 5, "Byte 2");
  assert_refused ("\xed\xa0\x80", -1, "Byte 0");
}

/* Tokens that are not UTF-8, empty, or hold a NUL lie in wait in a vocabulary. */
static void
test_odd_vocabulary (void)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (NAMES ("", "\xff_a", "a"));
  g_autoptr (AsterPieces) pieces = NULL;
  g_autofree char *shown = NULL;

  aster_tokens_append (tokens, "a\0_b", 4, NULL);
  pieces = aster_words_cut (tokens, "a b ÿ", -1, NULL, NULL);
  shown = show (pieces, tokens);
  g_assert_cmpstr (shown, ==, "|a|?b|?ÿ|");
}

/* Long words, long runs and rows of flags take time in proportion: each of these
 * is seconds or worse for a tokenizer that looks twice. */
static void
test_long (void)
{
  const char *const units[] = { "a",          "a\u0301", "\u0301", "1,",
                                "🇻",          "👩‍", "don't ", "new ",
                                "ne\u0301w ", "中",      "\u200d", "'" };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (
      NAMES ("new_new_new_new_new_new_new_york", "中中中中中中中中中中中中中国", "n't"));

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (AsterPieces) pieces = NULL;
      gint64 start = g_get_monotonic_time ();

      while (text->len < 200000)
        g_string_append (text, units[i]);
      pieces = aster_words_cut (tokens, text->str, -1, NULL, NULL);
      g_assert_nonnull (pieces);
      assert_covers (pieces);
      g_test_message ("%s: %.0f ms", units[i],
                      (double) (g_get_monotonic_time () - start) / 1e3);
    }
}

/* Some characters of each kind, in a random order. */
static char *
make_noise (AsterRandom *random, gsize n)
{
  static const char *const alphabet[] = {
    "a",  "b", "n", "t",  "é",  "e\u0301", "_",   "-",      "'", "’",      " ", " ", " ",
    "\n", "1", ".", "中", "国", "😀",       "‍", "\u00ad", "#", "\u20e3", "A", "đ", "ก",
  };
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append (out, alphabet[aster_random_below (random, G_N_ELEMENTS (alphabet))]);

  return g_string_free (out, FALSE);
}

/* The longest run from atom @i on, by trying all of them as they are written. */
static gsize
naive_match (const AsterTokens *tokens, const char *text, const GArray *atoms, gsize i)
{
  g_autoptr (GString) key = g_string_new (NULL);
  const AsterAtom *first = &g_array_index (atoms, AsterAtom, i);
  gsize best = 0;

  for (gsize n = 1; n <= 24 && i + n <= atoms->len; n++)
    {
      const AsterAtom *atom = first + n - 1;

      if (n > 1 && atom[0].start > atom[-1].end)
        {
          g_autofree char *gap = g_strndup (text + atom[-1].end,
                                            atom[0].start - atom[-1].end);

          if (strchr (gap, '\n') != strrchr (gap, '\n'))
            break;
          g_string_append_c (key, '_');
        }
      g_string_append_len (key, text + atom->start, (gssize) (atom->end - atom->start));
      if (aster_tokens_find (tokens, key->str, (gssize) key->len) >= 0)
        best = n;
    }

  return best;
}

/* No piece is shorter than the run that a look at every run finds, whatever the
 * vocabulary holds; what the tokenizer skips asking was never there. */
static void
test_naive (void)
{
  AsterRandom random = aster_random_init (12, 0);
  guint n_runs = 0;

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (AsterTokens) tokens = aster_tokens_new ();
      g_autofree char *text = make_noise (&random, 200);
      g_autoptr (GArray) atoms = NULL;
      g_autoptr (AsterPieces) pieces = NULL;
      gsize atom = 0;

      for (guint i = 0; i < 300; i++)
        {
          g_autofree char *name = make_noise (
              &random, 1 + (gsize) aster_random_below (&random, 5));

          aster_tokens_append (tokens, name, strlen (name), NULL);
        }
      atoms = aster_atoms_cut (text, strlen (text), NULL, NULL);
      pieces = aster_words_cut (tokens, text, -1, NULL, NULL);
      assert_covers (pieces);

      for (gsize i = 0; i < pieces->n; i++)
        {
          gsize n = 0, expected = naive_match (tokens, text, atoms, atom);

          while (atom + n < atoms->len &&
                 g_array_index (atoms, AsterAtom, atom + n).start < pieces->items[i].end)
            n++;
          /* The half of an atom is a contraction. */
          if (n > 0)
            g_assert_cmpuint (n, >=, expected);
          n_runs += n > 1;
          atom += n;
        }
    }
  g_assert_cmpuint (n_runs, >, 1000);
}

static gboolean
cut_verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (NAMES ("a", "b_c"));
  g_autoptr (AsterPieces) pieces = aster_words_cut (tokens, data, -1, pulse, error);

  return pieces != NULL;
}

static void
test_cancel (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "a b c ");
  g_assert_cmpuint (support_assert_cancels (cut_verb, text->str), >, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/by-hand", test_by_hand);
  g_test_add_func ("/words/case", test_case);
  g_test_add_func ("/words/is-lower-case", test_is_lower_case);
  g_test_add_func ("/words/inner-signs", test_inner_signs);
  g_test_add_func ("/words/phrases", test_phrases);
  g_test_add_func ("/words/numbers", test_numbers);
  g_test_add_func ("/words/normal-forms", test_normal_forms);
  g_test_add_func ("/words/korean", test_korean);
  g_test_add_func ("/words/scripts", test_scripts);
  g_test_add_func ("/words/emoji", test_emoji);
  g_test_add_func ("/words/refusals", test_refusals);
  g_test_add_func ("/words/odd-vocabulary", test_odd_vocabulary);
  g_test_add_func ("/words/long", test_long);
  g_test_add_func ("/words/naive", test_naive);
  g_test_add_func ("/words/cancel", test_cancel);
  return g_test_run ();
}
