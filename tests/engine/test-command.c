#include "run/command.h"
#include "support.h"

static AsterSpace *
make_space (const char *path)
{
  static const char *const names[] = { "a", "b", NULL };
  static const float numbers[] = { 1, 0, 0, 1 };
  AsterSpace *space = aster_space_new (support_matrix (2, 2, numbers),
                                       aster_tokens_new_from_strv (names));

  space->origin.path = g_strdup (path);

  return space;
}

static void
assert_command (const AsterRecipe *recipe, const char *path, const char *expected)
{
  g_autoptr (AsterSpace) space = make_space (path);
  g_autofree char *line = aster_command_new (recipe, space, ASTER_METRIC_COSINE);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_map (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);

  assert_command (recipe, "sample:dictionary",
                  "asterism-cli map --method pca -- sample:dictionary");

  recipe->method = ASTER_MAP_SVD;
  recipe->treatment = ASTER_TREATMENT_UNIT;
  recipe->components[0] = 3;
  assert_command (recipe, "/a b/c-d.vec",
                  "asterism-cli map --space unit --method svd --components 3,2 -- "
                  "'/a b/c-d.vec'");

  recipe->dims = 3;
  assert_command (recipe, NULL,
                  "asterism-cli map --space unit --method svd --dims 3 "
                  "--components 3,2,3 -- FILE");
}

static void
test_figure (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterSpace) space = make_space ("x.txt");
  g_autofree char *line = aster_command_new_figure (recipe, space, "--zoom 2 -o map.png");

  g_assert_cmpstr (line, ==,
                   "asterism-cli render --pane map --method pca --zoom 2 -o map.png -- "
                   "x.txt");
}

/* Rows that are too many for one argument come from a pipe. */
static void
test_rows (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autofree guint32 *rows = g_new (guint32, 20000);
  g_autoptr (AsterSpace) space = make_space ("x.txt");
  g_autofree char *line = NULL;

  recipe->rows = aster_row_set_parse ("0-41,57", NULL);
  assert_command (recipe, "x.txt",
                  "asterism-cli map --method pca --rows 0-41,57 -- x.txt");

  aster_row_set_unref (recipe->rows);
  for (guint32 i = 0; i < 20000; i++)
    rows[i] = 2 * i;
  recipe->rows = aster_row_set_new (rows, 20000);
  line = aster_command_new (recipe, space, ASTER_METRIC_COSINE);
  g_assert_true (g_str_has_prefix (line, "printf %s 0,2,4,"));
  g_assert_true (g_str_has_suffix (line, ",39998 | asterism-cli map --method pca --rows "
                                         "- -- x.txt"));
}

static void
test_tsne (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);

  recipe->method = ASTER_MAP_TSNE;
  assert_command (recipe, "x.txt", "asterism-cli map --method tsne -- x.txt");

  recipe->treatment = ASTER_TREATMENT_CENTRED;
  recipe->tsne = (AsterTsneMapParams){
    .tsne = { 12.5, 900, 4, 100, 333, FALSE, 1, 0 },
    .metric = ASTER_TSNE_COSINE,
    .start = ASTER_TSNE_NOISE,
    .seed = 7,
  };
  assert_command (recipe, "x.txt",
                  "asterism-cli --seed 7 map --space centred --method tsne "
                  "--perplexity 12.5 --iterations 900 --exaggeration 4 "
                  "--exaggeration-iterations 100 --learning-rate 333 --stop-early no "
                  "--metric cosine --pca none --initial random -- x.txt");

  recipe->treatment = ASTER_TREATMENT_RAW;
  recipe->dims = 3;
  recipe->tsne = (AsterTsneMapParams) ASTER_TSNE_MAP_DEFAULTS;
  recipe->tsne.tsne.late_exaggeration = 2.5;
  recipe->tsne.tsne.begun = 500;
  recipe->tsne.metric = ASTER_TSNE_CORRELATION;
  recipe->tsne.start = ASTER_TSNE_PAGE;
  recipe->tsne.perturb = 0.1;
  assert_command (recipe, "x.txt",
                  "asterism-cli map --method tsne --dims 3 --late-exaggeration 2.5 "
                  "--metric correlation --initial MAP.tsv --begun 500 --perturb 0.1 "
                  "-- x.txt");
}

