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
  AsterLayout *layout = aster_tsne_map (x, params, engine, "test", NULL, NULL, &error);

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
  made = aster_tsne_map (x, &params, engine, "x", &first, NULL, NULL);
  params.tsne.exaggeration = 6;
  kept = aster_tsne_map (x, &params, engine, "x", &second, NULL, NULL);
  params.tsne.perplexity = 9;
  other = aster_tsne_map (x, &params, engine, "x", &third, NULL, NULL);

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
      params.cosine = (c & 4) != 0;
      params.random = (c & 8) != 0;
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

  for (int random = 0; random < 2; random++)
    {
      g_autoptr (AsterLayout) a = NULL, b = NULL, c = NULL;

      params.random = random != 0;
      params.seed = 1;
      a = map (x, &params, NULL);
      b = map (x, &params, NULL);
      params.seed = 2;
      c = map (x, &params, NULL);
      g_assert_true (is_same (a, b));
      g_assert_true (is_same (a, c) == !random);
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

  for (int cosine = 0; cosine < 2; cosine++)
    for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
      {
        g_autoptr (AsterMatrix) x = support_uniform_matrix (150, 70, 1);
        g_autoptr (AsterLayout) layout = NULL;

        for (gsize i = 0; i < 150 * 70; i++)
          x->data[i] *= scales[s];
        params.cosine = cosine != 0;
        layout = map (x, &params, NULL);
      }
}

/* Few rows get a perplexity that they allow; three are enough for a map. */
static void
test_few_rows (void)
{
  AsterTsneMapParams params = ASTER_TSNE_MAP_DEFAULTS;

  for (gsize n = 3; n <= 100; n += n < 12 ? 1 : 11)
    for (int cosine = 0; cosine < 2; cosine++)
      {
        g_autoptr (AsterMatrix) x = support_uniform_matrix (n, 5, n);
        g_autoptr (AsterLayout) layout = NULL;

        params.cosine = cosine != 0;
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

      g_assert_null (aster_tsne_map (x, &params, NULL, "x", NULL, NULL, &error));
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

  params.cosine = TRUE;
  memset (x->data, 0, 50 * 5 * sizeof (float));
  some = map (x, &params, NULL);
  memset (x->data, 0, 200 * 5 * sizeof (float));
  none = map (x, &params, NULL);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterTsneMapParams params = quick ();
  g_autoptr (AsterLayout) layout = NULL;

  params.tsne.iterations = 4;
  layout = aster_tsne_map (data, &params, NULL, "x", NULL, pulse, error);

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
  g_test_add_func ("/tsne-map/cancels", test_cancels);
  return g_test_run ();
}
