#include "run/estimate.h"

#include <string.h>

#include "run/recipe.h"
#include "support.h"
#include "tools/budget.h"

static AsterRecipe *
new_map (AsterMapMethod method)
{
  AsterRecipe *recipe = aster_recipe_new (ASTER_RECIPE_MAP);

  recipe->method = method;

  return recipe;
}

static double
get_seconds (const AsterRecipe *recipe, gsize n, gsize d)
{
  return aster_recipe_estimate (recipe, n, d).seconds;
}

static void
test_grows_with_the_space (void)
{
  for (guint method = 0; method < ASTER_N_MAP_METHODS; method++)
    {
      g_autoptr (AsterRecipe) recipe = new_map ((AsterMapMethod) method);
      AsterEstimate before = { 0, 0 };

      for (gsize n = 100; n <= 10000000; n *= 10)
        {
          AsterEstimate cost = aster_recipe_estimate (recipe, n, 100);
          AsterEstimate wider = aster_recipe_estimate (recipe, n, 300);

          g_assert_cmpfloat (cost.seconds, >, before.seconds);
          g_assert_cmpfloat (cost.bytes, >, before.bytes);
          g_assert_cmpfloat (wider.seconds, >, cost.seconds);
          g_assert_cmpfloat (wider.bytes, >=, cost.bytes);
          before = cost;
        }
    }
}

static void
test_knows_what_is_asked (void)
{
  g_autoptr (AsterRecipe) usual = new_map (ASTER_MAP_TSNE);
  g_autoptr (AsterRecipe) other = new_map (ASTER_MAP_TSNE);
  g_autoptr (AsterRecipe) pca = new_map (ASTER_MAP_PCA);
  double seconds = get_seconds (usual, 10000, 100);

  g_assert_cmpfloat (get_seconds (pca, 10000, 100), <, seconds / 10);

  /* A perplexity that the rows do not allow costs what they allow. */
  other->tsne.tsne.perplexity = 500;
  g_assert_cmpfloat (get_seconds (other, 10000, 100), >, seconds);
  g_assert_cmpfloat (get_seconds (other, 30, 100), ==, get_seconds (usual, 30, 100));

  /* Twice the iterations cost at most twice, and what is behind costs nothing. */
  other->tsne = usual->tsne;
  other->tsne.tsne.iterations *= 2;
  g_assert_cmpfloat (get_seconds (other, 10000, 100), >, 1.3 * seconds);
  g_assert_cmpfloat (get_seconds (other, 10000, 100), <, 2 * seconds);
  other->tsne.tsne.begun = usual->tsne.tsne.iterations;
  g_assert_cmpfloat_with_epsilon (get_seconds (other, 10000, 100), seconds, 1e-9);
}

/* What a person is asked about, and what not: a sample is not, GPT-2's vocabulary is. */
static void
test_costly (void)
{
  g_autoptr (AsterRecipe) tsne = new_map (ASTER_MAP_TSNE);
  g_autoptr (AsterRecipe) pca = new_map (ASTER_MAP_PCA);

  aster_parallel_set_threads (2);
  g_assert_cmpfloat (get_seconds (tsne, 12000, 100), <, ASTER_ESTIMATE_COSTLY);
  g_assert_cmpfloat (get_seconds (tsne, 400000, 300), >, ASTER_ESTIMATE_COSTLY);
  g_assert_cmpfloat (get_seconds (pca, 400000, 300), <, ASTER_ESTIMATE_COSTLY);
  aster_parallel_set_threads (0);
}

static void
test_more_processors_share_most (void)
{
  g_autoptr (AsterRecipe) recipe = new_map (ASTER_MAP_TSNE);
  double one, two, many;

  aster_parallel_set_threads (1);
  one = get_seconds (recipe, 10000, 50);
  aster_parallel_set_threads (2);
  two = get_seconds (recipe, 10000, 50);
  aster_parallel_set_threads (64);
  many = get_seconds (recipe, 10000, 50);
  aster_parallel_set_threads (0);

  g_assert_cmpfloat (two, <, one);
  g_assert_cmpfloat (two, >, one / 2);
  g_assert_cmpfloat (many, <, two / 2);
  g_assert_cmpfloat (many, >, one / 64);
}

