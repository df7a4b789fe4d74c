#include "recipes/map-words.h"

static void
assert_words (const AsterRecipe *recipe, const char *words)
{
  g_autofree char *text = aster_map_dup_words (recipe);

  g_assert_cmpstr (text, ==, words);
}

/* A method whose words name no axes says that there are three. */
static void
test_dims (void)
{
  static const struct
  {
    AsterMapMethod method;
    const char *plane, *space;
  } maps[] = {
    { ASTER_MAP_PCA, "PCA, components 1 and 2", "PCA, components 1, 2 and 3" },
    { ASTER_MAP_SVD, "SVD, components 1 and 2", "SVD, components 1, 2 and 3" },
    { ASTER_MAP_TSNE, "t-SNE, perplexity 30", "t-SNE, perplexity 30, in 3-D" },
    { ASTER_MAP_UMAP, "UMAP, 15 neighbours", "UMAP, 15 neighbours, in 3-D" },
    { ASTER_MAP_MDS, "MDS, least squares of distances",
      "MDS, least squares of distances, in 3-D" },
  };
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);

  for (guint m = 0; m < G_N_ELEMENTS (maps); m++)
    {
      recipe->method = maps[m].method;
      recipe->dims = 2;
      assert_words (recipe, maps[m].plane);
      recipe->dims = 3;
      assert_words (recipe, maps[m].space);
    }
}

static void
test_axes (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);

  recipe->method = ASTER_MAP_AXES;
  recipe->axes[0] = g_strdup ("a");
  recipe->axes[1] = g_strdup ("b - c");
  assert_words (recipe, "Cosine with ⟨a⟩ across, ⟨b - c⟩ up");
  recipe->dims = 3;
  assert_words (recipe, "Cosine with ⟨a⟩, ⟨b - c⟩ and ⟨⟩");
}

/* A map of some words says of how many. */
static void
test_part (void)
{
  static const guint32 some[] = { 2, 3, 7 };
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);

  recipe->method = ASTER_MAP_TSNE;
  recipe->dims = 3;
  recipe->rows = aster_row_set_new (some, 3);
  assert_words (recipe, "3 words: t-SNE, perplexity 30, in 3-D");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-words/dims", test_dims);
  g_test_add_func ("/map-words/axes", test_axes);
  g_test_add_func ("/map-words/part", test_part);

  return g_test_run ();
}
