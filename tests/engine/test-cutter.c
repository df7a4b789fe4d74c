#include "training/cutter.h"

#include "support.h"

/* Words joined by spaces, ends of sentences as bars; several ends are one. */
static gboolean
write_cb (const char *word, gsize length, gpointer user_data)
{
  GString *out = user_data;

  if (word == NULL && !g_str_has_suffix (out->str, "|"))
    g_string_append_c (out, '|');
  else if (word != NULL)
    {
      if (out->len > 0 && !g_str_has_suffix (out->str, "|"))
        g_string_append_c (out, ' ');
      g_string_append_len (out, word, (gssize) length);
    }

  return TRUE;
}

/* @text cut in blocks of @block bytes. */
static char *
cut (const char *text, gsize length, gsize block, guint64 *n_invalid)
{
  GString *out = g_string_new (NULL);
  g_auto (AsterCutter) cutter = { 0 };

  aster_cutter_init (&cutter, TRUE, write_cb, out);
  for (gsize i = 0; i < length; i += block)
    g_assert_true (aster_cutter_feed (&cutter, text + i, MIN (block, length - i)));
  g_assert_true (aster_cutter_finish (&cutter));
  g_assert_cmpuint (cutter.offset, ==, length);
  if (n_invalid != NULL)
    *n_invalid = cutter.n_invalid;

  return g_string_free (out, FALSE);
}

static void
assert_cut (const char *text, const char *expected)
{
  for (gsize block = 1; block <= strlen (text) + 1; block++)
    {
      g_autofree char *words = cut (text, strlen (text), block, NULL);

      g_assert_cmpstr (words, ==, expected);
    }
}

static void
test_words (void)
{
  assert_cut ("The King, the queen.", "the king the queen|");
  assert_cut ("one\ntwo\r\nthree", "one|two|three|");
  assert_cut ("Really?! Yes… no。", "really|yes|no|");
  assert_cut ("", "|");
  assert_cut (" \n . ", "|");
}

static void
test_joiners (void)
{
  assert_cut ("don't don’t well-known new_york", "don't don't well-known new_york|");
  assert_cut ("'quoted' -dash- _x_ rock-'n'-roll", "quoted dash x rock n roll|");
  assert_cut ("a--b a-1 x'", "a b a x|");
  assert_cut ("non‑breaking soft‐hyphen", "non-breaking soft-hyphen|");
}

static void
test_numbers (void)
{
  assert_cut ("1913 1st h2o x86-64 3.5 b", "h2o x86|b|");
}

static void
test_unicode (void)
{
  assert_cut ("ÉCOLE Ελλάδα Привет tiếng Việt", "école ελλάδα привет tiếng việt|");
  assert_cut ("e\u0301te\u0301 \u0301x İI", "e\u0301te\u0301 x ii|");
  assert_cut ("कि। ख", "कि|ख|");
}

static void
test_invalid (void)
{
  static const char text[] = "caf\xe9 ol\xff\xfe\xc3\xa9 \xe2\x82";

  for (gsize block = 1; block <= sizeof text; block++)
    {
      guint64 n_invalid;
      g_autofree char *words = cut (text, sizeof text - 1, block, &n_invalid);

      g_assert_cmpstr (words, ==, "caf ol é|");
      g_assert_cmpuint (n_invalid, ==, 5);
    }
}

static void
test_long_word (void)
{
  g_autofree char *text = g_strnfill (200000, 'a'), *words = NULL;
  g_auto (GStrv) parts = NULL;

  words = cut (text, 200000, 4096, NULL);
  parts = g_strsplit_set (words, " |", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_assert_cmpuint (strlen (parts[i]), <=, 65535);
}

static gboolean
stop_cb (const char *word, gsize length, gpointer user_data)
{
  guint *n_left = user_data;

  g_assert_cmpuint (*n_left, >, 0);

  return --*n_left > 0;
}

static void
test_stops (void)
{
  for (guint n = 1; n <= 5; n++)
    {
      g_auto (AsterCutter) cutter = { 0 };
      guint n_left = n;

      aster_cutter_init (&cutter, TRUE, stop_cb, &n_left);
      g_assert_false (aster_cutter_feed (&cutter, "a b. c d, e f", 13) &&
                      aster_cutter_finish (&cutter));
      g_assert_cmpuint (n_left, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cutter/words", test_words);
  g_test_add_func ("/cutter/joiners", test_joiners);
  g_test_add_func ("/cutter/numbers", test_numbers);
  g_test_add_func ("/cutter/unicode", test_unicode);
  g_test_add_func ("/cutter/invalid", test_invalid);
  g_test_add_func ("/cutter/long-word", test_long_word);
  g_test_add_func ("/cutter/stops", test_stops);
  return g_test_run ();
}
