#include "run/tsne-map.h"

#include "support.h"

static AsterTsneMapParams
quick (void)
{
  AsterTsneMapParams params = ASTER_TSNE_MAP_DEFAULTS;

  params.tsne.iterations = 60;
  params.tsne.exaggeration_iterations = 30;
  params.tsne.perplexity = 8;

  return params;
}

static AsterLayout *
map (const AsterMatrix *x, const AsterTsneMapParams *params, AsterEngine *engine)
{
  g_autoptr (GError) error = NULL;
  AsterLayout *layout = aster_tsne_map (x, params, NULL, engine, "test", NULL, NULL,
                                        &error);

  g_assert_no_error (error);
  g_assert_cmpuint (layout->positions->n_rows, ==, x->n_rows);
  for (gsize i = 0; i < 2 * x->n_rows; i++)
    g_assert_true (isfinite (layout->positions->data[i]));

  return layout;
}

static gboolean
is_same (const AsterLayout *a, const AsterLayout *b)
{
  return memcmp (a->positions->data, b->positions->data,
                 a->positions->n_rows * 2 * sizeof (float)) == 0;
}

/* What is kept saves the search, and changes nothing. */
static void
test_keeps_affinities (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (300, 60, 1);
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  AsterTsneMapParams params = quick ();
  AsterTsneMapSummary first = { 0 }, second = { 0 }, third = { 0 };
  g_autoptr (AsterLayout) alone = NULL, made = NULL, kept = NULL, other = NULL;

  params.tsne.exaggeration = 6;
  alone = map (x, &params, NULL);
  params.tsne.exaggeration = 12;
  made = aster_tsne_map (x, &params, NULL, engine, "x", &first, NULL, NULL);
  params.tsne.exaggeration = 6;
  kept = aster_tsne_map (x, &params, NULL, engine, "x", &second, NULL, NULL);
  params.tsne.perplexity = 9;
  other = aster_tsne_map (x, &params, NULL, engine, "x", &third, NULL, NULL);

  g_assert_cmpfloat (first.neighbours, >, 0);
  g_assert_cmpfloat (first.affinities, >, 0);
  g_assert_cmpfloat (second.neighbours, ==, 0);
  g_assert_cmpfloat (second.affinities, ==, 0);
  g_assert_cmpfloat (second.optimise, >, 0);
  g_assert_cmpfloat (third.affinities, >, 0);
  g_assert_cmpuint (second.tsne.iterations, ==, 60);
  g_assert_true (is_same (kept, alone));
  g_assert_false (is_same (kept, made));
}

/* Each thing that affinities or start depend on keeps its own. */
static void
test_keeps_apart (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 9, 1);
  g_autoptr (AsterEngine) engine = aster_engine_new (1);

  for (guint c = 0; c < 16; c++)
    {
      AsterTsneMapParams params = quick ();
      g_autoptr (AsterLayout) alone = NULL, kept = NULL;

      params.tsne.perplexity = c & 1 ? 8 : 8.0000001;
      params.pca = c & 2 ? 4 : 0;
      params.metric = c & 4 ? ASTER_TSNE_COSINE : ASTER_TSNE_EUCLIDEAN;
      params.start = c & 8 ? ASTER_TSNE_NOISE : ASTER_TSNE_COMPONENTS;
      params.seed = c;
      alone = map (x, &params, NULL);
      kept = map (x, &params, engine);
      g_assert_true (is_same (alone, kept));
    }
}

/* A start by components uses no chance; a random one its seed and nothing else. */
static void
test_seed (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 9, 1);
  AsterTsneMapParams params = quick ();

  for (guint start = 0; start < 2; start++)
    {
      g_autoptr (AsterLayout) a = NULL, b = NULL, c = NULL;

      params.start = (AsterTsneStart) start;
      params.seed = 1;
      a = map (x, &params, NULL);
      b = map (x, &params, NULL);
      params.seed = 2;
      c = map (x, &params, NULL);
      g_assert_true (is_same (a, b));
      g_assert_true (is_same (a, c) == (start == ASTER_TSNE_COMPONENTS));
    }
}

