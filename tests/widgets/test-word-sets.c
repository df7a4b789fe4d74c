#include "linked/word-sets.h"

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
assert_rows (AsterWordSets *self, guint i, const guint32 *expected, gsize n_expected)
{
  gsize n;
  const guint32 *rows = aster_word_sets_get_rows (self, i, &n);

  g_assert_cmpmem (rows, n * sizeof (guint32), expected, n_expected * sizeof (guint32));
}

/* The algebra of sets, by hand; what changes nothing tells nothing. */
static void
test_combines (void)
{
  static const guint32 first[] = { 7, 2, 2, 5, 99 }, second[] = { 5, 6 };
  static const guint32 all[] = { 2, 5, 6, 7 }, both[] = { 5, 6 }, none[] = { 0 };
  g_autoptr (AsterWordSets) sets = aster_word_sets_new (10);
  guint n = 0;

  g_signal_connect_swapped (sets, "changed", G_CALLBACK (count_cb), &n);
  g_assert_cmpint (aster_word_sets_add (sets, " colours ", first, 5), ==, 0);
  g_assert_cmpstr (aster_word_sets_get_name (sets, 0), ==, "colours");

  aster_word_sets_combine (sets, 0, ASTER_SET_UNION, second, 2);
  assert_rows (sets, 0, all, 4);
  aster_word_sets_combine (sets, 0, ASTER_SET_INTERSECTION, second, 2);
  assert_rows (sets, 0, both, 2);
  aster_word_sets_combine (sets, 0, ASTER_SET_UNION, second, 2);
  g_assert_cmpuint (n, ==, 3);
  aster_word_sets_combine (sets, 0, ASTER_SET_DIFFERENCE, second, 1);
  assert_rows (sets, 0, second + 1, 1);
  aster_word_sets_combine (sets, 0, ASTER_SET_REPLACE, NULL, 0);
  assert_rows (sets, 0, none, 0);
  g_assert_cmpuint (n, ==, 5);
}

/* Every set has a mark of its own until a person says otherwise. */
static void
test_marks (void)
{
  g_autoptr (AsterWordSets) sets = aster_word_sets_new (10);
  const guint32 row = 3;

  for (guint i = 0; i < ASTER_MAX_SETS; i++)
    {
      g_assert_cmpint (aster_word_sets_add (sets, "a", &row, 1), ==, (int) i);
      g_assert_cmpuint (aster_word_sets_get_style (sets, i), ==, i);
    }
  g_assert_cmpint (aster_word_sets_add (sets, "a", &row, 1), ==, -1);

  aster_word_sets_remove (sets, 4);
  g_assert_cmpint (aster_word_sets_add (sets, "b", &row, 1), ==, ASTER_MAX_SETS - 1);
  g_assert_cmpuint (aster_word_sets_get_style (sets, ASTER_MAX_SETS - 1), ==, 4);

  aster_word_sets_rename (sets, 0, "  ");
  g_assert_cmpstr (aster_word_sets_get_name (sets, 0), ==, "a");
  aster_word_sets_rename (sets, 0, "animals\xff");
  g_assert_true (g_utf8_validate (aster_word_sets_get_name (sets, 0), -1, NULL));
}

static void
test_is_kept (void)
{
  static const guint32 rows[] = { 2, 5, 7 };
  g_autoptr (AsterWordSets) sets = aster_word_sets_new (10);
  g_autoptr (AsterWordSets) other = aster_word_sets_new (10);
  g_autoptr (AsterWordSets) larger = aster_word_sets_new (11);
  g_autoptr (GVariant) snapshot = NULL, nonsense = NULL;
  guint n = 0;

  aster_word_sets_add (sets, "màu sắc", rows, 3);
  aster_word_sets_set_style (sets, 0, 9);
  snapshot = g_variant_ref_sink (aster_word_sets_snapshot (sets));
  nonsense = g_variant_ref_sink (g_variant_new_string ("no"));

  g_assert_true (aster_word_sets_restore (other, snapshot));
  g_assert_cmpstr (aster_word_sets_get_name (other, 0), ==, "màu sắc");
  g_assert_cmpuint (aster_word_sets_get_style (other, 0), ==, 9);
  assert_rows (other, 0, rows, 3);

  g_signal_connect_swapped (other, "changed", G_CALLBACK (count_cb), &n);
  g_assert_true (aster_word_sets_restore (other, snapshot));
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (aster_word_sets_restore (larger, snapshot));
  g_assert_false (aster_word_sets_restore (other, nonsense));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/word-sets/combines", test_combines);
  g_test_add_func ("/word-sets/marks", test_marks);
  g_test_add_func ("/word-sets/is-kept", test_is_kept);

  return g_test_run ();
}
