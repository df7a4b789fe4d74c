#include "table/table-order.h"

#include <math.h>

#include "display.h"
#include "parts/bits.h"

static char *
join (const guint32 *rows, gsize n)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (out, "%s%u", i ? " " : "", rows[i]);

  return g_string_free (out, FALSE);
}

#define assert_order(key, n, descending, expected)                                       \
  G_STMT_START                                                                           \
  {                                                                                      \
    g_autofree guint32 *rows_ = aster_table_order_sort (key, n, descending, NULL);       \
    g_autofree char *text_ = join (rows_, n);                                            \
    g_assert_cmpstr (text_, ==, expected);                                               \
  }                                                                                      \
  G_STMT_END

static void
test_rank (void)
{
  AsterTableKey key = { .tokens = NULL };

  assert_order (&key, 4, FALSE, "0 1 2 3");
  assert_order (&key, 4, TRUE, "3 2 1 0");
  assert_order (&key, 0, TRUE, "");
}

/* Rows without a number come last both ways, and ties stand by row both ways. */
static void
test_numbers (void)
{
  static const double values[] = { 2, NAN, -1, 2, 1e300, NAN, -0.0, 0.0 };
  g_autoptr (AsterColumn) column = aster_column_new_numbers ("x", values, 8);
  AsterTableKey key = { .column = column };

  assert_order (&key, 8, FALSE, "2 6 7 0 3 4 1 5");
  assert_order (&key, 8, TRUE, "4 0 3 6 7 2 1 5");
}

static void
test_words (void)
{
  static const char *const cells[] = { "verb", "", "noun", "verb", "adjective" };
  g_autoptr (AsterColumn) column = aster_column_new_text ("pos", cells, 5);
  AsterTableKey key = { .column = column };

  assert_order (&key, 5, FALSE, "4 2 0 3 1");
  assert_order (&key, 5, TRUE, "0 3 2 4 1");
}

static void
test_tokens (void)
{
  static const char *const names[] = { "pear", "apple", "fig", "apple", NULL };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  AsterTableKey key = { .tokens = tokens };

  assert_order (&key, 4, FALSE, "1 3 2 0");
  assert_order (&key, 4, TRUE, "0 2 1 3");
}

/* Any order has each row once, and is the order of the numbers. */
static void
test_random (void)
{
  enum { N = 5000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autofree double *values = g_new (double, N);
  g_autofree guint8 *seen = g_new0 (guint8, N);
  g_autofree guint32 *rows = NULL;
  g_autoptr (AsterColumn) column = NULL;
  AsterTableKey key = { .tokens = NULL };

  for (gsize i = 0; i < N; i++)
    values[i] = g_rand_int_range (rand, 0, 900);
  key.column = column = aster_column_new_numbers ("x", values, N);
  rows = aster_table_order_sort (&key, N, FALSE, NULL);

  for (gsize i = 0; i < N; i++)
    {
      g_assert_cmpuint (seen[rows[i]]++, ==, 0);
      if (i > 0)
        g_assert_true (values[rows[i - 1]] < values[rows[i]] ||
                       (values[rows[i - 1]] <= values[rows[i]] && rows[i - 1] < rows[i]));
    }
}

static void
test_filter (void)
{
  static const guint32 order[] = { 70, 3, 0, 64 };
  guint64 bits[2] = { 0, 0 };
  gsize n = 4;
  g_autofree guint32 *none = aster_table_order_filter (order, &n, NULL), *some = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (n, ==, 0);

  aster_bits_set (bits, 64, TRUE);
  aster_bits_set (bits, 3, TRUE);
  n = 4;
  some = aster_table_order_filter (order, &n, bits);
  text = join (some, n);
  g_assert_cmpstr (text, ==, "3 64");
}

typedef struct
{
  guint32 *rows;
  gsize n;
  GError *error;
  gboolean done;
} Answer;

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->rows = aster_table_order_sort_finish (result, &answer->n, &answer->error);
  answer->done = TRUE;
}

static void
test_async (void)
{
  static const double values[] = { 3, 1, 2 };
  AsterColumn *column = aster_column_new_numbers ("x", values, 3);
  AsterTableKey key = { .column = column };
  Answer answer = { 0 };
  g_autofree char *text = NULL;

  aster_table_order_sort_async (&key, 3, FALSE, NULL, answer_cb, &answer);
  aster_column_unref (column); /* the job has its own reference */
  display_wait (answer.done);
  g_assert_no_error (answer.error);
  text = join (answer.rows, answer.n);
  g_assert_cmpstr (text, ==, "1 2 0");
  g_free (answer.rows);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AsterTableKey key = { .tokens = NULL };
  Answer answer = { 0 };

  aster_table_order_sort_async (&key, 100000, FALSE, cancellable, answer_cb, &answer);
  g_cancellable_cancel (cancellable);
  display_wait (answer.done);
  g_assert_null (answer.rows);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
}

/* Whoever sorts by words looks up before the first, and whatever was made goes. */
static void
test_give_up (void)
{
  static const char *const names[] = { "pear", "apple", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  g_autoptr (AsterColumn) words = aster_column_new_text ("w", names, 2);
  g_autoptr (AsterColumn) numbers = aster_column_new_from_cells ("n", names, 2);
  AsterTableKey keys[] = { { .tokens = tokens },
                           { .column = words },
                           { .column = numbers } };

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_null (aster_table_order_sort (&keys[i], 2, FALSE, cancellable));
}

/* A cell may have a mebibyte; its first letters say where it stands. */
static void
test_long_words (void)
{
  g_autofree char *a = g_strnfill (1 << 20, 'a'), *b = g_strnfill (1 << 20, 'b');
  const char *cells[] = { b, "b", a, "" };
  g_autoptr (AsterColumn) column = aster_column_new_text ("x", cells, 4);
  AsterTableKey key = { .column = column };

  assert_order (&key, 4, FALSE, "2 1 0 3");
  assert_order (&key, 4, TRUE, "0 1 2 3");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-order/rank", test_rank);
  g_test_add_func ("/table-order/numbers", test_numbers);
  g_test_add_func ("/table-order/words", test_words);
  g_test_add_func ("/table-order/tokens", test_tokens);
  g_test_add_func ("/table-order/random", test_random);
  g_test_add_func ("/table-order/filter", test_filter);
  g_test_add_func ("/table-order/async", test_async);
  g_test_add_func ("/table-order/cancel", test_cancel);
  g_test_add_func ("/table-order/give-up", test_give_up);
  g_test_add_func ("/table-order/long-words", test_long_words);
  return g_test_run ();
}
