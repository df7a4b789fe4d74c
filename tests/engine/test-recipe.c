#include <math.h>

#include "run/recipe.h"

#include "support.h"

static const char *const names[] = { "king", "queen", "man", "woman", "zero", NULL };

/* Five words in three dimensions; king − man + woman is queen to the last bit, and the
 * last row has no direction. */
static AsterSpace *
make_space (void)
{
  static const float numbers[] = { 3, 1, 0, 3, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0 };

  return aster_space_new (support_matrix (5, 3, numbers),
                          aster_tokens_new_from_strv (names));
}

/* (n × d) random numbers named 0, 1, 2 … */
static AsterSpace *
make_random_space (gsize n, gsize d, guint64 seed)
{
  AsterTokens *tokens = aster_tokens_new ();

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%zu", i);

      g_assert_true (aster_tokens_append (tokens, name, strlen (name), NULL));
    }

  return aster_space_new (support_uniform_matrix (n, d, seed), tokens);
}

static AsterResult *
run (const AsterRecipe *recipe, AsterSpace *space)
{
  g_autoptr (GError) error = NULL;
  AsterResult *result = aster_recipe_run (recipe, space, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);

  return result;
}

static void
assert_refused (const AsterRecipe *recipe, AsterSpace *space, AsterError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (aster_recipe_run (recipe, space, NULL, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, (int) code);
}

static AsterRecipe *
make_query (const char *text)
{
  AsterRecipe *recipe = aster_recipe_new (ASTER_RECIPE_QUERY);

  recipe->query = g_strdup (text);

  return recipe;
}

static AsterRecipe *
make_text (const char *text, AsterTintBy by, const char *pin)
{
  AsterRecipe *recipe = aster_recipe_new (ASTER_RECIPE_TEXT);

  recipe->text = g_strdup (text);
  recipe->tint = by;
  recipe->pin = g_strdup (pin);

  return recipe;
}

static AsterRecipe *
make_axes (const char *x, const char *y)
{
  AsterRecipe *recipe = aster_recipe_new (ASTER_RECIPE_MAP);

  recipe->method = ASTER_MAP_AXES;
  recipe->axes[0] = g_strdup (x);
  recipe->axes[1] = g_strdup (y);

  return recipe;
}

static void
test_query (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = make_query ("king - man + woman");
  g_autoptr (AsterResult) result = run (recipe, space);

  g_assert_cmpfloat (result->vector->data[0], ==, 3);
  g_assert_cmpfloat (result->vector->data[1], ==, 0);
  g_assert_cmpfloat (result->vector->data[2], ==, 1);
  g_assert_cmpfloat_with_epsilon (result->norm, sqrt (10), 1e-12);
  g_assert_cmpuint (result->rows->len, ==, 3);

  /* The words of the sum are left out: queen comes first by every metric. */
  for (guint i = 0; i < ASTER_N_METRICS; i++)
    {
      g_assert_cmpuint (result->rankings[i]->rows[0], ==, 1);
      for (gsize j = 0; j < result->rankings[i]->n; j++)
        g_assert_true (result->rankings[i]->rows[j] == 1 ||
                       result->rankings[i]->rows[j] == 4);
    }
  g_assert_cmpfloat (result->rankings[ASTER_METRIC_EUCLIDEAN]->values[0], ==, 0);
  g_assert_cmpfloat_with_epsilon (result->rankings[ASTER_METRIC_COSINE]->values[0], 1,
                                  1e-12);
}

static void
test_query_keeps_inputs (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = make_query ("king");
  g_autoptr (AsterResult) result = NULL;

  recipe->keep_inputs = TRUE;
  recipe->k = 2;
  result = run (recipe, space);
  g_assert_cmpuint (result->rankings[ASTER_METRIC_COSINE]->n, ==, 2);
  g_assert_cmpuint (result->rankings[ASTER_METRIC_COSINE]->rows[0], ==, 0);
}

/* A zero vector has no cosine and no correlation, but it has distances. */
static void
test_query_of_a_zero_vector (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = make_query ("king - king");
  g_autoptr (AsterResult) result = run (recipe, space);

  g_assert_cmpfloat (result->norm, ==, 0);
  g_assert_null (result->rankings[ASTER_METRIC_COSINE]);
  g_assert_null (result->rankings[ASTER_METRIC_CORRELATION]);
  g_assert_cmpuint (result->rankings[ASTER_METRIC_EUCLIDEAN]->rows[0], ==, 4);
  g_assert_nonnull (result->rankings[ASTER_METRIC_DOT]);
}

static void
test_query_in_the_treated_space (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = make_query ("queen");
  g_autoptr (AsterResult) unit = NULL, centred = NULL;

  recipe->treatment = ASTER_TREATMENT_UNIT;
  unit = run (recipe, space);
  g_assert_cmpfloat_with_epsilon (unit->norm, 1, 1e-6);

  recipe->treatment = ASTER_TREATMENT_CENTRED;
  centred = run (recipe, space);
  g_assert_cmpfloat_with_epsilon (centred->vector->data[0], 3 - 6 / 5.0, 1e-6);
}

static void
test_text (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = make_text ("the king, zero king", ASTER_TINT_NORM,
                                              NULL);
  g_autoptr (AsterResult) result = run (recipe, space);

  /* the · king · , · zero · king */
  g_assert_cmpuint (result->pieces->n, ==, 5);
  g_assert_true (isnan (result->tints[0]));
  g_assert_cmpfloat_with_epsilon (result->tints[1], sqrt (10), 1e-6);
  g_assert_cmpfloat (result->tints[3], ==, 0);
  g_assert_cmpfloat (result->scaled[3], ==, 0);
  g_assert_cmpfloat (result->scaled[4], ==, 1);
  g_assert_cmpfloat (result->tint_min, ==, 0);
  g_assert_cmpfloat_with_epsilon (result->tint_max, sqrt (10), 1e-6);
}

static void
test_text_by_a_pin (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = make_text ("queen man queen", ASTER_TINT_PINNED,
                                              "king - man + woman");
  g_autoptr (AsterResult) result = run (recipe, space);

  g_assert_cmpfloat_with_epsilon (result->tints[0], 1, 1e-12);
  g_assert_cmpfloat (result->tints[1], ==, 0);
}

static void
test_text_of_nothing (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_TEXT);
  g_autoptr (AsterResult) result = run (recipe, space);

  g_assert_cmpuint (result->pieces->n, ==, 0);
  g_assert_true (isnan (result->tint_min));
}

