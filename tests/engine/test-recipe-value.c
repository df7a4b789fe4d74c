#include "run/recipe.h"
#include "support.h"
#include "tools/limits.h"

/* A recipe with no field at its default. */
static AsterRecipe *
make_unusual (void)
{
  AsterRecipe *self = aster_recipe_new (ASTER_RECIPE_QUERY);

  self->treatment = ASTER_TREATMENT_UNIT;
  self->method = ASTER_MAP_AXES;
  self->components[0] = 4;
  self->components[1] = 2;
  self->components[2] = 9;
  self->dims = 3;
  self->axes[0] = g_strdup ("king - man");
  self->axes[1] = g_strdup ("");
  self->axes[2] = g_strdup ("'New York'");
  self->text = g_strdup ("Một câu\nthơ");
  self->tint = ASTER_TINT_PINNED;
  self->pin = g_strdup ("purple");
  self->query = g_strdup ("a + b");
  self->rows = aster_row_set_parse ("3,5-9", NULL);
  self->k = 7;
  self->tsne = (AsterTsneMapParams){
    .tsne = { 12.5, 900, 4, 100, 333, FALSE, 2, 500 },
    .pca = 20,
    .metric = ASTER_TSNE_CORRELATION,
    .start = ASTER_TSNE_PAGE,
    .perturb = 0.5,
    .seed = 7,
  };
  self->umap.umap.min_dist = 0.5;
  self->mds.iterations = 77;
  self->quality = (AsterQualityParams){ 7, TRUE, TRUE, 500, 3 };
  self->keep_inputs = TRUE;
  self->clusters = (AsterClusterParams){ ASTER_CLUSTER_DBSCAN,
                                         ASTER_CLUSTER_EUCLIDEAN,
                                         TRUE,
                                         0.25,
                                         7,
                                         30,
                                         ASTER_CLUSTER_LEAVES,
                                         12,
                                         9,
                                         100 };

  return self;
}

static void
test_copies (void)
{
  g_autoptr (AsterRecipe) a = make_unusual ();
  g_autoptr (AsterRecipe) b = aster_recipe_copy (a);

  g_assert_true (aster_recipe_equal (a, b));
  g_assert_true (a->text != b->text && a->axes[0] != b->axes[0]);
}

/* One field at a time is enough to make a difference. */
static void
test_differs (void)
{
  g_autoptr (AsterRecipe) a = make_unusual ();

#define ASSERT_DIFFERS(change)                                                           \
  G_STMT_START                                                                           \
  {                                                                                      \
    g_autoptr (AsterRecipe) b = aster_recipe_copy (a);                                   \
    change;                                                                              \
    g_assert_false (aster_recipe_equal (a, b));                                          \
  }                                                                                      \
  G_STMT_END

  ASSERT_DIFFERS (b->kind = ASTER_RECIPE_TEXT);
  ASSERT_DIFFERS (b->treatment = ASTER_TREATMENT_RAW);
  ASSERT_DIFFERS (b->method = ASTER_MAP_SVD);
  ASSERT_DIFFERS (b->components[2] = 1);
  ASSERT_DIFFERS (b->dims = 2);
  ASSERT_DIFFERS (g_clear_pointer (&b->axes[1], g_free));
  ASSERT_DIFFERS (b->text[0] = 'N');
  ASSERT_DIFFERS (b->tint = ASTER_TINT_NORM);
  ASSERT_DIFFERS (b->pin[0] = 'P');
  ASSERT_DIFFERS (g_clear_pointer (&b->query, g_free));
  ASSERT_DIFFERS (g_clear_pointer (&b->rows, aster_row_set_unref));
  ASSERT_DIFFERS (b->k = 8);
  ASSERT_DIFFERS (b->keep_inputs = FALSE);
  ASSERT_DIFFERS (b->tsne.tsne.perplexity = 30);
  ASSERT_DIFFERS (b->tsne.tsne.iterations = 750);
  ASSERT_DIFFERS (b->tsne.tsne.exaggeration = 12);
  ASSERT_DIFFERS (b->tsne.tsne.exaggeration_iterations = 250);
  ASSERT_DIFFERS (b->tsne.tsne.learning_rate = 0);
  ASSERT_DIFFERS (b->tsne.tsne.stop_early = TRUE);
  ASSERT_DIFFERS (b->tsne.tsne.late_exaggeration = 1);
  ASSERT_DIFFERS (b->tsne.tsne.begun = 0);
  ASSERT_DIFFERS (b->tsne.pca = 50);
  ASSERT_DIFFERS (b->tsne.metric = ASTER_TSNE_COSINE);
  ASSERT_DIFFERS (b->tsne.start = ASTER_TSNE_NOISE);
  ASSERT_DIFFERS (b->tsne.perturb = 0);
  ASSERT_DIFFERS (b->tsne.seed = 42);
  ASSERT_DIFFERS (b->umap.umap.min_dist = 0.1);
  ASSERT_DIFFERS (b->mds.iterations = 300);
  ASSERT_DIFFERS (b->quality.k = 10);
  ASSERT_DIFFERS (b->quality.cosine = FALSE);
  ASSERT_DIFFERS (b->quality.every_row = FALSE);
  ASSERT_DIFFERS (b->quality.sample = 0);
  ASSERT_DIFFERS (b->quality.seed = 42);
  ASSERT_DIFFERS (b->clusters.method = ASTER_CLUSTER_KMEANS);
  ASSERT_DIFFERS (b->clusters.metric = ASTER_CLUSTER_COSINE);
  ASSERT_DIFFERS (b->clusters.on_map = FALSE);
  ASSERT_DIFFERS (b->clusters.eps = 0);
  ASSERT_DIFFERS (b->clusters.min_points = 4);
  ASSERT_DIFFERS (b->clusters.min_cluster_size = 15);
  ASSERT_DIFFERS (b->clusters.selection = ASTER_CLUSTER_MASS);
  ASSERT_DIFFERS (b->clusters.k = 20);
  ASSERT_DIFFERS (b->clusters.seed = 42);
  ASSERT_DIFFERS (b->clusters.sample = 4096);
}