static void
test_umap (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);

  recipe->method = ASTER_MAP_UMAP;
  assert_command (recipe, "x.txt", "asterism-cli map --method umap -- x.txt");

  recipe->dims = 3;
  recipe->umap = (AsterUmapMapParams){
    { 0.5, 2, 77, 3, 0.25, 7, 2 }, 30, FALSE, 20, ASTER_UMAP_NOISE
  };
  assert_command (recipe, "x.txt",
                  "asterism-cli --seed 7 map --method umap --dims 3 --neighbours 30 "
                  "--min-dist 0.5 --spread 2 --epochs 77 --negatives 3 --learning-rate "
                  "0.25 --metric euclidean --pca 20 --initial random -- x.txt");

  recipe->umap = (AsterUmapMapParams) ASTER_UMAP_MAP_DEFAULTS;
  recipe->umap.start = ASTER_UMAP_PAGE;
  assert_command (recipe, "x.txt",
                  "asterism-cli map --method umap --dims 3 --initial MAP.tsv -- x.txt");
}

static void
test_mds (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);

  recipe->method = ASTER_MAP_MDS;
  assert_command (recipe, "x.txt", "asterism-cli map --method mds -- x.txt");

  recipe->dims = 3;
  recipe->mds = (AsterMdsParams){ ASTER_MDS_SMACOF,     TRUE, 77, 0.25,
                                  ASTER_MDS_FROM_NOISE, 0,    7 };
  assert_command (recipe, "x.txt",
                  "asterism-cli --seed 7 map --method mds --dims 3 --metric cosine "
                  "--iterations 77 --eps 0.25 --initial random -- x.txt");

  recipe->mds.start = ASTER_MDS_FROM_PAGE;
  recipe->mds.begun = 50;
  assert_command (recipe, "x.txt",
                  "asterism-cli --seed 7 map --method mds --dims 3 --metric cosine "
                  "--iterations 77 --eps 0.25 --initial MAP.tsv --begun 50 -- x.txt");

  recipe->mds = (AsterMdsParams){ ASTER_MDS_CLASSICAL,  FALSE, 77, 0.25,
                                  ASTER_MDS_FROM_NOISE, 0,     42 };
  assert_command (recipe, "x.txt",
                  "asterism-cli map --method mds --dims 3 --kind classical -- x.txt");
}

static void
test_quality (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_QUALITY);

  assert_command (recipe, "x.txt", "asterism-cli quality --map MAP.tsv -k 10 -- x.txt");

  recipe->quality = (AsterQualityParams){ 7, TRUE, TRUE, 500, 3 };
  assert_command (recipe, "x.txt",
                  "asterism-cli --seed 3 quality --map MAP.tsv -k 7 --metric cosine "
                  "--sample 500 -- x.txt");
}

static void
test_axes (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);

  recipe->method = ASTER_MAP_AXES;
  recipe->axes[0] = g_strdup ("king - man");
  recipe->axes[1] = g_strdup ("-cold");
  assert_command (recipe, "x.txt",
                  "asterism-cli map --method axes --x 'king - man' --y '-cold' -- x.txt");
}

static void
test_text (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_TEXT);

  recipe->text = g_strdup ("It's $HOME, `ls`;\n\\n \"100 %\"");
  recipe->tint = ASTER_TINT_PINNED;
  recipe->pin = g_strdup ("'New York'");
  assert_command (recipe, "x.txt",
                  "printf %s 'It'\\''s $HOME, `ls`;\n\\n \"100 %\"' | asterism-cli tint "
                  "--by pinned --pin ''\\''New York'\\''' -- x.txt -");
}

