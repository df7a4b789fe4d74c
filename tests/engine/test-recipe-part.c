/* Maps of some rows of a space: as if the space had only these, carried back to where
 * they are in it. */

#include <math.h>

#include "run/recipe.h"
#include "support.h"

#define N 60
#define M 23

static AsterSpace *
make_space (void)
{
  AsterTokens *tokens = aster_tokens_new ();

  for (gsize i = 0; i < N; i++)
    {
      g_autofree char *name = g_strdup_printf ("w%zu", i);

      g_assert_true (aster_tokens_append (tokens, name, strlen (name), NULL));
    }

  return aster_space_new (support_uniform_matrix (N, 6, 1), tokens);
}

static AsterRowSet *
make_rows (void)
{
  return aster_row_set_parse ("2-11,20,22,30-39,59", NULL);
}

static AsterResult *
run (const AsterRecipe *recipe, AsterSpace *space, AsterLayout *page, AsterEngine *engine)
{
  g_autoptr (GError) error = NULL;
  AsterResult *result = aster_recipe_run (recipe, space, page, engine, NULL, &error);

  g_assert_no_error (error);

  return result;
}

/* Each method places the rows as it places a space that has no others. */
static void
test_as_a_space_of_these (void)
{
  g_autoptr (AsterSpace) space = make_space (), alone = NULL;
  g_autoptr (AsterRowSet) rows = make_rows ();
  g_autofree guint32 *numbers = aster_row_set_dup (rows, NULL);

  g_assert_cmpuint (rows->n, ==, M);
  alone = aster_space_select (space, numbers, M, NULL);
  for (guint method = 0; method < ASTER_N_MAP_METHODS; method++)
    {
      g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
      g_autoptr (AsterResult) expected = NULL, result = NULL;

      recipe->method = (AsterMapMethod) method;
      recipe->tsne.tsne.iterations = 30;
      recipe->axes[0] = g_strdup ("w3");
      recipe->axes[1] = g_strdup ("w4 - w5");
      expected = run (recipe, alone, NULL, NULL);
      recipe->rows = aster_row_set_ref (rows);
      result = run (recipe, space, NULL, NULL);

      g_assert_cmpuint (result->layout->positions->n_rows, ==, N);
      g_assert_true (aster_row_set_equal (result->layout->rows, rows));
      for (gsize k = 0; k < M; k++)
        g_assert_cmpmem (aster_matrix_row (result->layout->positions, numbers[k]), 8,
                         aster_matrix_row (expected->layout->positions, k), 8);
      g_assert_cmpint (result->layout->axes[0].kind, ==, expected->layout->axes[0].kind);
      g_assert_cmpstr (result->layout->axes[1].label, ==,
                       expected->layout->axes[1].label);
      if (recipe->method == ASTER_MAP_TSNE)
        g_assert_cmpfloat (result->map.perplexity, ==, expected->map.perplexity);
    }
}

/* Treatments and expressions are those of the whole space. */
static void
test_of_the_whole_space (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterResult) all = NULL, some = NULL;
  g_autofree guint32 *numbers = NULL;

  recipe->treatment = ASTER_TREATMENT_CENTRED;
  recipe->method = ASTER_MAP_AXES;
  recipe->axes[0] = g_strdup ("w0");
  recipe->axes[1] = g_strdup ("w1 - w58");
  all = run (recipe, space, NULL, NULL);
  recipe->rows = make_rows ();
  some = run (recipe, space, NULL, NULL);

  numbers = aster_row_set_dup (recipe->rows, NULL);
  for (gsize k = 0; k < M; k++)
    g_assert_cmpmem (aster_matrix_row (some->layout->positions, numbers[k]), 8,
                     aster_matrix_row (all->layout->positions, numbers[k]), 8);
}

/* What the engine keeps of one set of rows is not taken for that of another. */
static void
test_shelves_are_apart (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterSpace) space = make_space ();
  static const char *const sets[] = { NULL, "0-29", "30-59", "0-28,30", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
      g_autoptr (AsterResult) kept = NULL, fresh = NULL;

      recipe->method = ASTER_MAP_TSNE;
      recipe->tsne.tsne.iterations = 20;
      recipe->rows = sets[i] != NULL ? aster_row_set_parse (sets[i], NULL) : NULL;
      kept = run (recipe, space, NULL, engine);
      fresh = run (recipe, space, NULL, NULL);
      g_assert_cmpmem (kept->layout->positions->data, N * 8,
                       fresh->layout->positions->data, N * 8);
    }
}

static gboolean
frame_beat (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  if (frame != NULL)
    {
      g_assert_cmpuint (frame->n_rows, ==, N);
      ((Countdown *) pulse)->beats++;
    }

  return TRUE;
}

static void
test_frames_are_of_the_space (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterResult) result = NULL;
  Countdown frames = { { .beat = frame_beat }, 0, 0, 0 };

  recipe->method = ASTER_MAP_TSNE;
  recipe->rows = make_rows ();
  result = aster_recipe_run (recipe, space, NULL, NULL, &frames.pulse, NULL);
  g_assert_nonnull (result);
  g_assert_cmpuint (frames.beats, >, 1);
}

static void
test_cancels (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
  gboolean cancelled = TRUE;

  recipe->method = ASTER_MAP_TSNE;
  recipe->tsne.tsne.iterations = 5;
  recipe->rows = make_rows ();
  for (guint beat = 0; cancelled; beat++)
    {
      Countdown countdown = countdown_init (beat);
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterResult) result = aster_recipe_run (recipe, space, NULL, NULL,
                                                         &countdown.pulse, &error);

      cancelled = countdown_cancelled (&countdown, result != NULL, error);
    }
}