/* Points that begin on one line, or in one place, do not stay there. */
static void
test_leaves_the_line (void)
{
  g_autoptr (AsterMatrix) line = support_uniform_matrix (300, 1, 1);
  g_autoptr (AsterMatrix) constant = support_uniform_matrix (300, 3, 2);
  g_autoptr (AsterMatrix) equal = aster_matrix_new (300, 3, NULL);
  AsterMatrix *all[] = { line, constant, equal };
  AsterTsneMapParams params = quick ();

  params.tsne.iterations = 300;
  for (gsize i = 0; i < 300; i++)
    aster_matrix_row (constant, i)[0] = aster_matrix_row (constant, i)[2] = 1;
  for (guint c = 0; c < G_N_ELEMENTS (all); c++)
    {
      g_autoptr (AsterLayout) layout = map (all[c], &params, NULL);
      double widest[2] = { 0, 0 };

      for (gsize i = 0; i < 600; i++)
        widest[i % 2] = MAX (widest[i % 2], fabs (layout->positions->data[i]));
      g_assert_cmpfloat (widest[0], >, 0.1);
      g_assert_cmpfloat (widest[1], >, 0.1);
    }
}

/* Scale does not matter, not even where squares would overflow or vanish. */
static void
test_any_scale (void)
{
  static const float scales[] = { 0x1p90f, 0x1p-90f };
  AsterTsneMapParams params = quick ();

  for (guint metric = 0; metric < ASTER_N_TSNE_METRICS; metric++)
    for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
      {
        g_autoptr (AsterMatrix) x = support_uniform_matrix (150, 70, 1);
        g_autoptr (AsterLayout) layout = NULL;

        for (gsize i = 0; i < 150 * 70; i++)
          x->data[i] *= scales[s];
        params.metric = (AsterTsneMetric) metric;
        layout = map (x, &params, NULL);
      }
}

/* Few rows get a perplexity that they allow; three are enough for a map. All come to
 * rest, also those that swing while the exaggeration lasts. */
static void
test_few_rows (void)
{
  static const gsize seeds[] = { 0, 4000, 11000 };
  AsterTsneMapParams params = ASTER_TSNE_MAP_DEFAULTS;

  for (gsize n = 3; n <= 100; n += n < 12 ? 1 : 11)
    for (gsize s = 0; s < (n < 12 ? G_N_ELEMENTS (seeds) : 1); s++)
      for (guint metric = 0; metric < ASTER_N_TSNE_METRICS; metric++)
        {
          g_autoptr (AsterMatrix) x = support_uniform_matrix (n, 5, n + seeds[s]);
          g_autoptr (AsterLayout) layout = NULL;

          params.metric = (AsterTsneMetric) metric;
          layout = map (x, &params, NULL);
        }
}

static void
test_refuses (void)
{
  AsterTsneMapParams params = quick ();

  for (gsize n = 0; n < 3; n++)
    {
      g_autoptr (AsterMatrix) x = support_uniform_matrix (n, 5, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (aster_tsne_map (x, &params, NULL, NULL, "x", NULL, NULL, &error));
      g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
    }
}

/* Zero rows have no direction: they are as far from everybody. */
static void
test_zero_rows (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 5, 1);
  AsterTsneMapParams params = quick ();
  g_autoptr (AsterLayout) some = NULL, none = NULL;

  params.metric = ASTER_TSNE_COSINE;
  memset (x->data, 0, 50 * 5 * sizeof (float));
  some = map (x, &params, NULL);
  memset (x->data, 0, 200 * 5 * sizeof (float));
  none = map (x, &params, NULL);
}

/* Rows that have lost their means make the same map by cosine and by correlation; the
 * means that are taken away for it matter to no correlation. */
static void
test_correlation (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 12, 1);
  g_autoptr (AsterMatrix) moved = aster_matrix_copy (x, NULL);
  AsterTsneMapParams params = quick ();
  g_autoptr (AsterLayout) by_cosine = NULL, by_correlation = NULL, of_moved = NULL;

  for (gsize i = 0; i < 200; i++)
    for (gsize p = 0; p < 12; p++)
      {
        double mean = 0;

        for (gsize q = 0; q < 12; q++)
          mean += aster_matrix_row (x, i)[q] / 12.0;
        aster_matrix_row (moved, i)[p] -= (float) mean;
      }
  params.tsne.learning_rate = 20;
  params.metric = ASTER_TSNE_CORRELATION;
  by_correlation = map (x, &params, NULL);
  of_moved = map (moved, &params, NULL);
  params.metric = ASTER_TSNE_COSINE;
  by_cosine = map (x, &params, NULL);
  g_assert_false (is_same (by_correlation, by_cosine));
  /* Rounding of the means is all the difference, and grows with the iterations. */
  for (gsize i = 0; i < 400; i++)
    g_assert_cmpfloat_with_epsilon (of_moved->positions->data[i],
                                    by_correlation->positions->data[i], 1e-2);
}

/* Where there is one number a row, the way of a taxi is that of a crow, and the map is
 * the same; of more, it is another. */
