#include "compare/quality.h"

#include "support.h"
#include "tools/vector.h"
#include "words/knn.h"

static AsterQuality *
measure (const AsterMatrix *x, const AsterMatrix *y, guint k, gboolean cosine)
{
  AsterQualityParams params = ASTER_QUALITY_DEFAULTS;
  g_autoptr (GError) error = NULL;
  AsterQuality *quality;

  params.k = k;
  params.cosine = cosine;
  quality = aster_quality_measure (x, y, &params, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (quality->n, ==, x->n_rows);
  g_assert_cmpuint (quality->k, ==, k);

  return quality;
}

/* Five points on a line, of which the map has moved the first behind the last: 0 1 2 3 4
 * have become 6 1 2 3 4. With k = 1 the neighbour of the first is the second, and of the
 * others the one before (ties by row). On the page the first has the last, and the second
 * has the third; the others are right. In truth the last has rank 4 for the first, 3
 * beyond k, and the third rank 2 for the second, 1 beyond. On the page the first and the
 * second have rank 4 for each other, 3 beyond. G = 5 · 1 · (10 − 3 − 1) = 30. */
static void
test_by_hand (void)
{
  static const float there[] = { 0, 1, 2, 3, 4 };
  static const float here[] = { 6, 0, 1, 0, 2, 0, 3, 0, 4, 0 };
  static const double expected[] = { 0, 0, 1, 1, 1 };
  g_autoptr (AsterMatrix) x = support_matrix (5, 1, there);
  g_autoptr (AsterMatrix) y = support_matrix (5, 2, here);
  g_autoptr (AsterQuality) quality = measure (x, y, 1, FALSE);

  support_assert_close_floats (quality->recalls, expected, 5, 0, 0);
  g_assert_cmpfloat_with_epsilon (quality->knn_recall, 0.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (quality->trustworthiness, 1 - 2 / 30. * (3 + 1), 1e-12);
  g_assert_cmpfloat_with_epsilon (quality->continuity, 1 - 2 / 30. * (3 + 3), 1e-12);
  g_assert_true (quality->exact && quality->all_pairs);
  g_assert_cmpuint (quality->n_pairs, ==, 10);
}

/* scikit-learn's trustworthiness and SciPy's ρ, to the last digits of the file. */
static void
test_oracle (void)
{
  static const guint ks[] = { 1, 10, 44 };

  for (guint c = 0; c < 12; c++)
    {
      guint dims = 2 + c % 2, k = ks[c / 4];
      gboolean cosine = c / 2 % 2;
      g_autofree char *map = g_strdup_printf ("map %u", dims);
      g_autofree char *name = g_strdup_printf ("%s %u %u",
                                               cosine ? "cosine" : "euclidean", dims, k);
      g_autofree char *of_each = g_strconcat (name, " recalls", NULL);
      g_autoptr (AsterMatrix) x = support_uniform_matrix (90, 5, 30 + dims);
      g_autoptr (AsterMatrix) y = support_oracle_matrix ("quality.tsv", map);
      g_autoptr (SupportTable) expected = support_oracle ("quality.tsv", name);
      g_autoptr (SupportTable) recalls = support_oracle ("quality.tsv", of_each);
      g_autoptr (AsterQuality) quality = measure (x, y, k, cosine);
      double numbers[] = { quality->knn_recall, quality->trustworthiness,
                           quality->continuity, quality->spearman };

      support_assert_close (numbers, expected->data, 4, 1e-11, 0);
      support_assert_close_floats (quality->recalls, recalls->data, 90, 1e-6, 0);
    }
}

/* The reference twin: the place of @j among all others of @i, each compared in turn. */
static gsize
naive_rank (const AsterMatrix *x, gsize i, gsize j)
{
  gsize rank = 1;
  double bar = aster_vector_distance2 (aster_matrix_row (x, i), aster_matrix_row (x, j),
                                       x->n_cols);

  for (gsize l = 0; l < x->n_rows; l++)
    {
      double d2 = aster_vector_distance2 (aster_matrix_row (x, i),
                                          aster_matrix_row (x, l), x->n_cols);

      rank += l != i && (d2 < bar || (d2 == bar && l < j));
    }

  return rank;
}

static gsize *
naive_ranks (const AsterMatrix *x)
{
  gsize n = x->n_rows, *ranks = g_new (gsize, n * n);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      ranks[i * n + j] = naive_rank (x, i, j);

  return ranks;
}

/* Few ranks and many, by the book; k up to where everybody is near. */
static void
test_naive (void)
{
  static const guint ks[] = { 2, 50, 64, 65, 70, 99 };
  gsize n = 100;
  g_autoptr (AsterMatrix) x = support_uniform_matrix (n, 3, 8);
  g_autoptr (AsterMatrix) y = support_uniform_matrix (n, 2, 9);
  g_autofree gsize *there = naive_ranks (x), *here = naive_ranks (y);

  for (guint c = 0; c < G_N_ELEMENTS (ks); c++)
    {
      gsize k = ks[c], strange = 0, torn = 0, shared = 0;
      g_autoptr (AsterQuality) quality = measure (x, y, ks[c], FALSE);
      double worst = 2 * k < n ? (double) (n * k * (2 * n - 3 * k - 1))
                               : (double) (n * (n - k) * (n - k - 1));

      for (gsize at = 0; at < n * n; at++)
        if (at / n != at % n)
          {
            shared += there[at] <= k && here[at] <= k;
            strange += here[at] <= k && there[at] > k ? there[at] - k : 0;
            torn += there[at] <= k && here[at] > k ? here[at] - k : 0;
          }
      g_assert_cmpfloat_with_epsilon (quality->knn_recall,
                                      (double) shared / (double) (n * k), 1e-12);
      g_assert_cmpfloat_with_epsilon (quality->trustworthiness,
                                      worst > 0 ? 1 - 2 * (double) strange / worst : 1,
                                      1e-12);
      g_assert_cmpfloat_with_epsilon (
          quality->continuity, worst > 0 ? 1 - 2 * (double) torn / worst : 1, 1e-12);
    }
}

/* A map that is the space is without fault, turned, stretched and in any order. */
static void
test_faithful (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 2, 4);
  g_autoptr (AsterMatrix) y = aster_matrix_new (200, 2, NULL);

  for (gsize i = 0; i < 200; i++)
    {
      aster_matrix_row (y, i)[0] = -4 * aster_matrix_row (x, i)[1];
      aster_matrix_row (y, i)[1] = 4 * aster_matrix_row (x, i)[0];
    }
  for (guint k = 1; k < 200; k += 66)
    {
      g_autoptr (AsterQuality) quality = measure (x, y, k, FALSE);

      g_assert_cmpfloat (quality->knn_recall, ==, 1);
      g_assert_cmpfloat (quality->trustworthiness, ==, 1);
      g_assert_cmpfloat (quality->continuity, ==, 1);
      g_assert_cmpfloat_with_epsilon (quality->spearman, 1, 1e-12);
    }
}

/* Roles exchanged: trustworthiness of the one is continuity of the other. With k up to
 * n − 1, where everybody is everybody's neighbour. */
static void
test_exchange (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (40, 2, 4);
  g_autoptr (AsterMatrix) y = support_uniform_matrix (40, 2, 5);

  for (guint k = 1; k < 40; k++)
    {
      g_autoptr (AsterQuality) a = measure (x, y, k, FALSE);
      g_autoptr (AsterQuality) b = measure (y, x, k, FALSE);

      g_assert_cmpfloat (a->trustworthiness, ==, b->continuity);
      g_assert_cmpfloat (a->continuity, ==, b->trustworthiness);
      g_assert_cmpfloat (a->knn_recall, ==, b->knn_recall);
      g_assert_cmpfloat_with_epsilon (a->spearman, b->spearman, 1e-12);
      g_assert_cmpfloat (a->trustworthiness, >=, 0);
      g_assert_cmpfloat (a->trustworthiness, <=, 1);
      if (k == 39)
        g_assert_cmpfloat (a->trustworthiness, ==, 1);
    }
}

/* Rows by the hundred in one place, zero rows under cosine, and a huge number: numbers
 * that are numbers, and in their range. */
static void
test_odd_spaces (void)
{
  for (guint c = 0; c < 8; c++)
    {
      g_autoptr (AsterMatrix) x = support_uniform_matrix (150, c % 4 == 0 ? 1 : 3, c);
      g_autoptr (AsterMatrix) y = support_uniform_matrix (150, 2, 50);
      g_autoptr (AsterQuality) quality = NULL;

      for (gsize i = 0; i < 150; i++)
        for (gsize j = 0; j < x->n_cols; j++)
          {
            float *v = aster_matrix_row (x, i) + j;

            *v = c % 4 == 1 && i > 20 ? 1 : c % 4 == 2 && i % 3 == 0 ? 0 : *v;
            if (c % 4 == 3 && i == 5)
              *v = 3e38f;
          }
      quality = measure (x, y, 10, c >= 4);
      g_assert_true (quality->knn_recall >= 0 && quality->knn_recall <= 1);
      g_assert_true (quality->trustworthiness >= 0 && quality->trustworthiness <= 1);
      g_assert_true (quality->continuity >= 0 && quality->continuity <= 1);
      g_assert_true (fabs (quality->spearman) <= 1);
    }
}

/* All rows in one place: no distance is more than another, and ρ is not a number. */
static void
test_space_in_one_place (void)
{
  g_autoptr (AsterMatrix) x = aster_matrix_new (50, 3, NULL);
  g_autoptr (AsterMatrix) y = support_uniform_matrix (50, 2, 1);
  g_autoptr (AsterQuality) quality = measure (x, y, 5, FALSE);

  g_assert_true (isnan (quality->spearman));
  g_assert_cmpfloat (quality->knn_recall, <, 0.5);
}

static void
assert_refused (const AsterMatrix *x, const AsterMatrix *y, guint k, const char *words)
{
  AsterQualityParams params = ASTER_QUALITY_DEFAULTS;
  g_autoptr (GError) error = NULL;

  params.k = k;
  g_assert_null (aster_quality_measure (x, y, &params, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refuses (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (10, 3, 1);
  g_autoptr (AsterMatrix) y = support_uniform_matrix (10, 2, 2);
  g_autoptr (AsterMatrix) two = support_uniform_matrix (2, 2, 2);
  g_autoptr (AsterMatrix) point = aster_matrix_new (10, 2, NULL);

  assert_refused (x, y, 10, "only 9 others");
  assert_refused (two, two, 1, "at least 3 tokens");
  assert_refused (x, point, 3, "in one place");
  aster_matrix_row (y, 6)[1] = NAN;
  assert_refused (x, y, 3, "Token 7");
}

/* A sample says nearly the same as all rows, and says that it is one; the neighbours of
 * all bring the recall of all. */
static void
test_sample (void)
{
  gsize n = 730;
  g_autoptr (AsterMatrix) x = support_uniform_matrix (n, 3, 1);
  g_autoptr (AsterMatrix) y = support_uniform_matrix (n, 2, 2);
  g_autoptr (AsterQuality) all = NULL, some = NULL, again = NULL, other = NULL,
                           recalled = NULL;
  g_autoptr (AsterGraph) near = aster_knn (x, 12, ASTER_KNN_EUCLIDEAN, NULL, NULL);
  AsterQualityParams params = ASTER_QUALITY_DEFAULTS;

  for (gsize i = 0; i < n; i++)
    for (gsize p = 0; p < 2; p++)
      aster_matrix_row (y, i)[p] += 2 * aster_matrix_row (x, i)[p];
  all = measure (x, y, 10, FALSE);
  params.sample = 400;
  some = aster_quality_measure (x, y, &params, NULL, NULL, NULL);
  again = aster_quality_measure (x, y, &params, NULL, NULL, NULL);

  g_assert_true (all->exact && !some->exact);
  g_assert_cmpuint (some->n_sampled, ==, 400);
  g_assert_cmpuint (some->n_recalls, ==, 400);
  g_assert_false (some->all_pairs);
  g_assert_cmpfloat (fabs (some->knn_recall - all->knn_recall), <, 0.03);
  g_assert_cmpfloat (fabs (some->trustworthiness - all->trustworthiness), <, 0.01);
  g_assert_cmpfloat (fabs (some->continuity - all->continuity), <, 0.01);
  g_assert_cmpfloat (some->spearman, ==, all->spearman);
  g_assert_cmpmem (some->recalls, n * sizeof (float), again->recalls, n * sizeof (float));
  for (gsize i = 0; i < n; i++)
    g_assert_true (isnan (some->recalls[i]) || some->recalls[i] == all->recalls[i]);

  recalled = aster_quality_measure (x, y, &params, near, NULL, NULL);
  g_assert_cmpuint (recalled->n_recalls, ==, n);
  g_assert_cmpuint (recalled->n_sampled, ==, 400);
  g_assert_cmpfloat_with_epsilon (recalled->knn_recall, all->knn_recall, 1e-6);
  g_assert_cmpfloat (recalled->trustworthiness, ==, some->trustworthiness);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat (recalled->recalls[i], ==, all->recalls[i]);

  params.seed = 7;
  other = aster_quality_measure (x, y, &params, NULL, NULL, NULL);
  g_assert_cmpfloat (other->knn_recall, !=, some->knn_recall);
}

/* All points where that takes a few seconds; never fewer than a mean needs. */
static void
test_how_many (void)
{
  static const struct
  {
    guint sample;
    gsize n, d, expected;
  } cases[] = {
    { 0, 3, 2, 3 },           { 0, 12000, 100, 12000 }, { 0, 50257, 768, 1219 },
    { 0, 400000, 300, 1000 }, { 0, 900, 65536, 900 },   { 500, 12000, 100, 500 },
    { 500, 300, 100, 300 },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      AsterQualityParams params = ASTER_QUALITY_DEFAULTS;

      params.sample = cases[c].sample;
      g_assert_cmpuint (
          aster_quality_params_get_n_sampled (&params, cases[c].n, cases[c].d), ==,
          cases[c].expected);
    }
}

typedef struct
{
  AsterMatrix *x, *y;
} Input;

static GBytes *
answer (gpointer data)
{
  Input *input = data;
  g_autoptr (AsterQuality) quality = measure (input->x, input->y, 10, TRUE);
  GByteArray *all = g_byte_array_new ();
  double numbers[] = { quality->knn_recall, quality->trustworthiness, quality->continuity,
                       quality->spearman };

  g_byte_array_append (all, (const guint8 *) numbers, sizeof numbers);
  g_byte_array_append (all, (const guint8 *) quality->recalls,
                       (guint) (quality->n * sizeof (float)));

  return g_byte_array_free_to_bytes (all);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  Input *input = data;
  AsterQualityParams params = ASTER_QUALITY_DEFAULTS;
  g_autoptr (AsterQuality) quality = aster_quality_measure (input->x, input->y, &params,
                                                            NULL, pulse, error);

  return quality != NULL;
}

static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (600, 6, 2);
  g_autoptr (AsterMatrix) y = support_uniform_matrix (600, 2, 3);
  Input input = { x, y };

  g_autoptr (AsterMatrix) little = support_uniform_matrix (250, 6, 2);
  g_autoptr (AsterMatrix) map = support_uniform_matrix (250, 2, 3);
  Input small = { little, map };

  support_assert_same_on_threads (answer, &input);
  support_assert_cancels (verb, &small);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quality/by-hand", test_by_hand);
  g_test_add_func ("/quality/oracle", test_oracle);
  g_test_add_func ("/quality/naive", test_naive);
  g_test_add_func ("/quality/faithful", test_faithful);
  g_test_add_func ("/quality/exchange", test_exchange);
  g_test_add_func ("/quality/odd-spaces", test_odd_spaces);
  g_test_add_func ("/quality/space-in-one-place", test_space_in_one_place);
  g_test_add_func ("/quality/refuses", test_refuses);
  g_test_add_func ("/quality/sample", test_sample);
  g_test_add_func ("/quality/how-many", test_how_many);
  g_test_add_func ("/quality/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
