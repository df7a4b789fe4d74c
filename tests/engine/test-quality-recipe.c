#include "run/recipe.h"

#include "support.h"
#include "tools/error.h"

static AsterSpace *
make_space (gsize n, gsize d, guint64 seed)
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
run (const AsterRecipe *recipe, AsterSpace *space, AsterLayout *page, AsterEngine *engine)
{
  g_autoptr (GError) error = NULL;
  AsterResult *result = aster_recipe_run (recipe, space, page, engine, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result->quality);
  g_assert_null (result->layout);

  return result;
}

/* Of treated vectors, with and without what the engine keeps: the same numbers. */
static void
test_judges_a_page (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterSpace) space = make_space (120, 5, 1);
  g_autoptr (AsterLayout) page = aster_layout_new (support_uniform_matrix (120, 2, 2));
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_QUALITY);
  g_autoptr (AsterResult) raw = NULL, unit = NULL, cosine = NULL;

  raw = run (recipe, space, page, NULL);
  g_assert_cmpuint (raw->quality->n_recalls, ==, 120);
  recipe->treatment = ASTER_TREATMENT_UNIT;
  unit = run (recipe, space, page, engine);
  recipe->treatment = ASTER_TREATMENT_RAW;
  recipe->quality.cosine = TRUE;
  cosine = run (recipe, space, page, engine);

  /* Distances of rows of length 1 are ordered as their cosines. */
  g_assert_cmpfloat (unit->quality->knn_recall, ==, cosine->quality->knn_recall);
  g_assert_cmpfloat (unit->quality->spearman, !=, raw->quality->spearman);
}

/* The recall of every row where ranks come from a sample; a second map of the space is
 * judged by the neighbours that were found for the first. */
static void
test_every_row (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterSpace) space = make_space (120, 5, 1);
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_QUALITY);

  for (guint map = 0; map < 2; map++)
    {
      g_autoptr (AsterLayout) page = aster_layout_new (
          support_uniform_matrix (120, 2, map));
      g_autoptr (AsterResult) all = NULL, some = NULL, every = NULL;

      recipe->quality.every_row = FALSE;
      recipe->quality.sample = 0;
      all = run (recipe, space, page, NULL);
      recipe->quality.sample = 30;
      some = run (recipe, space, page, engine);
      recipe->quality.every_row = TRUE;
      every = run (recipe, space, page, engine);
      g_assert_cmpuint (some->quality->n_recalls, ==, 30);
      g_assert_cmpuint (every->quality->n_recalls, ==, 120);
      g_assert_cmpmem (every->quality->recalls, 120 * sizeof (float),
                       all->quality->recalls, 120 * sizeof (float));
    }
}

static void
test_refuses (void)
{
  g_autoptr (AsterSpace) space = make_space (8, 5, 1);
  g_autoptr (AsterLayout) page = aster_layout_new (support_uniform_matrix (8, 2, 2));
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_QUALITY);
  g_autoptr (GError) no_page = NULL, too_many = NULL;

  g_assert_null (aster_recipe_run (recipe, space, NULL, NULL, NULL, &no_page));
  g_assert_error (no_page, ASTER_ERROR, ASTER_ERROR_MISSING);
  recipe->quality.every_row = TRUE;
  recipe->quality.sample = 3;
  g_assert_null (aster_recipe_run (recipe, space, page, NULL, NULL, &too_many));
  g_assert_error (too_many, ASTER_ERROR, ASTER_ERROR_DOMAIN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quality-recipe/judges-a-page", test_judges_a_page);
  g_test_add_func ("/quality-recipe/every-row", test_every_row);
  g_test_add_func ("/quality-recipe/refuses", test_refuses);
  return g_test_run ();
}