static void
test_manhattan (void)
{
  AsterTsneMapParams params = quick (), by_taxi = quick ();

  by_taxi.metric = ASTER_TSNE_MANHATTAN;
  for (gsize d = 1; d <= 3; d += 2)
    {
      g_autoptr (AsterMatrix) x = support_uniform_matrix (200, d, 1);
      g_autoptr (AsterLayout) crow = map (x, &params, NULL);
      g_autoptr (AsterLayout) taxi = map (x, &by_taxi, NULL);

      g_assert_true (is_same (crow, taxi) == (d == 1));
    }
}

/* A map that is started from a page with iterations behind it goes on from there: after
 * none at all it is that page, centred. */
static void
test_goes_on (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 9, 1);
  AsterTsneMapParams params = quick ();
  AsterTsneMapSummary summary;
  g_autoptr (AsterLayout) page = map (x, &params, NULL), same = NULL, on = NULL;
  g_autoptr (GError) error = NULL;

  params.start = ASTER_TSNE_PAGE;
  params.tsne.begun = params.tsne.iterations;
  same = aster_tsne_map (x, &params, page, NULL, "x", &summary, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary.tsne.iterations, ==, 60);
  for (gsize i = 0; i < 400; i++)
    g_assert_cmpfloat_with_epsilon (same->positions->data[i], page->positions->data[i],
                                    1e-5);

  params.tsne.iterations = 90;
  on = aster_tsne_map (x, &params, page, NULL, "x", &summary, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary.tsne.iterations, ==, 90);
  g_assert_false (is_same (on, page));
}

/* Without iterations behind it a page only says who lies where. */
static void
test_starts_from_a_page (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 9, 1);
  g_autoptr (AsterMatrix) places = support_uniform_matrix (200, 2, 5);
  g_autoptr (AsterMatrix) larger = aster_matrix_copy (places, NULL);
  g_autoptr (AsterLayout) small = aster_layout_new (g_steal_pointer (&places));
  g_autoptr (AsterLayout) large = NULL, a = NULL, b = NULL;
  AsterTsneMapParams params = quick ();

  for (gsize i = 0; i < 400; i++)
    larger->data[i] *= 1024;
  large = aster_layout_new (g_steal_pointer (&larger));
  params.start = ASTER_TSNE_PAGE;
  a = aster_tsne_map (x, &params, small, NULL, "x", NULL, NULL, NULL);
  b = aster_tsne_map (x, &params, large, NULL, "x", NULL, NULL, NULL);
  g_assert_true (is_same (a, b));
}

static void
test_refuses_pages (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (20, 5, 1);
  g_autoptr (AsterLayout) other = aster_layout_new (support_uniform_matrix (21, 2, 1));
  AsterLayout *pages[] = { NULL, other };
  AsterTsneMapParams params = quick ();

  params.start = ASTER_TSNE_PAGE;
  for (guint c = 0; c < G_N_ELEMENTS (pages); c++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          aster_tsne_map (x, &params, pages[c], NULL, "x", NULL, NULL, &error));
      g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
    }
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterTsneMapParams params = quick ();
  g_autoptr (AsterLayout) layout = NULL;

  params.tsne.iterations = 4;
  layout = aster_tsne_map (data, &params, NULL, NULL, "x", NULL, pulse, error);

  return layout != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (700, 60, 1);

  aster_parallel_set_threads (1);
  support_assert_cancels (verb, x);
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-map/keeps-affinities", test_keeps_affinities);
  g_test_add_func ("/tsne-map/keeps-apart", test_keeps_apart);
  g_test_add_func ("/tsne-map/seed", test_seed);
  g_test_add_func ("/tsne-map/leaves-the-line", test_leaves_the_line);
  g_test_add_func ("/tsne-map/any-scale", test_any_scale);
  g_test_add_func ("/tsne-map/few-rows", test_few_rows);
  g_test_add_func ("/tsne-map/refuses", test_refuses);
  g_test_add_func ("/tsne-map/zero-rows", test_zero_rows);
  g_test_add_func ("/tsne-map/correlation", test_correlation);
  g_test_add_func ("/tsne-map/manhattan", test_manhattan);
  g_test_add_func ("/tsne-map/goes-on", test_goes_on);
  g_test_add_func ("/tsne-map/starts-from-a-page", test_starts_from_a_page);
  g_test_add_func ("/tsne-map/refuses-pages", test_refuses_pages);
  g_test_add_func ("/tsne-map/cancels", test_cancels);
  return g_test_run ();
}
