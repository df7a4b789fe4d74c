#include "plot/isolation.h"

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
assert_rows (AsterIsolation *self, guint depth, const guint32 *expected, gsize n_expected)
{
  gsize n;
  const guint32 *rows = aster_isolation_get_rows (self, depth, &n);

  g_assert_cmpmem (rows, n * sizeof (guint32), expected, n_expected * sizeof (guint32));
}

/* One inside another; what is not seen cannot be isolated; nothing empty, nothing idle.
 */
static void
test_nests (void)
{
  static const guint32 first[] = { 7, 2, 2, 5, 99 }, second[] = { 1, 5, 7 };
  static const guint32 first_kept[] = { 2, 5, 7 }, second_kept[] = { 5, 7 };
  g_autoptr (AsterIsolation) isolation = aster_isolation_new (10);
  guint n = 0;
  gsize seen;

  g_signal_connect_swapped (isolation, "changed", G_CALLBACK (count_cb), &n);
  g_assert_null (aster_isolation_get_rows (isolation, 0, &seen));
  g_assert_cmpuint (seen, ==, 10);

  g_assert_true (aster_isolation_enter (isolation, first, 5));
  assert_rows (isolation, 1, first_kept, 3);
  g_assert_false (aster_isolation_enter (isolation, first, 5));
  g_assert_true (aster_isolation_enter (isolation, second, 3));
  assert_rows (isolation, 2, second_kept, 2);
  g_assert_false (aster_isolation_enter (isolation, NULL, 0));
  g_assert_cmpuint (n, ==, 2);

  aster_isolation_back_to (isolation, 1);
  g_assert_cmpuint (aster_isolation_get_depth (isolation), ==, 1);
  aster_isolation_back_to (isolation, 1);
  aster_isolation_back_to (isolation, 0);
  g_assert_cmpuint (n, ==, 4);
}

/* Not more than so many, one inside another. */
static void
test_has_an_end (void)
{
  g_autoptr (AsterIsolation) isolation = aster_isolation_new (100);
  guint32 rows[100];

  for (guint32 i = 0; i < 100; i++)
    rows[i] = i;
  for (guint i = 1; i <= ASTER_MAX_ISOLATIONS; i++)
    g_assert_true (aster_isolation_enter (isolation, rows, 100 - i));
  g_assert_false (aster_isolation_enter (isolation, rows, 10));
}

static void
test_is_kept (void)
{
  static const guint32 outer[] = { 2, 5, 7 }, inner[] = { 5 };
  g_autoptr (AsterIsolation) isolation = aster_isolation_new (10);
  g_autoptr (AsterIsolation) other = aster_isolation_new (10);
  g_autoptr (AsterIsolation) larger = aster_isolation_new (11);
  g_autoptr (GVariant) snapshot = NULL, nonsense = NULL;
  guint n = 0;

  aster_isolation_enter (isolation, outer, 3);
  aster_isolation_enter (isolation, inner, 1);
  snapshot = g_variant_ref_sink (aster_isolation_snapshot (isolation));
  nonsense = g_variant_ref_sink (g_variant_new_string ("no"));

  g_assert_true (aster_isolation_restore (other, snapshot));
  assert_rows (other, 1, outer, 3);
  assert_rows (other, 2, inner, 1);

  g_signal_connect_swapped (other, "changed", G_CALLBACK (count_cb), &n);
  g_assert_true (aster_isolation_restore (other, snapshot));
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (aster_isolation_restore (larger, snapshot));
  g_assert_false (aster_isolation_restore (other, nonsense));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/isolation/nests", test_nests);
  g_test_add_func ("/isolation/has-an-end", test_has_an_end);
  g_test_add_func ("/isolation/is-kept", test_is_kept);

  return g_test_run ();
}