/* A page of some rows is judged by these alone, and says of the others nothing. */
static void
test_quality (void)
{
  g_autoptr (AsterSpace) space = make_space (), alone = NULL;
  g_autoptr (AsterRecipe) map = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_QUALITY);
  g_autoptr (AsterResult) drawn = NULL, judged = NULL, expected = NULL;
  g_autoptr (AsterLayout) page = NULL;
  g_autofree guint32 *numbers = NULL;

  map->rows = make_rows ();
  numbers = aster_row_set_dup (map->rows, NULL);
  alone = aster_space_select (space, numbers, M, NULL);
  drawn = run (map, space, NULL, NULL);
  judged = run (recipe, space, drawn->layout, NULL);
  page = aster_layout_new (
      aster_row_set_take (map->rows, drawn->layout->positions, NULL));
  expected = run (recipe, alone, page, NULL);

  g_assert_cmpuint (judged->quality->n, ==, M);
  g_assert_cmpuint (judged->quality->n_rows, ==, N);
  g_assert_cmpfloat (judged->quality->knn_recall, ==, expected->quality->knn_recall);
  g_assert_cmpfloat (judged->quality->trustworthiness, ==,
                     expected->quality->trustworthiness);
  for (gsize k = 0; k < M; k++)
    g_assert_cmpfloat (judged->quality->recalls[numbers[k]], ==,
                       expected->quality->recalls[k]);
  g_assert_true (isnan (judged->quality->recalls[0]));
}

/* A map goes on from the places that its rows have. */
static void
test_starts_from_a_page (void)
{
  g_autoptr (AsterSpace) space = make_space (), alone = NULL;
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterRowSet) rows = make_rows ();
  g_autoptr (AsterLayout) page = aster_layout_new (support_uniform_matrix (N, 2, 5));
  g_autoptr (AsterLayout) places = aster_layout_new (
      aster_row_set_take (rows, page->positions, NULL));
  g_autoptr (AsterResult) expected = NULL, led = NULL;
  g_autofree guint32 *numbers = aster_row_set_dup (rows, NULL);

  alone = aster_space_select (space, numbers, M, NULL);
  recipe->method = ASTER_MAP_TSNE;
  recipe->tsne.start = ASTER_TSNE_PAGE;
  recipe->tsne.tsne.begun = 10;
  recipe->tsne.tsne.iterations = 20;
  expected = run (recipe, alone, places, NULL);
  recipe->rows = aster_row_set_ref (rows);
  led = run (recipe, space, page, NULL);
  for (gsize k = 0; k < M; k++)
    g_assert_cmpmem (aster_matrix_row (led->layout->positions, numbers[k]), 8,
                     aster_matrix_row (expected->layout->positions, k), 8);
}

static void
assert_refused (const AsterRecipe *recipe, AsterSpace *space, AsterLayout *page)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (aster_recipe_run (recipe, space, page, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
}

static void
test_refuses (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) far = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterRecipe) from = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterRowSet) rows = make_rows ();
  g_autoptr (AsterLayout) page = aster_layout_new_part (support_uniform_matrix (N, 2, 1),
                                                        rows);

  /* A session of another file, or one that was meant ill. */
  far->rows = aster_row_set_parse ("3,60", NULL);
  assert_refused (far, space, NULL);
  aster_row_set_unref (far->rows);
  far->rows = aster_row_set_parse ("0-2147483646", NULL);
  assert_refused (far, space, NULL);

  /* The page to start from does not show them all. */
  from->method = ASTER_MAP_TSNE;
  from->tsne.start = ASTER_TSNE_PAGE;
  assert_refused (from, space, page);
  from->rows = aster_row_set_parse ("0-10", NULL);
  assert_refused (from, space, page);
}

/* On a map of some rows those are clustered, and the others are in no cluster and no
 * noise: they are absent. */
static void
test_clusters_of_a_part (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);
  g_autoptr (AsterRowSet) rows = make_rows ();
  g_autoptr (AsterLayout) page = aster_layout_new_part (support_uniform_matrix (N, 2, 1),
                                                        rows);
  g_autoptr (AsterResult) result = NULL;
  gsize n_absent = 0;

  recipe->clusters.method = ASTER_CLUSTER_KMEANS;
  recipe->clusters.k = 3;
  recipe->clusters.on_map = TRUE;
  result = run (recipe, space, page, NULL);
  g_assert_cmpuint (result->clusters->n, ==, N);
  g_assert_cmpuint (result->clusters->n_placed, ==, M);
  for (gsize row = 0; row < N; row++)
    {
      gboolean there = aster_row_set_has (rows, (guint32) row);

      g_assert_cmpint (result->clusters->labels[row] == ASTER_CLUSTER_ABSENT, ==, !there);
      n_absent += !there;
    }
  g_assert_cmpuint (n_absent, ==, N - M);
  g_assert_cmpuint (result->clusters->n_noise, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recipe-part/as-a-space-of-these", test_as_a_space_of_these);
  g_test_add_func ("/recipe-part/of-the-whole-space", test_of_the_whole_space);
  g_test_add_func ("/recipe-part/shelves-are-apart", test_shelves_are_apart);
  g_test_add_func ("/recipe-part/frames-are-of-the-space", test_frames_are_of_the_space);
  g_test_add_func ("/recipe-part/cancels", test_cancels);
  g_test_add_func ("/recipe-part/quality", test_quality);
  g_test_add_func ("/recipe-part/starts-from-a-page", test_starts_from_a_page);
  g_test_add_func ("/recipe-part/refuses", test_refuses);
  g_test_add_func ("/recipe-part/clusters-of-a-part", test_clusters_of_a_part);

  return g_test_run ();
}
