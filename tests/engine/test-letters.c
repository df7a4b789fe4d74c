#include "support.h"

#include "tokenizers/letters.h"

static void
test_next (void)
{
  const char bytes[] = "aé\xff\xe4\xb8";
  const char *p = bytes, *end = bytes + strlen (bytes);

  g_assert_cmpuint (aster_letters_next (&p, end), ==, 'a');
  g_assert_cmpuint (aster_letters_next (&p, end), ==, 0xe9);
  g_assert_cmpuint (aster_letters_next (&p, end), >, 0x10ffff);
  g_assert_cmpuint (aster_letters_next (&p, end), >, 0x10ffff);
  g_assert_cmpuint (aster_letters_next (&p, end), >, 0x10ffff);
  g_assert_true (p == end);
}

static void
test_words (void)
{
  for (const char *p = "aZ9éđЖ한ع½"; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_assert_true (aster_letters_begin_word (g_utf8_get_char (p)));
      g_assert_true (aster_letters_continue_word (g_utf8_get_char (p)));
    }
  for (const char *p = " -_'.中カーกා😀"; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (aster_letters_begin_word (g_utf8_get_char (p)));
  g_assert_false (aster_letters_begin_word (0x301));
  g_assert_true (aster_letters_continue_word (0x301));
  g_assert_true (aster_letters_continue_word (0x200d));
  g_assert_true (aster_letters_continue_word (0xad));
}

static void
test_plain (void)
{
  g_assert_cmpuint (aster_letters_get_plain (0x2019), ==, '\'');
  g_assert_cmpuint (aster_letters_get_plain (0x2011), ==, '-');
  g_assert_cmpuint (aster_letters_get_plain (0xad), ==, 0);
  g_assert_cmpuint (aster_letters_get_plain ('x'), ==, 'x');
}

static void
test_base (void)
{
  g_assert_cmpuint (aster_letters_get_base ('Q'), ==, 'q');
  g_assert_cmpuint (aster_letters_get_base (0x1ec6), ==, 'e');  /* Ệ */
  g_assert_cmpuint (aster_letters_get_base (0x110), ==, 0x111); /* Đ */
  g_assert_cmpuint (aster_letters_get_base (0x301), ==, 0);
  g_assert_cmpuint (aster_letters_get_base (0xad), ==, 0);
  g_assert_cmpuint (aster_letters_get_base (0xd55c), ==, 0x1112); /* 한 */
  g_assert_cmpuint (aster_letters_get_base (0x1161), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letters/next", test_next);
  g_test_add_func ("/letters/words", test_words);
  g_test_add_func ("/letters/plain", test_plain);
  g_test_add_func ("/letters/base", test_base);
  return g_test_run ();
}
