#include "labels/label-widths.h"

static AsterLabelWidths *
new_widths (const char *const *words)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (words);

  return aster_label_widths_new (tokens, NULL, 13);
}

/* A word is as wide as its letters, shown as they are or not; all are at least a px. */
static void
test_sum (void)
{
  const char *const words[] = { "a", "b", "é", "abba", "béa", "", "\t", "\\u0009", NULL };
  AsterLabelWidths *widths = new_widths (words);
  double a = aster_label_widths_get (widths, 0), b = aster_label_widths_get (widths, 1);
  double e = aster_label_widths_get (widths, 2);

  g_assert_cmpuint (aster_label_widths_get_n (widths), ==, 8);
  g_assert_cmpfloat (aster_label_widths_get_size (widths), ==, 13);
  g_assert_cmpfloat (a, >, 2);
  g_assert_cmpfloat_with_epsilon (aster_label_widths_get (widths, 3), 2 * a + 2 * b,
                                  1e-4);
  g_assert_cmpfloat_with_epsilon (aster_label_widths_get (widths, 4), b + e + a, 1e-4);
  g_assert_cmpfloat (aster_label_widths_get (widths, 5), ==, 1);
  g_assert_cmpfloat_with_epsilon (aster_label_widths_get (widths, 6),
                                  aster_label_widths_get (widths, 7), 1e-4);
  aster_label_widths_unref (widths);
}

/* What is known before measuring is never too much, and all is known afterwards. */
static void
test_least (void)
{
  const char *const words[] = { "lighthouse", "i", NULL };
  AsterLabelWidths *widths = new_widths (words), *same = aster_label_widths_ref (widths);

  for (gsize row = 0; row < 2; row++)
    {
      double least = aster_label_widths_get_least (widths, row);

      g_assert_cmpfloat (least, <=, aster_label_widths_get (same, row));
      g_assert_cmpfloat (aster_label_widths_get_least (widths, row), ==,
                         aster_label_widths_get (same, row));
    }
  aster_label_widths_unref (widths);
  aster_label_widths_unref (same);
}

/* Words that are cut when they are shown are no wider than what is shown. */
static void
test_long (void)
{
  g_autofree char *hundred = g_strnfill (100, 'm'), *thousand = g_strnfill (1000, 'm');
  const char *const words[] = { hundred, thousand, NULL };
  AsterLabelWidths *widths = new_widths (words);

  g_assert_cmpfloat (aster_label_widths_get (widths, 0), ==,
                     aster_label_widths_get (widths, 1));
  aster_label_widths_unref (widths);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-widths/sum", test_sum);
  g_test_add_func ("/label-widths/least", test_least);
  g_test_add_func ("/label-widths/long", test_long);

  return g_test_run ();
}
