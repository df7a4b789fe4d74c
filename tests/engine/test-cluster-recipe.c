#include "groups.h"
#include "run/estimate.h"
#include "run/recipe.h"

static AsterSpace *
make_space (AsterMatrix *x)
{
  AsterTokens *tokens = aster_tokens_new ();

  for (gsize i = 0; i < x->n_rows; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%zu", i * 7919 % 9973);

      aster_tokens_append (tokens, word, strlen (word), NULL);
    }

  return aster_space_new (x, tokens);
}

static AsterClusters *
run (const AsterRecipe *recipe, AsterSpace *space, AsterLayout *page, AsterEngine *engine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterResult) result = aster_recipe_run (recipe, space, page, engine, NULL,
                                                     &error);

  g_assert_no_error (error);

  return aster_clusters_ref (result->clusters);
}

static void
assert_whole (const AsterClusters *self)
{
  g_assert_cmpuint (g_strv_length (self->names), ==, self->n_clusters);
  g_assert_cmpuint (g_strv_length (self->broad_names), ==, self->n_broad);
  for (guint c = 0; c < self->n_clusters; c++)
    {
      g_assert_cmpuint (self->broad_of[c], <, self->n_broad);
      g_assert_cmpstr (self->names[c], !=, "");
    }
  g_assert_true ((self->n_clusters > 1) == (self->silhouettes != NULL));
}

/* Every method, on the vectors and on a page, fills in all that is shown. */
static void
test_fills_in (void)
{
  g_autoptr (AsterSpace) space = make_space (groups_new (400, 12, 5, 21));
  g_autoptr (AsterLayout) page = aster_layout_new (groups_new (400, 2, 5, 21));
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);

  for (guint m = 0; m < ASTER_N_CLUSTER_METHODS; m++)
    for (guint on_map = 0; on_map < 2; on_map++)
      {
        g_autoptr (AsterClusters) self = NULL;

        recipe->clusters.method = (AsterClusterMethod) m;
        recipe->clusters.on_map = on_map > 0;
        self = run (recipe, space, page, NULL);
        assert_whole (self);
        g_assert_cmpuint (self->dims, ==, on_map ? 2 : 12);
        g_assert_cmpint (self->params.metric, ==,
                         on_map ? ASTER_CLUSTER_EUCLIDEAN : ASTER_CLUSTER_COSINE);
        g_assert_true ((self->k_distances != NULL) == (m != ASTER_CLUSTER_KMEANS));
        g_assert_true ((self->nodes != NULL) == (m == ASTER_CLUSTER_HDBSCAN));
        if (m == ASTER_CLUSTER_DBSCAN)
          g_assert_cmpfloat (self->params.eps, >, 0);
      }
}

/* With an engine another cut only relabels, and gives what it would have without. */
static void
test_keeps_what_is_dear (void)
{
  g_autoptr (AsterSpace) space = make_space (groups_new (300, 12, 5, 21));
  g_autoptr (AsterLayout) page = aster_layout_new (groups_new (300, 2, 5, 21));
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);
  g_autoptr (AsterEngine) engine = aster_engine_new (1);

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (AsterClusters) kept = NULL, fresh = NULL;

      recipe->clusters.on_map = i % 2 > 0;
      recipe->clusters.method = i < 4 ? ASTER_CLUSTER_DBSCAN : ASTER_CLUSTER_HDBSCAN;
      recipe->clusters.eps = i < 2 ? 0 : 0.3;
      kept = run (recipe, space, page, engine);
      fresh = run (recipe, space, page, NULL);
      g_assert_cmpmem (kept->labels, 300 * sizeof (int), fresh->labels,
                       300 * sizeof (int));
      g_assert_cmpuint (aster_engine_get_n_kept (engine), ==, MIN (i + 1, 2));
    }
}

