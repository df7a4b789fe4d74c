#include "run/recipe.h"

#include "support.h"
#include "tools/error.h"

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

/* The cosines of all rows are those that the ranking of a query lists. */
static void
test_cosines_of_all (void)
{
  g_autoptr (AsterSpace) space = make_random_space (60, 6, 3);
  g_autoptr (AsterRecipe) query = aster_recipe_new (ASTER_RECIPE_QUERY);
  g_autoptr (AsterRecipe) values = aster_recipe_new (ASTER_RECIPE_VALUES);
  g_autoptr (AsterResult) ranked = NULL, all = NULL;
  const AsterRanking *ranking;

  query->query = g_strdup ("#7 - 2*#9");
  query->keep_inputs = TRUE;
  query->k = 60;
  values->query = g_strdup (query->query);
  ranked = run (query, space);
  all = run (values, space);
  ranking = ranked->rankings[ASTER_METRIC_COSINE];

  g_assert_cmpuint (all->n_values, ==, 60);
  g_assert_cmpuint (ranking->n, ==, 60);
  for (gsize i = 0; i < 60; i++)
    g_assert_cmpfloat_with_epsilon (all->values[ranking->rows[i]], ranking->values[i],
                                    1e-6);

  g_free (values->query);
  values->query = g_strdup ("#7 - #7");
  assert_refused (values, space, ASTER_ERROR_DOMAIN);
  g_clear_pointer (&values->query, g_free);
  assert_refused (values, space, ASTER_ERROR_SYNTAX);
}

/* Every row names k others, kept or worked out anew. */
static void
test_hubs (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterSpace) space = make_random_space (60, 6, 3);
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_VALUES);
  g_autoptr (AsterResult) first = NULL, second = NULL;
  double sum = 0;

  recipe->values = ASTER_VALUES_HUBNESS;
  recipe->k = 10;
  first = aster_recipe_run (recipe, space, NULL, engine, NULL, NULL);
  second = aster_recipe_run (recipe, space, NULL, engine, NULL, NULL);
  g_assert_cmpmem (first->values, 60 * sizeof (double), second->values,
                   60 * sizeof (double));
  for (gsize i = 0; i < 60; i++)
    sum += first->values[i];
  g_assert_cmpfloat (sum, ==, 600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/values-recipe/cosines-of-all", test_cosines_of_all);
  g_test_add_func ("/values-recipe/hubs", test_hubs);

  return g_test_run ();
}