static void
test_query (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_QUERY);

  recipe->query = g_strdup ("-cold");
  recipe->keep_inputs = TRUE;
  recipe->treatment = ASTER_TREATMENT_CENTRED;
  assert_command (recipe, "my-words.vec",
                  "asterism-cli neighbours --space centred -k 20 --metric cosine "
                  "--keep-inputs -- my-words.vec '-cold'");
}

/* Whatever a token, a path or a text holds, a shell hands it on as it is. */
static void
test_a_shell_reads_it_back (void)
{
  static const char *const words[] = {
    "",  " ",  "'", "a'b", "$(false)",         "!!",
    "*", "\\", "~", "#1",  "\xf0\x9f\x99\x82", "a\tb\nc",
    "&&"
  };
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_QUERY);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (AsterSpace) space = make_space (words[i]);
      g_autofree char *line = NULL;
      g_auto (GStrv) argv = NULL;
      g_autoptr (GError) error = NULL;
      int argc;

      g_free (recipe->query);
      recipe->query = g_strdup (words[i]);
      line = aster_command_new (recipe, space, ASTER_METRIC_DOT);
      g_shell_parse_argv (line, &argc, &argv, &error);
      g_assert_no_error (error);
      g_assert_cmpint (argc, ==, 9);
      g_assert_cmpstr (argv[5], ==, "dot");
      g_assert_cmpstr (argv[7], ==, words[i]);
      g_assert_cmpstr (argv[8], ==, words[i]);
    }
}

static void
test_clusters (void)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);

  recipe->clusters.seed = 3;
  assert_command (
      recipe, "a.vec",
      "asterism-cli --seed 3 clusters --method hdbscan --names --min-points 4 -- "
      "a.vec");

  recipe->clusters.seed = 42;
  recipe->clusters.min_cluster_size = 40;
  recipe->clusters.min_points = 0;
  recipe->clusters.metric = ASTER_CLUSTER_EUCLIDEAN;
  assert_command (recipe, "a.vec",
                  "asterism-cli clusters --method hdbscan --metric euclidean --names "
                  "--min-cluster-size 40 -- a.vec");

  recipe->clusters.selection = ASTER_CLUSTER_LEAVES;
  assert_command (recipe, "a.vec",
                  "asterism-cli clusters --method hdbscan --metric euclidean --names "
                  "--min-cluster-size 40 --selection leaf -- a.vec");

  recipe->clusters.method = ASTER_CLUSTER_DBSCAN;
  recipe->clusters.on_map = TRUE;
  recipe->clusters.eps = 0.25;
  recipe->clusters.min_points = 9;
  assert_command (
      recipe, "a.vec",
      "asterism-cli clusters --method dbscan --map MAP.tsv --names --eps 0.25 "
      "--min-points 9 -- a.vec");

  recipe->clusters.method = ASTER_CLUSTER_KMEANS;
  recipe->clusters.on_map = FALSE;
  recipe->clusters.metric = ASTER_CLUSTER_COSINE;
  recipe->treatment = ASTER_TREATMENT_CENTRED;
  assert_command (
      recipe, "a.vec",
      "asterism-cli clusters --space centred --method kmeans --names -k 20 -- "
      "a.vec");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command/map", test_map);
  g_test_add_func ("/command/figure", test_figure);
  g_test_add_func ("/command/rows", test_rows);
  g_test_add_func ("/command/tsne", test_tsne);
  g_test_add_func ("/command/mds", test_mds);
  g_test_add_func ("/command/umap", test_umap);
  g_test_add_func ("/command/quality", test_quality);
  g_test_add_func ("/command/axes", test_axes);
  g_test_add_func ("/command/text", test_text);
  g_test_add_func ("/command/query", test_query);
  g_test_add_func ("/command/clusters", test_clusters);
  g_test_add_func ("/command/a-shell-reads-it-back", test_a_shell_reads_it_back);
  return g_test_run ();
}