static void
assert_refused (const AsterRecipe *recipe, AsterSpace *space, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (aster_recipe_run (recipe, space, NULL, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

/* The words of a map of some words have the clusters, silhouettes and names that they
 * would have if there were no others; the others are neither in a cluster nor noise. */
static void
test_clusters_part (void)
{
  g_autoptr (AsterMatrix) x = groups_new (400, 12, 5, 21), y = groups_new (400, 2, 5, 21);
  g_autofree guint32 *some = g_new (guint32, 200);
  g_autoptr (AsterSpace) space = make_space (aster_matrix_ref (x)), alone = NULL;
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);
  g_autoptr (AsterRowSet) rows = NULL;
  g_autoptr (AsterLayout) page = NULL, all = NULL;
  g_autoptr (AsterEngine) engine = aster_engine_new (1);

  for (guint32 i = 0; i < 200; i++)
    some[i] = 2 * i + i % 2;
  rows = aster_row_set_new (some, 200);
  page = aster_layout_new_part (aster_matrix_ref (y), rows);
  all = aster_layout_new (aster_row_set_take (rows, y, NULL));
  alone = aster_space_select (space, some, 200, NULL);
  recipe->clusters.on_map = TRUE;

  for (guint m = 0; m < ASTER_N_CLUSTER_METHODS * 2; m++)
    {
      g_autoptr (AsterClusters) part = NULL, whole = NULL;

      recipe->clusters.method = (AsterClusterMethod) (m % ASTER_N_CLUSTER_METHODS);
      part = run (recipe, space, page, engine);
      whole = run (recipe, alone, all, NULL);
      assert_whole (part);
      g_assert_cmpuint (part->n, ==, 400);
      g_assert_cmpuint (part->n_placed, ==, 200);
      g_assert_cmpuint (part->n_noise, ==, whole->n_noise);
      for (gsize i = 0, at = 0; i < 400; i++)
        g_assert_cmpint (part->labels[i], ==,
                         aster_row_set_has (rows, i) ? whole->labels[at++]
                                                     : ASTER_CLUSTER_ABSENT);
      for (guint c = 0; c < whole->n_clusters; c++)
        g_assert_cmpstr (part->names[c], ==, whole->names[c]);
      g_assert_cmpfloat (part->silhouette, ==, whole->silhouette);
      g_assert_cmpfloat (part->together, ==, whole->together);
      if (part->k_distances != NULL)
        g_assert_cmpmem (part->k_distances, 200 * sizeof (float), whole->k_distances,
                         200 * sizeof (float));
    }

  /* What joins the rows of that map is made once. */
  g_assert_cmpuint (aster_engine_get_n_kept (engine), ==, 1);
}

/* A map of one word has nothing to be told apart. */
static void
test_refuses_lone (void)
{
  static const guint32 some[] = { 5 };
  g_autoptr (AsterSpace) space = make_space (support_uniform_matrix (9, 3, 1));
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);
  g_autoptr (AsterRowSet) rows = aster_row_set_new (some, 1);
  g_autoptr (AsterLayout) page = aster_layout_new_part (support_uniform_matrix (9, 2, 1),
                                                        rows);
  g_autoptr (GError) error = NULL;

  recipe->clusters.on_map = TRUE;
  g_assert_null (aster_recipe_run (recipe, space, page, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_nonnull (strstr (error->message, "a single word"));
}

static void
test_refuses (void)
{
  g_autoptr (AsterSpace) space = make_space (support_uniform_matrix (9, 3, 1));
  g_autoptr (AsterSpace) single = make_space (support_uniform_matrix (1, 3, 1));
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);

  assert_refused (recipe, single, "single token");
  recipe->clusters.on_map = TRUE;
  assert_refused (recipe, space, "no map");
  recipe->clusters.on_map = FALSE;
  recipe->clusters.eps = INFINITY;
  assert_refused (recipe, space, "eps");
  recipe->clusters.eps = NAN;
  assert_refused (recipe, space, "eps");
  recipe->clusters.eps = 0;
  recipe->clusters.min_points = 10;
  assert_refused (recipe, space, "10 rows");
  recipe->clusters.method = ASTER_CLUSTER_KMEANS;
  assert_refused (recipe, space, "only 9 rows");
}

/* All rows zero under the cosine: at distance 1 from each other, and it is said. */
static void
test_zero_rows (void)
{
  g_autoptr (AsterSpace) space = make_space (aster_matrix_new (40, 5, NULL));
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);
  g_autoptr (AsterClusters) near = NULL, far = NULL;

  recipe->clusters.method = ASTER_CLUSTER_DBSCAN;
  recipe->clusters.eps = 0.99;
  near = run (recipe, space, NULL, NULL);
  g_assert_cmpuint (near->n_noise, ==, 40);
  g_assert_cmpuint (near->n_zero, ==, 40);
  recipe->clusters.eps = 1;
  far = run (recipe, space, NULL, NULL);
  g_assert_cmpuint (far->n_clusters, ==, 1);
}

/* A single huge row, and rows that are all alike, are no reason to fail. */
static void
test_odd_rows (void)
{
  for (guint odd = 0; odd < 2; odd++)
    {
      AsterMatrix *x = groups_new (120, 3, 4, 2);
      g_autoptr (AsterSpace) space = NULL;
      g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);

      for (gsize i = 0; i < 360; i++)
        x->data[i] = odd > 0 ? 3 : i < 3 ? 3e38f : x->data[i];
      space = make_space (x);
      for (guint m = 0; m < ASTER_N_CLUSTER_METHODS * 2; m++)
        {
          g_autoptr (AsterClusters) self = NULL;

          recipe->clusters.method = (AsterClusterMethod) (m / 2);
          recipe->clusters.metric = (AsterClusterMetric) (m % 2);
          self = run (recipe, space, NULL, NULL);
          assert_whole (self);
          g_assert_true (self->n_clusters < 2 || isfinite (self->silhouette));
        }
    }
}