static void
assert_round_trip (const AsterRecipe *a)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (aster_recipe_to_variant (a));
  g_autofree char *text = g_variant_print (variant, TRUE);
  g_autoptr (GVariant) read = g_variant_parse (NULL, text, NULL, NULL, NULL);
  g_autoptr (AsterRecipe) b = aster_recipe_from_variant (read);

  g_assert_true (aster_recipe_equal (a, b));
}

static void
test_round_trips (void)
{
  g_autoptr (AsterRecipe) unusual = make_unusual ();

  assert_round_trip (unusual);
  for (guint kind = 0; kind < ASTER_N_RECIPE_KINDS; kind++)
    {
      g_autoptr (AsterRecipe) plain = aster_recipe_new ((AsterRecipeKind) kind);

      assert_round_trip (plain);
    }
}

/* What is read from @text is a MAP with defaults but for what is given. */
static AsterRecipe *
read_recipe (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) variant = g_variant_parse (NULL, text, NULL, NULL, &error);

  g_assert_no_error (error);

  return aster_recipe_from_variant (variant);
}

static void
test_reads_anything (void)
{
  static const char *const strange[] = {
    "{'kind': <3>, 'space': <uint32 7>, 'method': <[1, 2]>, 'k': <'many'>}",
    "{'kind': <'graph'>, 'space': <'warped'>, 'method': <'astrology'>, 'by': <''>}",
    "{'components': <(1, 2)>, 'dims': <'2'>, 'keep-inputs': <1>, 'text': <42>}",
    "{'from a later version': <'yes'>}",
    "{'perplexity': <nan>, 'learning-rate': <-1.0>, 'exaggeration': <0.5>}",
    "{'iterations': <750.0>, 'pca': <'none'>, 'seed': <-1>, 'cosine': <1>}",
    "{'tsne-metric': <'taxi'>, 'tsne-start': <uint32 1>, 'perturb': <-0.1>, "
    "'late-exaggeration': <0.0>, 'begun': <-1>}",
    "@a{sv} {}",
    "'a string'",
    "42",
    "[<1>, <2>]",
  };
  g_autoptr (AsterRecipe) plain = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterRecipe) none = aster_recipe_from_variant (NULL);

  g_assert_true (aster_recipe_equal (none, plain));
  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autoptr (AsterRecipe) read = read_recipe (strange[i]);

      g_assert_true (aster_recipe_equal (read, plain));
    }
}

