#include "words/neighbours.h"

#include "support.h"

static AsterRanking *
rank (const AsterMatrix *x, const float *query, AsterMetric metric, gsize k)
{
  AsterNeighboursParams params = ASTER_NEIGHBOURS_DEFAULTS;
  g_autoptr (GError) error = NULL;
  AsterRanking *ranking;

  params.metric = metric;
  params.k = k;
  ranking = aster_neighbours_of (x, query, &params, NULL, &error);
  g_assert_no_error (error);

  return ranking;
}

/* A quarter of a circle in steps of 3-4-5, one word twice, and no direction. */
static const float compass[] = { 4, 3, 0, 1, 3, 4, 0, 0, 1, 0, 6, 8, 3, 4 };

static void
test_by_hand (void)
{
  static const struct
  {
    AsterMetric metric;
    gsize n;
    guint32 rows[7];
    double values[7];
  } cases[] = {
    { ASTER_METRIC_COSINE, 6, { 4, 0, 2, 5, 6, 1 }, { 1, 0.8, 0.6, 0.6, 0.6, 0 } },
    { ASTER_METRIC_DOT, 7, { 5, 0, 2, 6, 4, 1, 3 }, { 12, 8, 6, 6, 2, 0, 0 } },
    { ASTER_METRIC_EUCLIDEAN,
      7,
      { 4, 3, 1, 0, 2, 6, 5 },
      { 1, 2, sqrt (5), sqrt (13), sqrt (17), sqrt (17), sqrt (80) } },
    { ASTER_METRIC_CORRELATION, 6, { 0, 4, 1, 2, 5, 6 }, { 1, 1, -1, -1, -1, -1 } },
  };
  static const float query[] = { 2, 0 };
  g_autoptr (AsterMatrix) x = support_matrix (7, 2, compass);

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (AsterRanking) all = rank (x, query, cases[c].metric, 0);

      g_assert_cmpuint (all->n, ==, cases[c].n);
      support_assert_close (all->values, cases[c].values, all->n, 1e-7, 0);
      for (gsize i = 0; i < all->n; i++)
        g_assert_cmpuint (all->rows[i], ==, cases[c].rows[i]);
    }
}

/* Whole rankings of 120 rows, two of them without direction, against SciPy. */
static void
test_oracle (void)
{
  static const char *const queries[] = { "0", "3", "40" };
  g_autoptr (AsterMatrix) x = support_oracle_matrix ("neighbours.tsv", "x");

  for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
    for (guint m = 0; m < ASTER_N_METRICS; m++)
      {
        g_autofree char *query_name = g_strconcat ("query ", queries[q], NULL);
        g_autofree char *name = g_strdup_printf ("%s %s", aster_metric_to_string (m),
                                                 queries[q]);
        g_autoptr (AsterMatrix) query = support_oracle_matrix ("neighbours.tsv",
                                                               query_name);
        g_autoptr (SupportTable) expected = support_oracle ("neighbours.tsv", name);
        g_autoptr (AsterRanking) all = rank (x, query->data, m, 0);

        g_assert_cmpuint (all->n, ==, expected->n_cols);
        support_assert_close (all->values, expected->data + all->n, all->n, 1e-7, 0);
        for (gsize i = 0; i < all->n; i++)
          g_assert_cmpuint (all->rows[i], ==, (guint32) expected->data[i]);
      }
}

/* Every k is the beginning of the whole ranking; more than there are is all. */
static void
test_any_k (void)
{
  static const gsize ks[] = { 1, 2, 7, 199, 200, 201, 5000 };
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 9, 3);

  for (guint m = 0; m < ASTER_N_METRICS; m++)
    {
      g_autoptr (AsterRanking) all = rank (x, aster_matrix_row (x, 5), m, 0);

      g_assert_cmpuint (all->n, ==, 200);
      for (guint i = 0; i < G_N_ELEMENTS (ks); i++)
        {
          g_autoptr (AsterRanking) some = rank (x, aster_matrix_row (x, 5), m, ks[i]);

          g_assert_cmpuint (some->n, ==, MIN (ks[i], 200));
          g_assert_cmpmem (some->rows, some->n * sizeof (guint32), all->rows,
                           some->n * sizeof (guint32));
          g_assert_cmpmem (some->values, some->n * sizeof (double), all->values,
                           some->n * sizeof (double));
        }
    }
}