static void
test_map_by_components (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterResult) plain = run (recipe, space), swapped = NULL, deep = NULL;

  recipe->components[0] = 2;
  recipe->components[1] = 1;
  swapped = run (recipe, space);
  g_assert_cmpuint (swapped->layout->axes[0].component, ==, 2);
  for (gsize i = 0; i < 5; i++)
    {
      const float *a = aster_matrix_row (plain->layout->positions, i);
      const float *b = aster_matrix_row (swapped->layout->positions, i);

      g_assert_cmpfloat (a[0], ==, b[1]);
      g_assert_cmpfloat (a[1], ==, b[0]);
    }

  recipe->dims = 3;
  recipe->method = ASTER_MAP_SVD;
  deep = run (recipe, space);
  g_assert_cmpuint (deep->layout->positions->n_cols, ==, 3);
}

static void
test_map_by_axes (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = make_axes ("man", "woman - man");
  g_autoptr (AsterResult) result = run (recipe, space);
  const float *queen = aster_matrix_row (result->layout->positions, 1);

  g_assert_cmpint (result->layout->axes[0].kind, ==, ASTER_AXIS_COSINE);
  g_assert_cmpstr (result->layout->axes[1].label, ==, "woman - man");
  g_assert_cmpfloat (queen[0], ==, 0);
  g_assert_cmpfloat_with_epsilon (queen[1], 1 / sqrt (20), 1e-6);
}

static void
test_map_by_tsne (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterSpace) space = make_random_space (120, 7, 1);
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterResult) alone = NULL, unit = NULL;

  recipe->method = ASTER_MAP_TSNE;
  recipe->tsne.tsne.iterations = 40;
  alone = run (recipe, space);
  g_assert_cmpint (alone->layout->axes[0].kind, ==, ASTER_AXIS_NONE);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AsterResult) kept = aster_recipe_run (recipe, space, NULL, engine, NULL,
                                                       NULL);

      g_assert_cmpmem (alone->layout->positions->data, 120 * 2 * sizeof (float),
                       kept->layout->positions->data, 120 * 2 * sizeof (float));
    }

  /* Another treatment is another shelf. */
  recipe->treatment = ASTER_TREATMENT_UNIT;
  unit = aster_recipe_run (recipe, space, NULL, engine, NULL, NULL);
  g_assert_true (memcmp (alone->layout->positions->data, unit->layout->positions->data,
                         120 * 2 * sizeof (float)) != 0);
}