static void
test_refuses_what_does_not_fit (void)
{
  g_autoptr (AsterRecipe) recipe = new_map (ASTER_MAP_TSNE);
  AsterEstimate cost = aster_recipe_estimate (recipe, 100000, 300);
  g_autoptr (GError) error = NULL;

  aster_budget_set ((guint64) cost.bytes);
  g_assert_true (aster_estimate_fits (&cost, ASTER_RECIPE_MAP, 100000, 300, &error));
  g_assert_no_error (error);
  aster_budget_set ((guint64) cost.bytes - 1);
  g_assert_false (aster_estimate_fits (&cost, ASTER_RECIPE_MAP, 100000, 300, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY);
  g_assert_nonnull (strstr (error->message, "100000 tokens"));
  g_assert_nonnull (strstr (error->message, "MB"));
  aster_budget_set (0);
}

static AsterSpace *
make_space (gsize n, gsize d)
{
  AsterTokens *tokens = aster_tokens_new ();

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("w%zu", i);

      g_assert_true (aster_tokens_append (tokens, name, strlen (name), NULL));
    }

  return aster_space_new (support_uniform_matrix (n, d, 1), tokens);
}

/* Every recipe, before any of it is begun. */
static void
expect_refused (const AsterRecipe *recipe, AsterSpace *space, AsterLayout *page)
{
  AsterEstimate cost = aster_recipe_estimate (recipe, aster_space_n (space),
                                              aster_space_d (space));
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat (cost.bytes, >, 0);
  aster_budget_set ((guint64) cost.bytes - 1);
  g_assert_null (aster_recipe_run (recipe, space, page, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY);
  g_assert_nonnull (strstr (error->message, "This takes about"));
  g_assert_nonnull (strstr (error->message, "Open fewer tokens"));
  aster_budget_set (0);
}

static void
test_refuses_every_kind (void)
{
  g_autoptr (AsterSpace) space = make_space (300, 20);
  g_autoptr (AsterLayout) page = aster_layout_new (support_uniform_matrix (300, 2, 5));
  g_autoptr (AsterRecipe) quality = aster_recipe_new (ASTER_RECIPE_QUALITY);
  g_autoptr (AsterRecipe) clusters = aster_recipe_new (ASTER_RECIPE_CLUSTERS);
  g_autoptr (AsterRecipe) hubness = aster_recipe_new (ASTER_RECIPE_VALUES);

  for (guint method = 0; method < ASTER_N_MAP_METHODS; method++)
    {
      g_autoptr (AsterRecipe) map = new_map ((AsterMapMethod) method);

      expect_refused (map, space, NULL);
    }
  for (guint method = 0; method < ASTER_N_CLUSTER_METHODS; method++)
    {
      clusters->clusters.method = (AsterClusterMethod) method;
      expect_refused (clusters, space, NULL);
    }
  expect_refused (quality, space, page);
  hubness->values = ASTER_VALUES_HUBNESS;
  expect_refused (hubness, space, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/estimate/grows-with-the-space", test_grows_with_the_space);
  g_test_add_func ("/estimate/knows-what-is-asked", test_knows_what_is_asked);
  g_test_add_func ("/estimate/costly", test_costly);
  g_test_add_func ("/estimate/more-processors-share-most",
                   test_more_processors_share_most);
  g_test_add_func ("/estimate/refuses-what-does-not-fit", test_refuses_what_does_not_fit);
  g_test_add_func ("/estimate/refuses-every-kind", test_refuses_every_kind);

  return g_test_run ();
}
