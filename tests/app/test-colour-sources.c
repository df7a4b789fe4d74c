#include "map/colour-sources.h"

/* The later set wins; a row in none has no mark; sets of one mark are one class. */
static void
test_sets (void)
{
  static const guint32 first[] = { 0, 1, 2 }, second[] = { 2, 3 }, third[] = { 4 };
  g_autoptr (AsterWordSets) sets = aster_word_sets_new (6);
  g_autoptr (AsterColouring) colouring = NULL;
  const AsterLegendEntry *entries;
  g_autofree char *value = NULL;

  aster_word_sets_add (sets, "a", first, 3);
  aster_word_sets_add (sets, "b", second, 2);
  aster_word_sets_add (sets, "c", third, 1);
  aster_word_sets_set_style (sets, 0, 5);
  aster_word_sets_set_style (sets, 2, 5);

  colouring = aster_colouring_of_sets (sets, 6);
  entries = (const AsterLegendEntry *) (gpointer) colouring->entries->data;
  g_assert_cmpuint (colouring->entries->len, ==, 3);
  g_assert_cmpstr (entries[0].label, ==, "a, c");
  g_assert_cmpuint (entries[0].count, ==, 3);
  g_assert_cmpstr (entries[1].label, ==, "b");
  g_assert_cmpuint (entries[1].count, ==, 2);
  g_assert_cmpstr (entries[2].label, ==, "in no set");
  g_assert_cmpuint (entries[2].count, ==, 1);
  g_assert_cmpuint (colouring->styles[2], ==, 1);
  g_assert_cmpuint (colouring->styles[4], ==, 5);

  value = aster_colouring_dup_value (colouring, 4);
  g_assert_cmpstr (value, ==, "a, c");
}

static void
test_ranks (void)
{
  g_autoptr (AsterColouring) colouring = aster_colouring_of_ranks (2000);

  g_assert_cmpfloat (colouring->numbers[0], ==, 1);
  g_assert_cmpfloat (colouring->max, ==, 2000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/colour-sources/sets", test_sets);
  g_test_add_func ("/colour-sources/ranks", test_ranks);

  return g_test_run ();
}
