#include "run/tsne-map.h"
#include "support.h"
#include "tools/budget.h"

/* Vectors as nobody expects them. Each makes a picture: finite, and spread out. */

#define N 700

static AsterTsneMapParams
quick (void)
{
  AsterTsneMapParams params = ASTER_TSNE_MAP_DEFAULTS;

  params.tsne.iterations = 200;
  params.tsne.exaggeration_iterations = 80;
  params.tsne.perplexity = 10;

  return params;
}

static AsterLayout *
map (const AsterMatrix *x, const AsterTsneMapParams *params)
{
  g_autoptr (GError) error = NULL;
  AsterTsneMapSummary summary;
  AsterLayout *layout = aster_tsne_map (x, params, NULL, NULL, "x", &summary, NULL,
                                        &error);

  g_assert_no_error (error);
  g_assert_true (isfinite (summary.tsne.kl));
  for (gsize i = 0; i < x->n_rows * params->dims; i++)
    g_assert_true (isfinite (layout->positions->data[i]));

  return layout;
}

/* The share of pairs of points, of a sample, that are more than @far apart. */
static double
get_share_apart (const AsterLayout *layout, double far)
{
  AsterRandom random = aster_random_init (1, 0);
  const AsterMatrix *y = layout->positions;
  guint apart = 0;

  for (guint s = 0; s < 1000; s++)
    {
      const float *a = aster_matrix_row (y, aster_random_below (&random, y->n_rows));
      const float *b = aster_matrix_row (y, aster_random_below (&random, y->n_rows));

      apart += hypot (a[0] - b[0], a[1] - b[1]) > far;
    }

  return apart / 1000.0;
}

/* One row a million, or 1e15, times as far out as all others, which still unfold. */
static void
test_outlier (void)
{
  static const float sizes[] = { 1e6f, 1e15f };
  AsterTsneMapParams params = quick ();

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint metric = 0; metric < ASTER_N_TSNE_METRICS; metric++)
      {
        g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 6, 1);
        g_autoptr (AsterLayout) layout = NULL;

        aster_matrix_row (x, 33)[2] = sizes[s];
        params.metric = (AsterTsneMetric) metric;
        layout = map (x, &params);
        g_assert_cmpfloat (get_share_apart (layout, 1), >, 0.8);
      }
}

/* All but a few rows are one and the same: no perplexity fits them. */
static void
test_duplicates (void)
{
  AsterTsneMapParams params = quick ();

  for (guint metric = 0; metric < ASTER_N_TSNE_METRICS; metric++)
    {
      g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 6, 1);
      g_autoptr (AsterLayout) layout = NULL;

      for (gsize i = 100; i < N; i++)
        memcpy (aster_matrix_row (x, i), aster_matrix_row (x, 0), 6 * sizeof (float));
      params.metric = (AsterTsneMetric) metric;
      layout = map (x, &params);
      g_assert_cmpfloat (get_share_apart (layout, 0.1), >, 0.2);
    }
}

/* Under cosine and correlation a row without direction is as far from everybody. */
static void
test_rows_without_direction (void)
{
  AsterTsneMapParams params = quick ();

  for (guint metric = ASTER_TSNE_COSINE; metric < ASTER_N_TSNE_METRICS; metric++)
    for (gsize none = 1; none <= N; none += N - 1)
      {
        g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 6, 1);
        g_autoptr (AsterLayout) layout = NULL;

        for (gsize i = 0; i < 6 * none; i++)
          x->data[i] = metric == ASTER_TSNE_COSINE ? 0 : 3;
        params.metric = (AsterTsneMetric) metric;
        layout = map (x, &params);
      }
}

/* Islands without any neighbour between them each unfold, and none lies on another. */
static void
test_islands (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 6, 1);
  AsterTsneMapParams params = quick ();
  g_autoptr (AsterLayout) layout = NULL;
  double middles[4][2] = { { 0 } };

  params.tsne.iterations = 400;
  for (gsize i = 0; i < N; i++)
    {
      aster_matrix_row (x, i)[0] += 1e4f * (float) (i % 4);
      aster_matrix_row (x, i)[1] += 1e4f * (float) (i % 4 / 2);
    }
  layout = map (x, &params);
  for (gsize i = 0; i < N; i++)
    for (guint c = 0; c < 2; c++)
      middles[i % 4][c] += aster_matrix_row (layout->positions, i)[c] / (N / 4.0);
  for (guint a = 0; a < 4; a++)
    for (guint b = 0; b < a; b++)
      g_assert_cmpfloat (
          hypot (middles[a][0] - middles[b][0], middles[a][1] - middles[b][1]), >, 3);
}

/* One dimension, constant columns, and in space as well as on the page. */
static void
test_flat (void)
{
  AsterTsneMapParams params = quick ();

  for (params.dims = 2; params.dims <= 3; params.dims++)
    for (gsize d = 1; d <= 5; d += 4)
      {
        g_autoptr (AsterMatrix) x = support_uniform_matrix (N, d, 1);
        g_autoptr (AsterLayout) layout = NULL;

        for (gsize i = 0; i < N; i++)
          for (gsize p = 1; p < d; p++)
            aster_matrix_row (x, i)[p] = (float) p;
        layout = map (x, &params);
        g_assert_cmpfloat (get_share_apart (layout, 1), >, 0.8);
      }
}

/* What has no room is refused with its size, before any of it is taken. */
static void
test_no_room (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (2000, 6, 1);
  AsterTsneMapParams params = quick ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterLayout) layout = NULL;
  guint64 need = aster_tsne_map_params_bytes (&params, 2000, 6);

  aster_budget_set (need - 1);
  g_assert_null (aster_tsne_map (x, &params, NULL, NULL, "x", NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY);
  g_assert_nonnull (strstr (error->message, "2000 tokens"));
  g_assert_nonnull (strstr (error->message, "MB"));

  aster_budget_set (need);
  params.tsne.iterations = 2;
  layout = map (x, &params);
  aster_budget_set (0);

  g_assert_cmpuint (aster_tsne_map_params_bytes (&params, 50257, 50), <, 220e6);
  params.tsne.perplexity = 500;
  g_assert_cmpuint (aster_tsne_map_params_bytes (&params, G_MAXUINT32, 9), >, 1e13);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-odd/outlier", test_outlier);
  g_test_add_func ("/tsne-odd/duplicates", test_duplicates);
  g_test_add_func ("/tsne-odd/rows-without-direction", test_rows_without_direction);
  g_test_add_func ("/tsne-odd/islands", test_islands);
  g_test_add_func ("/tsne-odd/flat", test_flat);
  g_test_add_func ("/tsne-odd/no-room", test_no_room);
  return g_test_run ();
}