/* What the engine keeps changes how long a recipe takes and nothing else. */
static void
test_same_with_an_engine (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterSpace) space = make_random_space (200, 7, 1);
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterResult) alone = NULL, first = NULL, second = NULL;

  recipe->treatment = ASTER_TREATMENT_UNIT;
  alone = run (recipe, space);
  first = aster_recipe_run (recipe, space, NULL, engine, NULL, NULL);
  second = aster_recipe_run (recipe, space, NULL, engine, NULL, NULL);
  g_assert_cmpmem (alone->layout->positions->data, 200 * 2 * sizeof (float),
                   first->layout->positions->data, 200 * 2 * sizeof (float));
  g_assert_cmpmem (alone->layout->positions->data, 200 * 2 * sizeof (float),
                   second->layout->positions->data, 200 * 2 * sizeof (float));
}

/* What a pane says of a map comes with it; what a method does not know is not a number.
 */
static void
test_map_tells_of_itself (void)
{
  g_autoptr (AsterSpace) space = make_random_space (40, 5, 1);
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterResult) components = run (recipe, space), map = NULL, scaled = NULL;

  g_assert_true (isnan (components->map.kl) && isnan (components->map.perplexity));

  recipe->method = ASTER_MAP_TSNE;
  recipe->tsne.tsne.iterations = 20;
  map = run (recipe, space);
  g_assert_cmpuint (map->map.iterations, ==, 20);
  g_assert_cmpfloat (map->map.kl, >, 0);
  g_assert_cmpfloat (map->map.perplexity, ==, 13); /* a third of 39 */
  g_assert_true (isnan (map->map.stress) && isnan (map->map.neighbour_recall));

  recipe->method = ASTER_MAP_MDS;
  scaled = run (recipe, space);
  g_assert_cmpuint (scaled->map.iterations, >, 1);
  g_assert_cmpfloat (scaled->map.stress, >, 0);
  g_assert_cmpfloat (scaled->map.stress, <, 1);
  g_assert_true (isnan (scaled->map.kl));
}

/* Two spaces, two treatments and two methods never get each other's numbers. */
static void
test_shelves_are_apart (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (AsterSpace) space = make_random_space (50, 4, i / 6);
      g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
      g_autoptr (AsterResult) alone = NULL, kept = NULL;

      recipe->treatment = (AsterTreatment) (i % 3);
      recipe->method = i / 3 % 2 == 0 ? ASTER_MAP_PCA : ASTER_MAP_SVD;
      alone = run (recipe, space);
      kept = aster_recipe_run (recipe, space, NULL, engine, NULL, NULL);
      g_assert_cmpmem (alone->layout->positions->data, 50 * 2 * sizeof (float),
                       kept->layout->positions->data, 50 * 2 * sizeof (float));
    }
}

static void
test_refusals (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) none = make_query (NULL), blank = make_query (" \n");
  g_autoptr (AsterRecipe) missing = make_query ("kings"), broken = make_query ("king +");
  g_autoptr (AsterRecipe) no_pin = make_text ("king", ASTER_TINT_PINNED, NULL);
  g_autoptr (AsterRecipe) bad_pin = make_text ("king", ASTER_TINT_PINNED, "kings");
  g_autoptr (AsterRecipe) no_axis = make_axes ("king", "");
  g_autoptr (AsterRecipe) zero_axis = make_axes ("king - king", "man");

  assert_refused (none, space, ASTER_ERROR_SYNTAX);
  assert_refused (blank, space, ASTER_ERROR_SYNTAX);
  assert_refused (missing, space, ASTER_ERROR_MISSING);
  assert_refused (broken, space, ASTER_ERROR_SYNTAX);
  assert_refused (no_pin, space, ASTER_ERROR_SYNTAX);
  assert_refused (bad_pin, space, ASTER_ERROR_MISSING);
  assert_refused (no_axis, space, ASTER_ERROR_SYNTAX);
  assert_refused (zero_axis, space, ASTER_ERROR_DOMAIN);
}

