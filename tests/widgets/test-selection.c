#include "linked/selection.h"

#include "tools/random.h"

static void
count_cb (gpointer object, guint *count)
{
  (*count)++;
}

static void
notify_cb (gpointer object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
expect_rows (AsterSelection *selection, const guint32 *rows, gsize n)
{
  gsize m;
  g_autofree guint32 *found = aster_selection_dup_rows (selection, &m);

  g_assert_cmpmem (found, m * sizeof (guint32), rows, n * sizeof (guint32));
  g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, n);
}

static void
test_modes (void)
{
  g_autoptr (AsterSelection) selection = aster_selection_new (130);
  guint32 a[] = { 1, 64, 129 }, b[] = { 64, 65 };

  aster_selection_apply (selection, a, 3, ASTER_SELECT_REPLACE);
  expect_rows (selection, (guint32[]){ 1, 64, 129 }, 3);
  aster_selection_apply (selection, b, 2, ASTER_SELECT_ADD);
  expect_rows (selection, (guint32[]){ 1, 64, 65, 129 }, 4);
  aster_selection_apply (selection, a, 2, ASTER_SELECT_REMOVE);
  expect_rows (selection, (guint32[]){ 65, 129 }, 2);
  aster_selection_apply (selection, b, 2, ASTER_SELECT_TOGGLE);
  expect_rows (selection, (guint32[]){ 64, 129 }, 2);
  g_assert_true (aster_selection_is_selected (selection, 64));
  g_assert_false (aster_selection_is_selected (selection, 65));
  g_assert_false (aster_selection_is_selected (selection, 1000));

  aster_selection_invert (selection);
  g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, 128);
  aster_selection_clear (selection);
  expect_rows (selection, NULL, 0);
}

/* Any sequence of choices leaves what a plain array of flags leaves. */
static void
test_algebra (void)
{
  enum { N = 197, ROUNDS = 400 };
  g_autoptr (AsterSelection) selection = aster_selection_new (N);
  gboolean naive[N] = { FALSE };
  AsterRandom random = aster_random_init (42, 1);

  for (int round = 0; round < ROUNDS; round++)
    {
      AsterSelectMode mode = (AsterSelectMode) aster_random_below (&random, 5);
      gsize n = aster_random_below (&random, 20), expected = 0;
      guint32 rows[20];

      if (mode == ASTER_SELECT_REPLACE || mode == ASTER_SELECT_TRY)
        for (int i = 0; i < N; i++)
          naive[i] = FALSE;
      for (gsize i = 0; i < n; i++)
        {
          rows[i] = (guint32) aster_random_below (&random, N);
          naive[rows[i]] = mode == ASTER_SELECT_TOGGLE ? !naive[rows[i]]
                                                       : mode != ASTER_SELECT_REMOVE;
        }
      aster_selection_apply (selection, rows, n, mode);

      for (gsize i = 0; i < N; i++)
        {
          g_assert_cmpint (aster_selection_is_selected (selection, i), ==, naive[i]);
          expected += naive[i];
        }
      g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, expected);
    }
}