/* A page is cheap, vectors are dear, and more means cost more. */
static void
test_estimates (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);
  AsterEstimate vectors = aster_recipe_estimate (recipe, 50000, 50), page, few, many;

  recipe->clusters.on_map = TRUE;
  page = aster_recipe_estimate (recipe, 50000, 50);
  recipe->clusters.method = ASTER_CLUSTER_KMEANS;
  few = aster_recipe_estimate (recipe, 50000, 50);
  recipe->clusters.k = 1000;
  many = aster_recipe_estimate (recipe, 50000, 50);
  g_assert_cmpfloat (vectors.seconds, >, 1);
  g_assert_cmpfloat (page.seconds, <, 1);
  g_assert_cmpfloat (many.seconds, >, 10 * few.seconds);
  g_assert_cmpfloat (vectors.bytes, >, 50000 * 50 * sizeof (float));
}

static gboolean
work (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);
  g_autoptr (AsterResult) result = aster_recipe_run (recipe, data, NULL, NULL, pulse,
                                                     error);

  return result != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterSpace) space = make_space (groups_new (120, 5, 3, 8));

  g_assert_cmpuint (support_assert_cancels (work, space), >=, 12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cluster-recipe/fills-in", test_fills_in);
  g_test_add_func ("/cluster-recipe/keeps-what-is-dear", test_keeps_what_is_dear);
  g_test_add_func ("/cluster-recipe/refuses", test_refuses);
  g_test_add_func ("/cluster-recipe/clusters-part", test_clusters_part);
  g_test_add_func ("/cluster-recipe/refuses-lone", test_refuses_lone);
  g_test_add_func ("/cluster-recipe/zero-rows", test_zero_rows);
  g_test_add_func ("/cluster-recipe/odd-rows", test_odd_rows);
  g_test_add_func ("/cluster-recipe/estimates", test_estimates);
  g_test_add_func ("/cluster-recipe/cancels", test_cancels);
  return g_test_run ();
}
