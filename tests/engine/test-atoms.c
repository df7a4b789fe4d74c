#include "support.h"

#include "tokenizers/atoms.h"

static void
assert_atoms (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) atoms = aster_atoms_cut (text, strlen (text), NULL, &error);
  g_autoptr (GString) shown = g_string_new ("|");

  g_assert_no_error (error);
  for (guint i = 0; i < atoms->len; i++)
    {
      const AsterAtom *atom = &g_array_index (atoms, AsterAtom, i);

      g_string_append_len (shown, text + atom->start, (gssize) (atom->end - atom->start));
      g_string_append_c (shown, '|');
    }
  g_assert_cmpstr (shown->str, ==, expected);
}

static void
test_by_hand (void)
{
  assert_atoms ("", "|");
  assert_atoms ("a b\tc\u00a0d\u200be\ufefff\u2028g", "|a|b|c|d|e|f|g|");
  assert_atoms ("Don't stop!?", "|Don|'|t|stop|!|?|");
  assert_atoms ("3.14 1,000.5 3. .5 1..2 3rd word2vec 5\u0301",
                "|3.14|1,000.5|3|.|.|5|1|.|.|2|3rd|word2vec|5\u0301|");
  assert_atoms ("na\u00efve nai\u0308ve co\u00adop",
                "|na\u00efve|nai\u0308ve|co\u00adop|");
  assert_atoms ("中国a東京", "|中|国|a|東|京|");
  assert_atoms ("สวัสดี", "|ส|วั|ส|ดี|");
}

/* Each is one atom, also beside its like. */
static void
test_emoji (void)
{
  const char *const emoji[] = { "😀",
                                "❤️",
                                "👍🏽",
                                "👩‍🚀",
                                "👨‍👩‍👧‍👦",
                                "🇻🇳",
                                "1️⃣",
                                "#️⃣",
                                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                                "©",
                                "☎️" };

  for (guint i = 0; i < G_N_ELEMENTS (emoji); i++)
    for (guint k = 0; k < G_N_ELEMENTS (emoji); k++)
      {
        g_autofree char *text = g_strconcat (emoji[i], emoji[k], emoji[k], NULL);
        g_autofree char *expected = g_strdup_printf ("|%s|%s|%s|", emoji[i], emoji[k],
                                                     emoji[k]);

        assert_atoms (text, expected);
      }
  assert_atoms ("🇻🇳🇻", "|🇻🇳|🇻|");
}

static void
test_refusals (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (aster_atoms_cut ("a\xff", 2, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "Byte 1"));
  g_clear_error (&error);
  g_assert_null (aster_atoms_cut ("a\0b", 3, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "NUL"));
  g_clear_error (&error);
  g_assert_null (aster_atoms_cut ("", (gsize) G_MAXINT + 1, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (GArray) atoms = aster_atoms_cut (data, strlen (data), pulse, error);

  return atoms != NULL;
}

static void
test_cancel (void)
{
  g_autofree char *text = g_strnfill (20000, '.');

  g_assert_cmpuint (support_assert_cancels (verb, text), ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/atoms/by-hand", test_by_hand);
  g_test_add_func ("/atoms/emoji", test_emoji);
  g_test_add_func ("/atoms/refusals", test_refusals);
  g_test_add_func ("/atoms/cancel", test_cancel);
  return g_test_run ();
}
