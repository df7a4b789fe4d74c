#include "words/statistics.h"

#include "support.h"

static void
test_by_hand (void)
{
  static const float points[] = { 3, 4, 0, 0, -1, 0 };
  static const double expected[] = { 5, 0, 1 };
  g_autoptr (AsterMatrix) x = support_matrix (3, 2, points);
  double norms[3];
  AsterSummary summary;

  g_assert_true (aster_statistics_norms (x, norms, NULL, NULL));
  support_assert_close (norms, expected, 3, 0, 0);

  summary = aster_statistics_summarise (norms, 3);
  g_assert_cmpuint (summary.n, ==, 3);
  g_assert_cmpfloat (summary.min, ==, 0);
  g_assert_cmpfloat (summary.mean, ==, 2);
  g_assert_cmpfloat (summary.max, ==, 5);
}

static void
test_oracle (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (90, 33, 16);
  g_autoptr (SupportTable) expected = support_oracle ("statistics.tsv", "norms");
  g_autoptr (SupportTable) of_column = support_oracle ("statistics.tsv", "summary");
  double norms[90], column[90];
  AsterSummary summary;

  g_assert_true (aster_statistics_norms (x, norms, NULL, NULL));
  support_assert_close (norms, expected->data, 90, 1e-9, 0);

  for (gsize i = 0; i < 90; i++)
    column[i] = aster_matrix_row (x, i)[0];
  summary = aster_statistics_summarise (column, 90);
  g_assert_cmpfloat (summary.n, ==, of_column->data[0]);
  support_assert_close (&summary.min, of_column->data + 1, 1, 1e-11, 0);
  support_assert_close (&summary.mean, of_column->data + 2, 1, 1e-11, 0);
  support_assert_close (&summary.max, of_column->data + 3, 1, 1e-11, 0);
}

/* What is not a number is not counted; nothing at all has no summary. */
static void
test_unknown_values (void)
{
  static const double some[] = { NAN, 2, INFINITY, 4, -INFINITY };
  AsterSummary two = aster_statistics_summarise (some, 5);
  AsterSummary none = aster_statistics_summarise (some, 1);

  g_assert_cmpuint (two.n, ==, 2);
  g_assert_cmpfloat (two.mean, ==, 3);
  g_assert_cmpuint (none.n, ==, 0);
  g_assert_true (isnan (none.min) && isnan (none.mean) && isnan (none.max));
}

/* Equal values have exactly that mean, which a plain sum would miss. */
static void
test_mean_of_equals (void)
{
  g_autofree double *values = g_new (double, 1000);

  for (gsize i = 0; i < 1000; i++)
    values[i] = 0.1;
  g_assert_cmpfloat (aster_statistics_summarise (values, 1000).mean, ==, 0.1);
}

static GBytes *
answer (gpointer data)
{
  AsterMatrix *x = data;
  g_autofree double *norms = g_new (double, x->n_rows);

  g_assert_true (aster_statistics_norms (x, norms, NULL, NULL));

  return g_bytes_new (norms, x->n_rows * sizeof (double));
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterMatrix *x = data;
  g_autofree double *norms = g_new (double, x->n_rows);

  return aster_statistics_norms (x, norms, pulse, error);
}

static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (40000, 30, 2);

  support_assert_same_on_threads (answer, x);
  support_assert_cancels (verb, x);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/by-hand", test_by_hand);
  g_test_add_func ("/statistics/oracle", test_oracle);
  g_test_add_func ("/statistics/unknown-values", test_unknown_values);
  g_test_add_func ("/statistics/mean-of-equals", test_mean_of_equals);
  g_test_add_func ("/statistics/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