static void
test_brings_numbers_into_range (void)
{
  g_autoptr (AsterRecipe) low = read_recipe (
      "{'components': <(uint32 0, uint32 1, uint32 0)>, 'dims': <uint32 0>, "
      "'k': <uint32 0>}");
  g_autoptr (AsterRecipe) high = read_recipe (
      "{'components': <(uint32 4294967295, uint32 65536, uint32 65537)>, "
      "'dims': <uint32 4>, 'k': <uint32 1000>}");

  g_assert_cmpuint (low->components[0], ==, 1);
  g_assert_cmpuint (low->components[2], ==, 1);
  g_assert_cmpuint (low->dims, ==, 2);
  g_assert_cmpuint (low->k, ==, 1);
  g_assert_cmpuint (high->components[0], ==, ASTER_MAX_DIMS);
  g_assert_cmpuint (high->components[1], ==, 65536);
  g_assert_cmpuint (high->components[2], ==, ASTER_MAX_DIMS);
  g_assert_cmpuint (high->dims, ==, 3);
  g_assert_cmpuint (high->k, ==, 999);
}

static void
test_brings_tsne_into_range (void)
{
  g_autoptr (AsterRecipe) low = read_recipe ("{'iterations': <uint32 0>}");
  g_autoptr (AsterRecipe) high = read_recipe (
      "{'perplexity': <1e300>, 'iterations': <uint32 4294967295>, "
      "'exaggeration': <inf>, 'exaggeration-iterations': <uint32 4294967295>, "
      "'learning-rate': <inf>, 'pca': <uint32 4294967295>, 'perturb': <inf>, "
      "'late-exaggeration': <inf>, 'begun': <uint32 4294967295>}");
  const AsterTsneParams *tsne = &high->tsne.tsne;

  g_assert_cmpuint (low->tsne.tsne.iterations, ==, 1);
  g_assert_cmpfloat (tsne->perplexity, ==, ASTER_TSNE_MAX_PERPLEXITY);
  g_assert_cmpuint (tsne->iterations, ==, ASTER_TSNE_MAX_ITERATIONS);
  g_assert_cmpfloat (tsne->exaggeration, ==, ASTER_TSNE_MAX_EXAGGERATION);
  g_assert_cmpuint (tsne->exaggeration_iterations, ==, ASTER_TSNE_MAX_ITERATIONS);
  g_assert_cmpfloat (tsne->learning_rate, ==, ASTER_TSNE_MAX_RATE);
  g_assert_cmpfloat (tsne->late_exaggeration, ==, ASTER_TSNE_MAX_EXAGGERATION);
  g_assert_cmpuint (tsne->begun, ==, ASTER_TSNE_MAX_ITERATIONS);
  g_assert_cmpuint (high->tsne.pca, ==, ASTER_MAX_DIMS);
  g_assert_cmpfloat (high->tsne.perturb, ==, ASTER_TSNE_MAX_PERTURB);
}

/* A session of version 0.1 says both with switches. */
static void
test_reads_old_switches (void)
{
  g_autoptr (AsterRecipe) recipe = read_recipe ("{'cosine': <true>, 'random': <true>}");

  g_assert_cmpint (recipe->tsne.metric, ==, ASTER_TSNE_COSINE);
  g_assert_cmpint (recipe->tsne.start, ==, ASTER_TSNE_NOISE);
}

static void
test_brings_clusters_into_range (void)
{
  g_autoptr (AsterRecipe) low = read_recipe (
      "{'eps': <-1.0>, 'min-points': <uint32 0>, 'min-cluster-size': <uint32 1>, "
      "'means': <uint32 0>, 'silhouette-sample': <uint32 0>}");
  g_autoptr (AsterRecipe) high = read_recipe (
      "{'eps': <inf>, 'min-points': <uint32 4294967295>, "
      "'min-cluster-size': <uint32 4294967295>, 'means': <uint32 4294967295>}");

  g_assert_cmpfloat (low->clusters.eps, ==, 0);
  g_assert_cmpuint (low->clusters.min_points, ==, 0);
  g_assert_cmpuint (low->clusters.min_cluster_size, ==, 2);
  g_assert_cmpuint (low->clusters.k, ==, 1);
  g_assert_cmpuint (low->clusters.sample, ==, 2);
  g_assert_true (isfinite (high->clusters.eps));
  g_assert_cmpuint (high->clusters.min_points, ==, ASTER_CLUSTER_MAX_POINTS);
  g_assert_cmpuint (high->clusters.min_cluster_size, ==, ASTER_CLUSTER_MAX_SIZE);
  g_assert_cmpuint (high->clusters.k, ==, ASTER_CLUSTER_MAX_K);
}

