#include "run/umap-map.h"

#include "support.h"
#include "tools/budget.h"
#include "words/knn.h"

static AsterUmapMapParams
quick (void)
{
  AsterUmapMapParams params = ASTER_UMAP_MAP_DEFAULTS;

  params.umap.epochs = 40;

  return params;
}

static AsterLayout *
map_with (const AsterMatrix *x,
          guint dims,
          const AsterUmapMapParams *params,
          AsterEngine *engine,
          AsterUmapMapSummary *summary)
{
  g_autoptr (GError) error = NULL;
  AsterLayout *layout = aster_umap_map (x, dims, params, NULL, engine, "x", summary, NULL,
                                        &error);

  g_assert_no_error (error);
  g_assert_cmpuint (layout->positions->n_rows, ==, x->n_rows);
  g_assert_cmpuint (layout->positions->n_cols, ==, dims);
  for (gsize i = 0; i < dims * x->n_rows; i++)
    g_assert_true (isfinite (layout->positions->data[i]));

  return layout;
}

static gboolean
is_same (const AsterLayout *a, const AsterLayout *b)
{
  return memcmp (a->positions->data, b->positions->data,
                 a->positions->n_rows * a->positions->n_cols * sizeof (float)) == 0;
}

/* What is kept saves the search, and changes nothing. */
static void
test_keeps_graph (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (300, 20, 1);
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  AsterUmapMapParams params = quick ();
  AsterUmapMapSummary first = { 0 }, second = { 0 }, third = { 0 };
  g_autoptr (AsterLayout) alone = NULL, made = NULL, kept = NULL, other = NULL;

  params.umap.min_dist = 0.5;
  alone = map_with (x, 2, &params, NULL, NULL);
  params.umap.min_dist = 0.1;
  made = map_with (x, 2, &params, engine, &first);
  params.umap.min_dist = 0.5;
  kept = map_with (x, 2, &params, engine, &second);
  params.neighbours = 10;
  other = map_with (x, 2, &params, engine, &third);

  g_assert_cmpfloat (first.neighbours, >, 0);
  g_assert_cmpfloat (first.affinities, >, 0);
  g_assert_cmpfloat (second.neighbours, ==, 0);
  g_assert_cmpfloat (second.affinities, ==, 0);
  g_assert_cmpfloat (second.optimise, >, 0);
  g_assert_cmpfloat (third.neighbours, >, 0);
  g_assert_cmpuint (second.umap.epochs, ==, 40);
  g_assert_cmpuint (first.n_neighbours, ==, 15);
  g_assert_cmpint (first.start, ==, ASTER_UMAP_SPECTRAL);
  g_assert_true (isnan (first.recall));
  g_assert_true (is_same (kept, alone));
  g_assert_false (is_same (kept, made));
}

/* Each thing that the graph or the start depend on keeps its own. */
static void
test_keeps_apart (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (150, 9, 1);
  g_autoptr (AsterEngine) engine = aster_engine_new (1);

  for (guint c = 0; c < 32; c++)
    {
      AsterUmapMapParams params = quick ();
      guint dims = c & 1 ? 3 : 2;
      g_autoptr (AsterLayout) alone = NULL, kept = NULL;

      params.umap.epochs = 5;
      params.neighbours = c & 2 ? 15 : 14;
      params.pca = c & 4 ? 4 : 0;
      params.metric = (AsterUmapMetric) (c >> 3 & 1);
      params.start = (AsterUmapStart) (c >> 4 & 1);
      params.umap.seed = c & 1;
      alone = map_with (x, dims, &params, NULL, NULL);
      kept = map_with (x, dims, &params, engine, NULL);
      g_assert_true (is_same (alone, kept));
    }
}