static void
test_says_which_axis (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) recipe = make_axes ("king", "kings");
  g_autoptr (GError) error = NULL;

  g_assert_null (aster_recipe_run (recipe, space, NULL, NULL, NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "Vertical axis: "));
  g_assert_nonnull (strstr (error->message, "kings"));
}

static void
test_small_spaces (void)
{
  g_autoptr (AsterSpace) empty = aster_space_new (aster_matrix_new (0, 3, NULL),
                                                  aster_tokens_new ());
  g_autoptr (AsterSpace) single = aster_space_new (
      support_matrix (1, 2, (const float[]){ 3, 4 }),
      aster_tokens_new_from_strv ((const char *const[]){ "a", NULL }));
  g_autoptr (AsterRecipe) map = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterRecipe) query = make_query ("a"), text = make_text ("a", 0, NULL);
  g_autoptr (AsterResult) alone = NULL, read = NULL, centred = NULL, seen = NULL;

  assert_refused (map, empty, ASTER_ERROR_DOMAIN);
  assert_refused (query, empty, ASTER_ERROR_DOMAIN);
  assert_refused (text, empty, ASTER_ERROR_DOMAIN);

  /* A single token is its own mean. */
  centred = run (map, single);
  g_assert_cmpfloat (centred->layout->positions->data[0], ==, 0);
  g_assert_cmpfloat (centred->layout->positions->data[1], ==, 0);
  map->method = ASTER_MAP_SVD;
  seen = run (map, single);
  g_assert_cmpfloat (fabs (seen->layout->positions->data[0]), ==, 5);
  alone = run (query, single);
  g_assert_cmpuint (alone->rankings[ASTER_METRIC_COSINE]->n, ==, 0);
  read = run (text, single);
  g_assert_cmpfloat (read->tints[0], ==, 5);
}

typedef struct
{
  AsterRecipe *recipe;
  AsterSpace *space;
} Case;

static gboolean
run_case (gpointer data, AsterPulse *pulse, GError **error)
{
  Case *self = data;
  g_autoptr (AsterResult) result = aster_recipe_run (self->recipe, self->space, NULL,
                                                     NULL, pulse, error);

  return result != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterRecipe) query = make_query ("king"), axes = make_axes ("king", "man");
  g_autoptr (AsterRecipe) text = make_text ("king man", ASTER_TINT_PREVIOUS, NULL);
  g_autoptr (AsterRecipe) map = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterRecipe) tsne = aster_recipe_new (ASTER_RECIPE_MAP);
  AsterRecipe *recipes[] = { query, axes, text, map, tsne };

  tsne->method = ASTER_MAP_TSNE;
  tsne->tsne.tsne.iterations = 3;

  for (guint i = 0; i < G_N_ELEMENTS (recipes); i++)
    {
      Case plain = { recipes[i], space };

      support_assert_cancels (run_case, &plain);
      recipes[i]->treatment = ASTER_TREATMENT_CENTRED;
      support_assert_cancels (run_case, &plain);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recipe/query", test_query);
  g_test_add_func ("/recipe/query-keeps-inputs", test_query_keeps_inputs);
  g_test_add_func ("/recipe/query-of-a-zero-vector", test_query_of_a_zero_vector);
  g_test_add_func ("/recipe/query-in-the-treated-space", test_query_in_the_treated_space);
  g_test_add_func ("/recipe/text", test_text);
  g_test_add_func ("/recipe/text-by-a-pin", test_text_by_a_pin);
  g_test_add_func ("/recipe/text-of-nothing", test_text_of_nothing);
  g_test_add_func ("/recipe/map-by-components", test_map_by_components);
  g_test_add_func ("/recipe/map-by-axes", test_map_by_axes);
  g_test_add_func ("/recipe/map-by-tsne", test_map_by_tsne);
  g_test_add_func ("/recipe/same-with-an-engine", test_same_with_an_engine);
  g_test_add_func ("/recipe/map-tells-of-itself", test_map_tells_of_itself);
  g_test_add_func ("/recipe/shelves-are-apart", test_shelves_are_apart);
  g_test_add_func ("/recipe/refusals", test_refusals);
  g_test_add_func ("/recipe/says-which-axis", test_says_which_axis);
  g_test_add_func ("/recipe/small-spaces", test_small_spaces);
  g_test_add_func ("/recipe/cancels", test_cancels);
  return g_test_run ();
}
