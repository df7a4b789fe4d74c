#include "tools/shell-word.h"

static void
test_by_hand (void)
{
  g_autoptr (GString) line = g_string_new ("map ");

  aster_shell_word_append (line, "size=2,max-labels=40");
  g_string_append_c (line, ' ');
  aster_shell_word_append (line, "#1=#ff0000");
  g_string_append_c (line, ' ');
  aster_shell_word_append (line, "-cold");
  g_string_append_c (line, ' ');
  aster_shell_word_append (line, "");

  g_assert_cmpstr (line->str, ==, "map size=2,max-labels=40 '#1=#ff0000' '-cold' ''");
}

/* Whatever a token is made of, a shell hands over the same bytes as one argument. */
static void
test_every_byte (void)
{
  for (guint byte = 1; byte < 256; byte++)
    for (guint place = 0; place < 3; place++)
      {
        g_autoptr (GString) line = g_string_new ("x ");
        g_auto (GStrv) words = NULL;
        char word[] = "aaa";
        int n;

        word[place] = (char) byte;
        aster_shell_word_append (line, word);
        g_assert_true (g_shell_parse_argv (line->str, &n, &words, NULL));
        g_assert_cmpint (n, ==, 2);
        g_assert_cmpstr (words[1], ==, word);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shell-word/by-hand", test_by_hand);
  g_test_add_func ("/shell-word/every-byte", test_every_byte);

  return g_test_run ();
}
