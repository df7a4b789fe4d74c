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
  g_autoptr (SupportTable) counts = support_oracle ("statistics.tsv", "counts");
  g_autoptr (SupportTable) range = support_oracle ("statistics.tsv", "range");
  g_autoptr (AsterHistogram) histogram = NULL;
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

  histogram = aster_histogram_new (column, 90, counts->n_cols);
  support_assert_close (&histogram->low, range->data, 1, 1e-11, 0);
  support_assert_close (&histogram->high, range->data + 1, 1, 1e-11, 0);
  for (gsize b = 0; b < counts->n_cols; b++)
    g_assert_cmpuint (histogram->counts[b], ==, (guint64) counts->data[b]);
}

/* What is not a number is not counted; nothing at all has no summary. */
static void
test_unknown_values (void)
{
  static const double some[] = { NAN, 2, INFINITY, 4, -INFINITY };
  AsterSummary two = aster_statistics_summarise (some, 5);
  AsterSummary none = aster_statistics_summarise (some, 1);
  g_autoptr (AsterHistogram) pair = aster_histogram_new (some, 5, 2);
  g_autoptr (AsterHistogram) empty = aster_histogram_new (some, 1, 3);

  g_assert_cmpuint (two.n, ==, 2);
  g_assert_cmpfloat (two.mean, ==, 3);
  g_assert_cmpuint (none.n, ==, 0);
  g_assert_true (isnan (none.min) && isnan (none.mean) && isnan (none.max));

  g_assert_cmpuint (pair->counts[0], ==, 1);
  g_assert_cmpuint (pair->counts[1], ==, 1);
  g_assert_cmpfloat (empty->low, ==, 0);
  g_assert_cmpfloat (empty->high, ==, 1);
  g_assert_cmpuint (empty->counts[0] + empty->counts[1] + empty->counts[2], ==, 0);
}

/* Every value is in exactly one bin, whatever the range and the bins. */
static void
test_histogram_counts_once (void)
{
  static const double edges[] = { 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1 };
  static const double same[] = { 0.1, 0.1, 0.1 };
  static const double widest[] = { -G_MAXDOUBLE, 0, G_MAXDOUBLE };
  static const double *const values[] = { edges, same, widest };
  static const gsize n[] = { G_N_ELEMENTS (edges), G_N_ELEMENTS (same),
                             G_N_ELEMENTS (widest) };

  for (guint v = 0; v < G_N_ELEMENTS (values); v++)
    for (gsize bins = 1; bins < 40; bins++)
      {
        g_autoptr (AsterHistogram) histogram = aster_histogram_new (values[v], n[v],
                                                                    bins);
        guint64 total = 0;

        g_assert_cmpfloat (histogram->low, <, histogram->high);
        for (gsize b = 0; b < bins; b++)
          total += histogram->counts[b];
        g_assert_cmpuint (total, ==, n[v]);
      }
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
  g_test_add_func ("/statistics/histogram-counts-once", test_histogram_counts_once);
  g_test_add_func ("/statistics/mean-of-equals", test_mean_of_equals);
  g_test_add_func ("/statistics/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