/* Bytes of a damaged session: every bit of a good one flipped, none of it trusted. */
static void
test_survives_bit_flips (void)
{
  g_autoptr (AsterRecipe) unusual = make_unusual ();
  g_autoptr (GVariant) good = g_variant_ref_sink (aster_recipe_to_variant (unusual));
  gsize size = g_variant_get_size (good);

  for (gsize bit = 0; bit < 8 * size; bit++)
    {
      guint8 *bytes = g_memdup2 (g_variant_get_data (good), size);
      g_autoptr (GVariant) damaged = NULL;
      g_autoptr (AsterRecipe) read = NULL;

      bytes[bit / 8] ^= (guint8) (1u << bit % 8);
      damaged = g_variant_ref_sink (g_variant_new_from_data (
          G_VARIANT_TYPE_VARDICT, bytes, size, FALSE, g_free, bytes));
      read = aster_recipe_from_variant (damaged);
      g_assert_cmpuint (read->kind, <, ASTER_N_RECIPE_KINDS);
      g_assert_cmpuint (read->method, <, ASTER_N_MAP_METHODS);
      g_assert_true (read->dims == 2 || read->dims == 3);
      g_assert_cmpuint (read->k, >=, 1);
      g_assert_cmpuint (read->k, <=, 999);
      g_assert_true (read->tsne.tsne.perplexity >= 1);
      g_assert_true (read->tsne.tsne.learning_rate >= 0);
      g_assert_cmpuint (read->tsne.tsne.iterations, >=, 1);
      g_assert_true (read->clusters.eps >= 0);
      g_assert_cmpuint (read->clusters.min_cluster_size, >=, 2);
    }
}

/* Text that is not UTF-8 cannot stand in a session; it is made valid, not lost. */
static void
test_keeps_text_that_is_not_utf8 (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_TEXT);
  g_autoptr (AsterRecipe) read = NULL;
  g_autoptr (GVariant) variant = NULL;

  recipe->text = g_strdup ("caf\xe9 noir");
  variant = g_variant_ref_sink (aster_recipe_to_variant (recipe));
  read = aster_recipe_from_variant (variant);
  g_assert_cmpstr (read->text, ==, "caf\xef\xbf\xbd noir");
}

static void
test_names_methods (void)
{
  AsterMapMethod method = ASTER_MAP_PCA;

  for (guint i = 0; i < ASTER_N_MAP_METHODS; i++)
    {
      g_assert_true (aster_map_method_from_string (
          aster_map_method_to_string ((AsterMapMethod) i), &method));
      g_assert_cmpuint (method, ==, i);
    }
  g_assert_false (aster_map_method_from_string ("PCA", &method));
  g_assert_cmpuint (method, ==, ASTER_N_MAP_METHODS - 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recipe/copies", test_copies);
  g_test_add_func ("/recipe/differs", test_differs);
  g_test_add_func ("/recipe/round-trips", test_round_trips);
  g_test_add_func ("/recipe/reads-anything", test_reads_anything);
  g_test_add_func ("/recipe/brings-numbers-into-range", test_brings_numbers_into_range);
  g_test_add_func ("/recipe/brings-tsne-into-range", test_brings_tsne_into_range);
  g_test_add_func ("/recipe-value/brings-clusters-into-range",
                   test_brings_clusters_into_range);
  g_test_add_func ("/recipe-value/reads-old-switches", test_reads_old_switches);
  g_test_add_func ("/recipe/survives-bit-flips", test_survives_bit_flips);
  g_test_add_func ("/recipe/keeps-text-that-is-not-utf8",
                   test_keeps_text_that_is_not_utf8);
  g_test_add_func ("/recipe/names-methods", test_names_methods);
  return g_test_run ();
}