/* A map goes on from a page, and says what is wrong with one. */
static void
test_page (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (120, 5, 1);
  g_autoptr (AsterMatrix) fewer = support_uniform_matrix (119, 5, 1);
  AsterUmapMapParams params = quick ();
  g_autoptr (AsterLayout) page = map_with (x, 2, &params, NULL, NULL), next = NULL;
  g_autoptr (GError) error = NULL;
  double dot = 0, norm2 = 0, page2 = 0;

  params.start = ASTER_UMAP_PAGE;
  params.umap.epochs = 1;
  params.umap.learning_rate = ASTER_UMAP_MIN_RATE;
  next = aster_umap_map (x, 2, &params, page, NULL, "x", NULL, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < 240; i++)
    {
      dot += page->positions->data[i] * next->positions->data[i];
      norm2 += pow (next->positions->data[i], 2);
      page2 += pow (page->positions->data[i], 2);
    }
  g_assert_cmpfloat (dot, >, 0.98 * sqrt (norm2 * page2));

  g_assert_null (aster_umap_map (x, 2, &params, NULL, NULL, "x", NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_clear_error (&error);
  g_assert_null (aster_umap_map (fewer, 2, &params, page, NULL, "x", NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_nonnull (strstr (error->message, "120"));
}

/* Two clouds so far apart that no row of one is a neighbour of the other's: the map
 * starts from components, says so, and keeps them apart. */
static void
test_parts (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 4, 1);
  g_autoptr (AsterLayout) layout = NULL;
  g_autoptr (AsterGraph) near = NULL;
  AsterUmapMapParams params = quick ();
  AsterUmapMapSummary summary = { 0 };

  for (gsize i = 0; i < 100; i++)
    aster_matrix_row (x, i)[2] += 1000;
  params.metric = ASTER_UMAP_EUCLIDEAN;
  params.umap.epochs = 200;
  layout = map_with (x, 2, &params, NULL, &summary);
  g_assert_cmpint (summary.start, ==, ASTER_UMAP_COMPONENTS);
  near = aster_knn (layout->positions, 10, ASTER_KNN_EUCLIDEAN, NULL, NULL);
  for (gsize e = 0; e < 2000; e++)
    g_assert_cmpuint (near->rows[e] / 100, ==, e / 1000);
}

static double
width (const AsterLayout *layout, gsize p)
{
  double widest = 0;

  for (gsize i = 0; i < layout->positions->n_rows; i++)
    widest = MAX (widest, fabs (aster_matrix_row (layout->positions, i)[p]));

  return widest;
}

/* Three rows, one dimension, constant columns, hundreds of equal rows, rows of zeros
 * under cosine, one huge outlier, and numbers whose squares overflow or vanish: always a
 * map, and never a line. */
static void
test_strange_rows (void)
{
  g_autoptr (AsterMatrix) three = support_uniform_matrix (3, 4, 1);
  g_autoptr (AsterMatrix) line = support_uniform_matrix (200, 1, 2);
  g_autoptr (AsterMatrix) constant = support_uniform_matrix (200, 3, 3);
  g_autoptr (AsterMatrix) equal = aster_matrix_new (500, 3, NULL);
  g_autoptr (AsterMatrix) zeros = support_uniform_matrix (200, 3, 4);
  g_autoptr (AsterMatrix) outlier = support_uniform_matrix (200, 3, 5);
  g_autoptr (AsterMatrix) huge = support_uniform_matrix (200, 3, 6);
  g_autoptr (AsterMatrix) tiny = support_uniform_matrix (200, 3, 7);
  AsterMatrix *all[] = { three, line, constant, equal, zeros, outlier, huge, tiny };

  for (gsize i = 0; i < 200; i++)
    aster_matrix_row (constant, i)[1] = 7;
  for (gsize i = 0; i < 1500; i++)
    equal->data[i] = 0.5f;
  memset (zeros->data, 0, 300 * sizeof (float));
  outlier->data[4] = 1e20f;
  for (gsize i = 0; i < 600; i++)
    {
      huge->data[i] *= 1e30f;
      tiny->data[i] *= 1e-30f;
    }
  for (guint c = 0; c < G_N_ELEMENTS (all); c++)
    for (guint start = 0; start < 3; start++)
      for (guint metric = 0; metric < ASTER_N_UMAP_METRICS; metric++)
        {
          AsterUmapMapParams params = quick ();
          g_autoptr (AsterLayout) layout = NULL;

          params.start = (AsterUmapStart) start;
          params.metric = (AsterUmapMetric) metric;
          layout = map_with (all[c], 2, &params, NULL, NULL);
          g_assert_cmpfloat (width (layout, 0), >, 0.1);
          g_assert_cmpfloat (width (layout, 1), >, 0.1);
        }
}

/* More neighbours than there are rows: all of them, and the summary says so. */
static void
test_few_rows (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (9, 4, 1);
  AsterUmapMapParams params = quick ();
  AsterUmapMapSummary summary = { 0 };
  g_autoptr (AsterLayout) layout = map_with (x, 3, &params, NULL, &summary);

  g_assert_cmpuint (summary.n_neighbours, ==, 9);
}

static void
test_refuses (void)
{
  g_autoptr (AsterMatrix) two = support_uniform_matrix (2, 4, 1);
  g_autoptr (AsterMatrix) x = support_uniform_matrix (2000, 4, 1);
  AsterUmapMapParams params = quick ();
  g_autoptr (GError) error = NULL;

  g_assert_null (aster_umap_map (two, 2, &params, NULL, NULL, "x", NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_clear_error (&error);

  /* What would not fit is refused before it is asked for. */
  aster_budget_set (500000);
  g_assert_null (aster_umap_map (x, 2, &params, NULL, NULL, "x", NULL, NULL, &error));
  aster_budget_set (0);
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY);
}

static GBytes *
answer (gpointer data)
{
  AsterUmapMapParams params = quick ();
  g_autoptr (AsterLayout) layout = map_with (data, 2, &params, NULL, NULL);

  return support_matrix_bytes (layout->positions);
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (700, 6, 1);

  support_assert_same_on_threads (answer, x);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterUmapMapParams params = quick ();
  g_autoptr (AsterLayout) layout = NULL;

  params.umap.epochs = 4;
  layout = aster_umap_map (data, 2, &params, NULL, NULL, "x", NULL, pulse, error);

  return layout != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (600, 6, 1);

  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, x), >=, 40);
  aster_parallel_set_threads (0);
}

/* The start is the first picture; from there on fractions only grow. */
typedef struct
{
  AsterPulse pulse;
  guint frames;
  double last;
} Watcher;

static gboolean
watch (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  Watcher *self = (Watcher *) pulse;

  g_assert_cmpfloat (fraction, >=, self->last);
  self->last = fraction;
  self->frames += frame != NULL;

  return TRUE;
}

static void
test_frames (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (600, 6, 1);
  Watcher watcher = { { .beat = watch }, 0, 0 };

  g_assert_true (verb (x, &watcher.pulse, NULL));
  g_assert_cmpuint (watcher.frames, ==, 4);
}

/* Where somebody watches, components are seen before neighbours are searched; a graph
 * that is kept is soon enough. The map is the same. */
static void
test_shows_components (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (600, 6, 1);
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  AsterUmapMapParams params = quick ();
  g_autoptr (AsterLayout) alone = map_with (x, 2, &params, NULL, NULL);

  for (guint again = 0; again < 2; again++)
    {
      Watcher watcher = { { .beat = watch }, 0, 0 };
      g_autoptr (AsterLayout) layout = aster_umap_map (x, 2, &params, NULL, engine, "x",
                                                       NULL, &watcher.pulse, NULL);

      g_assert_cmpuint (watcher.frames, ==, params.umap.epochs + (again ? 0 : 1));
      g_assert_true (is_same (layout, alone));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/umap-map/keeps-graph", test_keeps_graph);
  g_test_add_func ("/umap-map/keeps-apart", test_keeps_apart);
  g_test_add_func ("/umap-map/page", test_page);
  g_test_add_func ("/umap-map/parts", test_parts);
  g_test_add_func ("/umap-map/strange-rows", test_strange_rows);
  g_test_add_func ("/umap-map/few-rows", test_few_rows);
  g_test_add_func ("/umap-map/refuses", test_refuses);
  g_test_add_func ("/umap-map/threads", test_threads);
  g_test_add_func ("/umap-map/cancels", test_cancels);
  g_test_add_func ("/umap-map/frames", test_frames);
  g_test_add_func ("/umap-map/shows-components", test_shows_components);
  return g_test_run ();
}