static void
test_signals (void)
{
  g_autoptr (AsterSelection) selection = aster_selection_new (10);
  guint changed = 0, pins = 0, matches = 0, hovered = 0;
  guint32 rows[] = { 3, 4 };

  g_signal_connect (selection, "selection-changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect (selection, "pins-changed", G_CALLBACK (count_cb), &pins);
  g_signal_connect (selection, "matches-changed", G_CALLBACK (count_cb), &matches);
  g_signal_connect (selection, "notify::hovered", G_CALLBACK (notify_cb), &hovered);

  aster_selection_apply (selection, rows, 2, ASTER_SELECT_REPLACE);
  aster_selection_apply (selection, rows, 2, ASTER_SELECT_ADD);
  g_assert_cmpuint (changed, ==, 1);
  aster_selection_clear (selection);
  aster_selection_clear (selection);
  g_assert_cmpuint (changed, ==, 2);

  aster_selection_pin (selection, 7);
  aster_selection_pin (selection, 7);
  aster_selection_unpin (selection, 8);
  g_assert_cmpuint (pins, ==, 1);

  aster_selection_set_matches (selection, rows, 2);
  aster_selection_set_matches (selection, rows, 2);
  g_assert_cmpuint (matches, ==, 1);
  g_assert_cmpuint (aster_selection_get_n_matches (selection), ==, 2);
  g_assert_true (aster_selection_is_match (selection, 4));

  aster_selection_set_hovered (selection, 5);
  aster_selection_set_hovered (selection, 5);
  g_assert_cmpuint (hovered, ==, 1);
}

/* The keyboard points at where it is, and goes on pointing when a search leads it on; a
 * pointer that is elsewhere stays there. */
static void
test_points_along (void)
{
  g_autoptr (AsterSelection) selection = aster_selection_new (10);

  aster_selection_set_current (selection, 4);
  g_assert_cmpint (aster_selection_get_hovered (selection), ==, -1);
  aster_selection_set_hovered (selection, 4);
  aster_selection_set_current (selection, 6);
  g_assert_cmpint (aster_selection_get_hovered (selection), ==, 6);

  aster_selection_set_hovered (selection, 2);
  aster_selection_set_current (selection, 7);
  g_assert_cmpint (aster_selection_get_hovered (selection), ==, 2);
}

static void
test_pins (void)
{
  g_autoptr (AsterSelection) selection = aster_selection_new (10);
  gsize n;
  const guint32 *pins;

  aster_selection_pin (selection, 7);
  aster_selection_pin (selection, 2);
  aster_selection_pin (selection, 9);
  aster_selection_unpin (selection, 2);
  aster_selection_pin (selection, 2);

  pins = aster_selection_get_pins (selection, &n);
  g_assert_cmpmem (pins, n * sizeof (guint32), ((guint32[]){ 7, 9, 2 }),
                   3 * sizeof (guint32));
  g_assert_true (aster_selection_is_pinned (selection, 9));
  g_assert_false (aster_selection_is_pinned (selection, 1));
}

static void
test_snapshot (void)
{
  g_autoptr (AsterSelection) selection = aster_selection_new (100);
  g_autoptr (AsterSelection) other = aster_selection_new (101);
  g_autoptr (GVariant) kept = NULL, wrong = g_variant_ref_sink (g_variant_new_int32 (1));
  guint32 rows[] = { 5, 99 }, more[] = { 6 };
  gsize n;

  aster_selection_apply (selection, rows, 2, ASTER_SELECT_REPLACE);
  aster_selection_pin (selection, 9);
  aster_selection_pin (selection, 3);
  aster_selection_set_current (selection, 99);
  kept = g_variant_ref_sink (aster_selection_snapshot (selection));

  aster_selection_apply (selection, more, 1, ASTER_SELECT_REPLACE);
  aster_selection_unpin (selection, 9);
  aster_selection_set_current (selection, -1);

  g_assert_true (aster_selection_restore (selection, kept));
  expect_rows (selection, rows, 2);
  g_assert_cmpint (aster_selection_get_current (selection), ==, 99);
  g_assert_cmpuint (aster_selection_get_pins (selection, &n)[0], ==, 9);
  g_assert_cmpuint (n, ==, 2);

  g_assert_false (aster_selection_restore (other, kept));
  g_assert_cmpuint (aster_selection_get_n_selected (other), ==, 0);
  g_assert_false (aster_selection_restore (selection, wrong));
  expect_rows (selection, rows, 2);
}

/* What is written by hand, or by another version, is brought into bounds. */
static void
test_hostile_snapshot (void)
{
  g_autoptr (AsterSelection) selection = aster_selection_new (10);
  g_autoptr (GVariant) snapshot = g_variant_ref_sink (
      g_variant_new_parsed ("(uint64 10, [uint32 3, 3, 4000000000], int32 77, "
                            "[uint32 2, 2, 99])"));
  gsize n;

  g_assert_true (aster_selection_restore (selection, snapshot));
  expect_rows (selection, (guint32[]){ 3 }, 1);
  g_assert_cmpint (aster_selection_get_current (selection), ==, -1);
  aster_selection_get_pins (selection, &n);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (AsterSelection) selection = aster_selection_new (0);
  gsize n;
  g_autofree guint32 *rows = aster_selection_dup_rows (selection, &n);

  g_assert_cmpuint (n, ==, 0);
  aster_selection_invert (selection);
  g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/selection/modes", test_modes);
  g_test_add_func ("/selection/algebra", test_algebra);
  g_test_add_func ("/selection/signals", test_signals);
  g_test_add_func ("/selection/points-along", test_points_along);
  g_test_add_func ("/selection/pins", test_pins);
  g_test_add_func ("/selection/snapshot", test_snapshot);
  g_test_add_func ("/selection/hostile-snapshot", test_hostile_snapshot);
  g_test_add_func ("/selection/empty", test_empty);

  return g_test_run ();
}
