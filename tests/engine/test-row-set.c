#include "support.h"
#include "values/row-set.h"

static void
assert_text (AsterRowSet *set, const char *expected)
{
  g_autofree char *text = aster_row_set_dup_text (set);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_writes_runs (void)
{
  const guint32 mixed[] = { 57, 3, 1, 2, 3, 0, 100, 99 }, one[] = { 7 };
  g_autoptr (AsterRowSet) set = aster_row_set_new (mixed, G_N_ELEMENTS (mixed));
  g_autoptr (AsterRowSet) single = aster_row_set_new (one, 1);
  g_autofree guint32 *rows = NULL;
  gsize n;

  assert_text (set, "0-3,57,99-100");
  assert_text (single, "7");
  rows = aster_row_set_dup (set, &n);
  g_assert_cmpuint (n, ==, 7);
  g_assert_cmpuint (n, ==, set->n);
  g_assert_cmpuint (rows[4], ==, 57);
  g_assert_cmpuint (aster_row_set_get_last (set), ==, 100);
}

/* Whatever is written is read as the same rows; runs that touch become one. */
static void
test_reads_what_it_writes (void)
{
  AsterRandom random = aster_random_init (1, 0);
  g_autoptr (AsterRowSet) touching = aster_row_set_parse ("1,2,3-5", NULL);

  assert_text (touching, "1-5");
  for (guint round = 0; round < 50; round++)
    {
      g_autofree guint32 *rows = g_new (guint32, 200);
      g_autoptr (AsterRowSet) set = NULL, again = NULL;
      g_autofree char *text = NULL;

      for (guint i = 0; i < 200; i++)
        rows[i] = (guint32) aster_random_below (&random, (round + 1) * 20);
      set = aster_row_set_new (rows, 200);
      text = aster_row_set_dup_text (set);
      again = aster_row_set_parse (text, NULL);
      g_assert_true (aster_row_set_equal (set, again));
      g_assert_cmpuint (again->n, ==, set->n);
    }
}

static void
test_refuses (void)
{
  static const char *const bad[] = { "",      ",",
                                     "a",     "1,",
                                     ",1",    "3-1",
                                     "1,1",   "5,4",
                                     "1-3,3", "-1",
                                     "1--2",  "1-",
                                     " 1",    "1 ",
                                     "+1",    "1.5",
                                     "1;2",   "0x1",
                                     "1-2-3", "2147483647",
                                     "1-4e9", "99999999999999999999" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (aster_row_set_parse (bad[i], &error));
      g_assert_error (error, ASTER_ERROR, ASTER_ERROR_SYNTAX);
    }
}

/* A run from a hostile file costs nothing until it is asked for. */
static void
test_huge_run_is_small (void)
{
  g_autoptr (AsterRowSet) set = aster_row_set_parse ("0-2147483646", NULL);

  g_assert_cmpuint (set->n, ==, G_MAXINT32);
  g_assert_cmpuint (set->n_runs, ==, 1);
}

static void
test_compares (void)
{
  g_autoptr (AsterRowSet) a = aster_row_set_parse ("0-9,20-29", NULL);
  g_autoptr (AsterRowSet) b = aster_row_set_parse ("3-4,9,20,29", NULL);
  g_autoptr (AsterRowSet) c = aster_row_set_parse ("9-20", NULL);

  for (gsize row = 0; row < 40; row++)
    g_assert_true (aster_row_set_has (a, row) == (row <= 9 || (row >= 20 && row <= 29)));
  g_assert_true (aster_row_set_has (NULL, 77));
  g_assert_true (aster_row_set_contain (a, a));
  g_assert_true (aster_row_set_contain (a, b));
  g_assert_false (aster_row_set_contain (b, a));
  g_assert_false (aster_row_set_contain (a, c));
  g_assert_true (aster_row_set_equal (NULL, NULL));
  g_assert_false (aster_row_set_equal (a, NULL));
  g_assert_false (aster_row_set_equal (a, b));
}

/* Rows that are taken and spread come back to their places; the others lie on some of
 * them in turn. */
static void
test_takes_and_spreads (void)
{
  g_autoptr (AsterMatrix) whole = support_uniform_matrix (9, 3, 1);
  g_autoptr (AsterRowSet) set = aster_row_set_parse ("1,4-5,8", NULL);
  g_autoptr (AsterMatrix) part = aster_row_set_take (set, whole, NULL);
  g_autoptr (AsterMatrix) spread = aster_row_set_spread (set, part, 9, NULL);
  static const gsize from[] = { 1, 1, 4, 5, 4, 5, 8, 1, 8 };

  g_assert_cmpuint (part->n_rows, ==, 4);
  for (gsize i = 0; i < 9; i++)
    g_assert_cmpmem (aster_matrix_row (spread, i), 12, aster_matrix_row (whole, from[i]),
                     12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/row-set/writes-runs", test_writes_runs);
  g_test_add_func ("/row-set/reads-what-it-writes", test_reads_what_it_writes);
  g_test_add_func ("/row-set/refuses", test_refuses);
  g_test_add_func ("/row-set/huge-run-is-small", test_huge_run_is_small);
  g_test_add_func ("/row-set/compares", test_compares);
  g_test_add_func ("/row-set/takes-and-spreads", test_takes_and_spreads);

  return g_test_run ();
}
