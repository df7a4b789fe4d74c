#include <string.h>

#include "support.h"
#include "values/shuffle.h"

#define N 5000

/* "w0", "w1" … with the last ones first. */
static AsterTokens *
make_words (gboolean backwards)
{
  AsterTokens *tokens = aster_tokens_new ();

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *name = g_strdup_printf ("w%u", backwards ? N - 1 - i : i);

      g_assert_true (aster_tokens_append (tokens, name, strlen (name), NULL));
    }

  return tokens;
}

static void
test_holds_each_row_once (void)
{
  g_autoptr (AsterTokens) tokens = make_words (FALSE);
  g_autoptr (AsterShuffle) shuffle = aster_shuffle_new (tokens);
  g_autofree guint8 *seen = g_new0 (guint8, N);

  g_assert_cmpuint (shuffle->n, ==, N);
  for (gsize i = 0; i < N; i++)
    {
      g_assert_cmpuint (shuffle->rows[i], <, N);
      g_assert_cmpuint (seen[shuffle->rows[i]]++, ==, 0);
    }
}

/* Whichever row of the file a word stands in. */
static void
test_goes_by_names (void)
{
  g_autoptr (AsterTokens) tokens = make_words (FALSE), turned = make_words (TRUE);
  g_autoptr (AsterShuffle) shuffle = aster_shuffle_new (tokens);
  g_autoptr (AsterShuffle) other = aster_shuffle_new (turned);

  for (gsize i = 0; i < N; i++)
    g_assert_cmpstr (aster_tokens_get (tokens, shuffle->rows[i], NULL), ==,
                     aster_tokens_get (turned, other->rows[i], NULL));
}

/* Of each tenth of the shuffle a tenth comes from the first tenth of the file: 50, give
 * or take five standard deviations of 6.4. And what follows a row is not the next one. */
static void
test_is_fair (void)
{
  g_autoptr (AsterTokens) tokens = make_words (FALSE);
  g_autoptr (AsterShuffle) shuffle = aster_shuffle_new (tokens);
  guint counts[10] = { 0 }, n_next = 0;

  for (gsize i = 0; i < N; i++)
    {
      counts[i / (N / 10)] += shuffle->rows[i] < N / 10;
      n_next += i > 0 && shuffle->rows[i] == shuffle->rows[i - 1] + 1;
    }
  for (guint tenth = 0; tenth < 10; tenth++)
    {
      g_assert_cmpuint (counts[tenth], >, 50 - 32);
      g_assert_cmpuint (counts[tenth], <, 50 + 32);
    }
  g_assert_cmpuint (n_next, <, 10);
}

/* Rows of one name stand as in the file; a name of nothing is a name. */
static void
test_keeps_namesakes_in_order (void)
{
  const char *names[] = { "one", "two", "one", "", "one", "a name of more than eight",
                          NULL };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  g_autoptr (AsterShuffle) shuffle = aster_shuffle_new (tokens);
  guint32 ones[3];
  guint n_ones = 0;

  g_assert_cmpuint (shuffle->n, ==, 6);
  for (gsize i = 0; i < shuffle->n; i++)
    if (strcmp (names[shuffle->rows[i]], "one") == 0)
      ones[n_ones++] = shuffle->rows[i];
  g_assert_cmpuint (n_ones, ==, 3);
  g_assert_cmpuint (ones[0], ==, 0);
  g_assert_cmpuint (ones[1], ==, 2);
  g_assert_cmpuint (ones[2], ==, 4);
}

static void
test_takes_no_rows (void)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();
  g_autoptr (AsterShuffle) shuffle = aster_shuffle_new (tokens);

  g_assert_cmpuint (shuffle->n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shuffle/holds-each-row-once", test_holds_each_row_once);
  g_test_add_func ("/shuffle/goes-by-names", test_goes_by_names);
  g_test_add_func ("/shuffle/is-fair", test_is_fair);
  g_test_add_func ("/shuffle/keeps-namesakes-in-order", test_keeps_namesakes_in_order);
  g_test_add_func ("/shuffle/takes-no-rows", test_takes_no_rows);

  return g_test_run ();
}
