#include "support.h"

#include "compare/ratings.h"

/* Cosines with "a": b 0.8, c 0.6, d 0, e −1. */
static AsterSpace *
make_space (void)
{
  const char *const names[] = { "a", "b", "c", "d", "e", "zero", "New York", "é", NULL };
  const float vectors[] = { 2, 0, 4, 3, 3, 4, 0, 1, -1, 0, 0, 0, 1, 0, 1, 1 };

  return aster_space_new (support_matrix (8, 2, vectors),
                          aster_tokens_new_from_strv (names));
}

static AsterRatings
correlate (const char *table)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (GError) error = NULL;
  AsterRatings ratings = { 0 };

  g_assert_true (
      aster_ratings_correlate (space, table, strlen (table), &ratings, &error));
  g_assert_no_error (error);

  return ratings;
}

static void
test_by_hand (void)
{
  AsterRatings ratings = correlate ("a\tb\t9\na\tc\t7.5\na\td\t8\na\te\t0\n");

  g_assert_cmpuint (ratings.pairs, ==, 4);
  g_assert_cmpuint (ratings.missing, ==, 0);
  g_assert_cmpuint (ratings.skipped, ==, 0);
  g_assert_cmpfloat_with_epsilon (ratings.spearman, 0.8, 1e-15);
  g_assert_cmpfloat_with_epsilon (ratings.p, 0.2, 1e-12);
}

/* Each way to write a table gives the same numbers. */
static void
test_layouts (void)
{
  const char *const tables[] = {
    "a b 9\na c 7\na d 8\na e 0",
    "a,b,9\r\na,c,7\r\na,d,8\r\na,e,0\r\n",
    "\xef\xbb\xbf# comment\nWord 1\tWord 2\tHuman "
    "(mean)\na\tb\t9\nA\tc\t7\na\tD\t8\na\te\t0",
    "  a   b   9  \n\n a\t b\t9.0\t1\n#x\na c 7e0\na d 8\na e 0\na\n",
    "word1 word2 POS SimLex\na b N 9 1 2\na c N 7 5 5\na d N 8 0 0\na e N 0 1 1\n",
  };
  const gsize skipped[] = { 0, 0, 2, 2, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      AsterRatings ratings = correlate (tables[i]);

      g_assert_cmpuint (ratings.pairs, ==, i == 3 ? 5 : 4);
      g_assert_cmpuint (ratings.skipped, ==, skipped[i]);
      if (i != 3)
        g_assert_cmpfloat_with_epsilon (ratings.spearman, 0.8, 1e-15);
    }
}

static void
test_missing (void)
{
  AsterRatings ratings = correlate (
      "New York\ta\t5\na\tzero\t1\na\tqueen\t1\nÉ\ta\t4\nzero\tzero\t9\n");

  g_assert_cmpuint (ratings.pairs, ==, 2);
  g_assert_cmpuint (ratings.missing, ==, 3);
  g_assert_cmpfloat_with_epsilon (ratings.spearman, 1, 1e-15);
  g_assert_true (isnan (ratings.p));
}

/* One pair, or ratings that are all equal, correlate with nothing. */
static void
test_too_little (void)
{
  g_assert_true (isnan (correlate ("a b 5").spearman));
  g_assert_true (isnan (correlate ("a b 5\na c 5\na d 5").spearman));
  g_assert_true (isnan (correlate ("a b 5\na c 5\na d 5").p));
  g_assert_cmpfloat (correlate ("a b 5\na c 4\na d 3").p, ==, 0);
}

static void
test_oracle (void)
{
  g_autoptr (SupportTable) pairs = support_oracle ("ratings.tsv", "pairs");
  g_autoptr (SupportTable) rho = support_oracle ("ratings.tsv", "rho");
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();
  g_autoptr (AsterSpace) space = NULL;
  g_autoptr (GString) table = g_string_new (NULL);
  AsterMatrix *x = support_uniform_matrix (30, 16, 21);
  AsterRatings ratings;
  double found[4];

  memset (aster_matrix_row (x, 7), 0, 16 * sizeof (float));
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("w%u", i);

      aster_tokens_append (tokens, name, strlen (name), NULL);
    }
  space = aster_space_new (x, aster_tokens_ref (tokens));
  for (gsize i = 0; i < pairs->n_rows; i++)
    g_string_append_printf (table, "w%d\tw%d\t%d\n", (int) pairs->data[3 * i],
                            (int) pairs->data[3 * i + 1], (int) pairs->data[3 * i + 2]);

  g_assert_true (aster_ratings_correlate (space, table->str, table->len, &ratings, NULL));
  found[0] = (double) ratings.pairs;
  found[1] = (double) ratings.missing;
  found[2] = ratings.spearman;
  found[3] = ratings.p;
  support_assert_close (found, rho->data, 4, 1e-10, 0);
}

static void
assert_refused (const char *table, gsize length, int code)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (GError) error = NULL;
  AsterRatings ratings = { 42, 0, 0, 0, 0 };

  g_assert_false (aster_ratings_correlate (space, table, length, &ratings, &error));
  g_assert_error (error, ASTER_ERROR, code);
  g_assert_cmpuint (ratings.pairs, ==, 42);
}

static void
test_refusals (void)
{
  assert_refused ("", 0, ASTER_ERROR_FORMAT);
  assert_refused ("one two\nthree\n", 14, ASTER_ERROR_FORMAT);
  assert_refused ("a b nan\n", 8, ASTER_ERROR_FORMAT);
  assert_refused ("a b 0x10\n", 9, ASTER_ERROR_FORMAT);
  assert_refused ("\0\0\0\n\xff\xfe", 6, ASTER_ERROR_FORMAT);
  assert_refused ("x y 5\n", 6, ASTER_ERROR_MISSING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ratings/by-hand", test_by_hand);
  g_test_add_func ("/ratings/layouts", test_layouts);
  g_test_add_func ("/ratings/missing", test_missing);
  g_test_add_func ("/ratings/too-little", test_too_little);
  g_test_add_func ("/ratings/oracle", test_oracle);
  g_test_add_func ("/ratings/refusals", test_refusals);
  return g_test_run ();
}
