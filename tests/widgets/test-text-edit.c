#include "text/text-edit.h"

/* "start–end:insert" */
static char *
find (const char *old, const char *new)
{
  AsterTextEdit edit = aster_text_edit_find (old, new);
  g_autofree char *insert = g_strndup (edit.insert, edit.length);

  return g_strdup_printf ("%u–%u:%s", edit.start, edit.end, insert);
}

#define assert_edit(old, new, expected)                                                  \
  G_STMT_START                                                                           \
  {                                                                                      \
    g_autofree char *edit_ = find (old, new);                                            \
    g_assert_cmpstr (edit_, ==, expected);                                               \
  }                                                                                      \
  G_STMT_END

static void
test_by_hand (void)
{
  assert_edit ("", "", "0–0:");
  assert_edit ("", "phở", "0–0:phở");
  assert_edit ("phở", "", "0–3:");
  assert_edit ("a red rose", "a blue rose", "2–5:blue");
  assert_edit ("aa", "aaa", "2–2:a");
  assert_edit ("aaa", "aa", "2–3:");
  assert_edit ("one two", "one two three", "7–7: three");
}

/* ở and ợ share their first two bytes, 😀 and 🌀 their first, é and ô their last none. */
static void
test_never_within_a_character (void)
{
  assert_edit ("phở", "phợ", "2–3:ợ");
  assert_edit ("😀", "🌀", "0–1:🌀");
  assert_edit ("xé", "xô", "1–2:ô");
  assert_edit ("aé", "aã", "1–2:ã");
}

/* Applied to the old text, the edit gives the new one. */
static void
test_random (void)
{
  static const char *const letters[] = { "a", "b", "ở", "ợ", "😀", "🌀" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) old = g_string_new (NULL), new = g_string_new (NULL);
      g_autoptr (GString) edited = NULL;
      AsterTextEdit edit;
      const char *start, *end;

      for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
        g_string_append (old, letters[g_rand_int_range (rand, 0, 6)]);
      for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
        g_string_append (new, letters[g_rand_int_range (rand, 0, 6)]);

      edit = aster_text_edit_find (old->str, new->str);
      start = g_utf8_offset_to_pointer (old->str, edit.start);
      end = g_utf8_offset_to_pointer (old->str, edit.end);
      edited = g_string_new_len (old->str, start - old->str);
      g_string_append_len (edited, edit.insert, (gssize) edit.length);
      g_string_append (edited, end);

      g_assert_cmpstr (edited->str, ==, new->str);
      g_assert_true (g_utf8_validate (edit.insert, (gssize) edit.length, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-edit/by-hand", test_by_hand);
  g_test_add_func ("/text-edit/never-within-a-character", test_never_within_a_character);
  g_test_add_func ("/text-edit/random", test_random);
  return g_test_run ();
}