/* Duplicates by the thousand: those first in the space come first. */
static void
test_ties (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (3000, 4, 4);

  for (gsize i = 0; i < 3000; i++)
    memcpy (aster_matrix_row (x, i), aster_matrix_row (x, i % 3), 4 * sizeof (float));

  for (guint m = 0; m < ASTER_N_METRICS; m++)
    {
      g_autoptr (AsterRanking) some = rank (x, aster_matrix_row (x, 1), m, 1700);

      for (gsize i = 1; i < some->n; i++)
        {
          g_assert_true (some->values[i] != some->values[i - 1] ||
                         some->rows[i] > some->rows[i - 1]);
          g_assert_true (m == ASTER_METRIC_EUCLIDEAN
                             ? some->values[i] >= some->values[i - 1]
                             : some->values[i] <= some->values[i - 1]);
        }
    }
}

/* Rows may be named twice or not be there at all; the rest close ranks. */
static void
test_exclude (void)
{
  static const guint32 rows[] = { 4, 2, 2, 99 };
  static const float query[] = { 2, 0 };
  const AsterNeighboursParams params = { ASTER_METRIC_COSINE, 3, rows, 4 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterMatrix) x = support_matrix (7, 2, compass);
  g_autoptr (AsterRanking) some = aster_neighbours_of (x, query, &params, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (some->n, ==, 3);
  g_assert_cmpuint (some->rows[0], ==, 0);
  g_assert_cmpuint (some->rows[1], ==, 5);
  g_assert_cmpuint (some->rows[2], ==, 6);
}

static void
test_refuses (void)
{
  static const float numbers[] = { 1, 2, 3, 3 };
  static const float zero[] = { 0, 0 }, constant[] = { 5, 5 };
  g_autoptr (AsterMatrix) x = support_matrix (2, 2, numbers);

  for (guint m = 0; m < ASTER_N_METRICS; m++)
    {
      AsterNeighboursParams params = { m, 10, NULL, 0 };
      gboolean cosine = m == ASTER_METRIC_COSINE;
      gboolean correlation = m == ASTER_METRIC_CORRELATION;
      g_autoptr (GError) error = NULL, second = NULL;
      g_autoptr (AsterRanking) a = aster_neighbours_of (x, zero, &params, NULL, &error);
      g_autoptr (AsterRanking) b = aster_neighbours_of (x, constant, &params, NULL,
                                                        &second);

      g_assert_true ((a == NULL) == (cosine || correlation));
      g_assert_true ((b == NULL) == correlation);
      if (a == NULL)
        g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
      if (b == NULL)
        g_assert_error (second, ASTER_ERROR, ASTER_ERROR_DOMAIN);
    }
}

static void
test_nothing_to_rank (void)
{
  static const float query[] = { 1, 2, 3 };
  g_autoptr (AsterMatrix) none = support_matrix (0, 3, NULL);
  g_autoptr (AsterMatrix) zeros = aster_matrix_new (4, 3, NULL);
  g_autoptr (AsterRanking) a = rank (none, query, ASTER_METRIC_DOT, 5);
  g_autoptr (AsterRanking) b = rank (zeros, query, ASTER_METRIC_COSINE, 5);
  g_autoptr (AsterRanking) c = rank (zeros, query, ASTER_METRIC_EUCLIDEAN, 5);

  g_assert_cmpuint (a->n, ==, 0);
  g_assert_cmpuint (b->n, ==, 0);
  g_assert_cmpuint (c->n, ==, 4);
}

/* Far from the origin and very small: still between −1 and 1, and right. */
/* The value of two rows alone. */
static double
between (AsterMetric metric, const float *a, const float *b, gsize d)
{
  g_autoptr (AsterMatrix) x = support_matrix (1, d, a);
  double value;

  g_assert_true (aster_neighbours_values (x, b, metric, &value, NULL, NULL));

  return value;
}

static void
test_extremes (void)
{
  static const float numbers[] = { 1e30f,   -1e30f,      1e30f,       1e-30f,
                                   -1e-30f, 1e-30f,      1e4f,        1e4f + 0.1f,
                                   1e4f,    1e4f + 0.1f, 1e4f + 0.2f, 1e4f };
  g_autoptr (AsterMatrix) x = support_matrix (4, 3, numbers);

  g_assert_cmpfloat (
      between (ASTER_METRIC_COSINE, aster_matrix_row (x, 0), aster_matrix_row (x, 1), 3),
      ==, 1);
  g_assert_cmpfloat_with_epsilon (between (ASTER_METRIC_CORRELATION,
                                           aster_matrix_row (x, 2),
                                           aster_matrix_row (x, 3), 3),
                                  sqrt (0.75), 1e-2);
  for (guint i = 0; i < 4; i++)
    for (guint m = 0; m < ASTER_N_METRICS; m++)
      {
        double value = between (m, aster_matrix_row (x, i), aster_matrix_row (x, i), 3);

        g_assert_true (isfinite (value));
        if (m == ASTER_METRIC_COSINE || m == ASTER_METRIC_CORRELATION)
          g_assert_cmpfloat_with_epsilon (value, 1, 1e-12);
        if (m == ASTER_METRIC_EUCLIDEAN)
          g_assert_cmpfloat (value, ==, 0);
      }
}

static void
test_between (void)
{
  static const float a[] = { 1, 2, 3 }, b[] = { 2, 2, 5 }, zero[] = { 0, 0, 0 };

  g_assert_cmpfloat (between (ASTER_METRIC_DOT, a, b, 3), ==, 21);
  g_assert_cmpfloat_with_epsilon (between (ASTER_METRIC_EUCLIDEAN, a, b, 3), sqrt (5),
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (between (ASTER_METRIC_COSINE, a, b, 3),
                                  21 / sqrt (14 * 33), 1e-12);
  g_assert_cmpfloat_with_epsilon (between (ASTER_METRIC_CORRELATION, a, b, 3),
                                  3 / sqrt (2 * 6), 1e-12);
  g_assert_true (isnan (between (ASTER_METRIC_COSINE, a, zero, 3)));
  g_assert_true (isnan (between (ASTER_METRIC_COSINE, zero, a, 3)));
}

static void
test_names (void)
{
  AsterMetric metric = 99;

  for (guint m = 0; m < ASTER_N_METRICS; m++)
    {
      g_assert_true (aster_metric_from_string (aster_metric_to_string (m), &metric));
      g_assert_cmpint (metric, ==, m);
    }
  g_assert_false (aster_metric_from_string ("manhattan", &metric));
  g_assert_cmpint (metric, ==, ASTER_N_METRICS - 1);
}

static GBytes *
answer (gpointer data)
{
  AsterMatrix *x = data;
  g_autofree double *values = g_new (double, x->n_rows *ASTER_N_METRICS);

  for (guint m = 0; m < ASTER_N_METRICS; m++)
    g_assert_true (aster_neighbours_values (x, aster_matrix_row (x, 1), m,
                                            values + m * x->n_rows, NULL, NULL));

  return g_bytes_new (values, x->n_rows * ASTER_N_METRICS * sizeof (double));
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (50000, 31, 6);

  support_assert_same_on_threads (answer, x);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  const AsterNeighboursParams params = { ASTER_METRIC_COSINE, 0, NULL, 0 };
  AsterMatrix *x = data;
  g_autoptr (AsterRanking) ranking = aster_neighbours_of (x, aster_matrix_row (x, 1),
                                                          &params, pulse, error);

  return ranking != NULL;
}

static void
test_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (50000, 31, 6);

  g_assert_cmpuint (support_assert_cancels (verb, x), >, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/neighbours/by-hand", test_by_hand);
  g_test_add_func ("/neighbours/oracle", test_oracle);
  g_test_add_func ("/neighbours/any-k", test_any_k);
  g_test_add_func ("/neighbours/ties", test_ties);
  g_test_add_func ("/neighbours/exclude", test_exclude);
  g_test_add_func ("/neighbours/refuses", test_refuses);
  g_test_add_func ("/neighbours/nothing-to-rank", test_nothing_to_rank);
  g_test_add_func ("/neighbours/extremes", test_extremes);
  g_test_add_func ("/neighbours/between", test_between);
  g_test_add_func ("/neighbours/names", test_names);
  g_test_add_func ("/neighbours/threads", test_threads);
  g_test_add_func ("/neighbours/cancel", test_cancel);
  return g_test_run ();
}
