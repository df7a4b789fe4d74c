/* `Copy as Command`: what a pane shows, as one line for a POSIX shell. Options come first
 * and `--` after them, since an expression such as `-cold` looks like an option. */

#include "run/command.h"

#include <string.h>

#include "tools/shell-word.h"

#define MAX_LIST 65536 /* bytes; a shell takes 128 KiB for one argument */

static void
append_word (GString *line, const char *word)
{
  g_string_append_c (line, ' ');
  aster_shell_word_append (line, word);
}

static void
append_option (GString *line, const char *option, const char *value)
{
  g_string_append_printf (line, " %s", option);
  append_word (line, value);
}

static void
append_value (GString *line, const char *option, double value, double usual)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (value != usual)
    append_option (line, option, g_ascii_formatd (number, sizeof number, "%.9g", value));
}

/* What differs from the defaults, so that the line stays readable. */
static void
append_tsne (GString *line, const AsterTsneMapParams *params)
{
  const AsterTsneMapParams usual = ASTER_TSNE_MAP_DEFAULTS;
  const AsterTsneParams *tsne = &params->tsne;

  append_value (line, "--perplexity", tsne->perplexity, usual.tsne.perplexity);
  append_value (line, "--iterations", tsne->iterations, usual.tsne.iterations);
  append_value (line, "--exaggeration", tsne->exaggeration, usual.tsne.exaggeration);
  append_value (line, "--exaggeration-iterations", tsne->exaggeration_iterations,
                usual.tsne.exaggeration_iterations);
  append_value (line, "--late-exaggeration", tsne->late_exaggeration,
                usual.tsne.late_exaggeration);
  append_value (line, "--learning-rate", tsne->learning_rate, usual.tsne.learning_rate);
  if (!tsne->stop_early)
    append_option (line, "--stop-early", "no");
  if (params->metric != usual.metric)
    append_option (line, "--metric", aster_tsne_metric_to_string (params->metric));
  if (params->pca == 0)
    append_option (line, "--pca", "none");
  else
    append_value (line, "--pca", params->pca, usual.pca);
  if (params->start == ASTER_TSNE_NOISE)
    append_option (line, "--initial", "random");
  if (params->start == ASTER_TSNE_PAGE)
    {
      append_option (line, "--initial", "MAP.tsv");
      append_value (line, "--begun", tsne->begun, usual.tsne.begun);
    }
  append_value (line, "--perturb", params->perturb, usual.perturb);
}

static void
append_mds (GString *line, const AsterMdsParams *params)
{
  const AsterMdsParams usual = ASTER_MDS_DEFAULTS;

  if (params->kind != usual.kind)
    append_option (line, "--kind", aster_mds_kind_to_string (params->kind));
  if (params->cosine)
    append_option (line, "--metric", "cosine");
  if (params->kind != ASTER_MDS_SMACOF)
    return;

  append_value (line, "--iterations", params->iterations, usual.iterations);
  append_value (line, "--eps", params->eps, usual.eps);
  if (params->start == ASTER_MDS_FROM_NOISE)
    append_option (line, "--initial", "random");
  if (params->start == ASTER_MDS_FROM_PAGE)
    {
      append_option (line, "--initial", "MAP.tsv");
      append_value (line, "--begun", params->begun, usual.begun);
    }
}

static void
append_umap (GString *line, const AsterUmapMapParams *params)
{
  const AsterUmapMapParams usual = ASTER_UMAP_MAP_DEFAULTS;
  const AsterUmapParams *umap = &params->umap;

  append_value (line, "--neighbours", params->neighbours, usual.neighbours);
  append_value (line, "--min-dist", umap->min_dist, usual.umap.min_dist);
  append_value (line, "--spread", umap->spread, usual.umap.spread);
  append_value (line, "--epochs", umap->epochs, usual.umap.epochs);
  append_value (line, "--negatives", umap->negatives, usual.umap.negatives);
  append_value (line, "--learning-rate", umap->learning_rate, usual.umap.learning_rate);
  if (params->metric != usual.metric)
    append_option (line, "--metric", aster_umap_metric_to_string (params->metric));
  append_value (line, "--pca", params->pca, usual.pca);
  if (params->start == ASTER_UMAP_COMPONENTS || params->start == ASTER_UMAP_NOISE)
    append_option (line, "--initial", aster_umap_start_to_string (params->start));
  if (params->start == ASTER_UMAP_PAGE)
    append_option (line, "--initial", "MAP.tsv");
}

static void
append_map (GString *line, const AsterRecipe *recipe)
{
  static const char *const axis_options[] = { "--x", "--y", "--z" };

  append_option (line, "--method", aster_map_method_to_string (recipe->method));
  if (recipe->dims == 3)
    append_option (line, "--dims", "3");
  if (recipe->method == ASTER_MAP_TSNE)
    {
      append_tsne (line, &recipe->tsne);
      return;
    }
  if (recipe->method == ASTER_MAP_MDS)
    {
      append_mds (line, &recipe->mds);
      return;
    }
  if (recipe->method == ASTER_MAP_UMAP)
    {
      append_umap (line, &recipe->umap);
      return;
    }

  if (recipe->method == ASTER_MAP_AXES)
    {
      for (guint i = 0; i < recipe->dims; i++)
        append_option (line, axis_options[i], recipe->axes[i] ? recipe->axes[i] : "");
      return;
    }
  for (guint i = 0; i < recipe->dims; i++)
    if (recipe->components[i] != i + 1)
      {
        g_string_append_printf (line, " --components %u,%u", recipe->components[0],
                                recipe->components[1]);
        if (recipe->dims == 3)
          g_string_append_printf (line, ",%u", recipe->components[2]);
        return;
      }
}

/* A map has no name on the command line: it stands as `MAP.tsv`, to be filled in. Who
 * reads of clusters wants to know what they are about. */
static void
append_clusters (GString *line, const AsterClusterParams *params)
{
  const AsterClusterParams usual = ASTER_CLUSTER_DEFAULTS;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  append_option (line, "--method", aster_cluster_method_to_string (params->method));
  if (params->on_map)
    append_option (line, "--map", "MAP.tsv");
  else if (params->metric != usual.metric)
    append_option (line, "--metric", aster_cluster_metric_to_string (params->metric));
  g_string_append (line, " --names");

  if (params->method == ASTER_CLUSTER_KMEANS)
    {
      g_string_append_printf (line, " -k %u", params->k);
      return;
    }
  if (params->method == ASTER_CLUSTER_DBSCAN && params->eps > 0)
    append_option (line, "--eps",
                   g_ascii_formatd (number, sizeof number, "%.9g", params->eps));
  if (params->method == ASTER_CLUSTER_HDBSCAN)
    {
      append_value (line, "--min-cluster-size", params->min_cluster_size,
                    usual.min_cluster_size);
      if (params->selection != usual.selection)
        append_option (line, "--selection",
                       aster_cluster_selection_to_string (params->selection));
    }
  if (params->min_points > 0)
    g_string_append_printf (line, " --min-points %u", params->min_points);
}

/* A map has no name on the command line here either. */
static void
append_quality (GString *line, const AsterQualityParams *params)
{
  append_option (line, "--map", "MAP.tsv");
  g_string_append_printf (line, " -k %u", params->k);
  if (params->cosine)
    append_option (line, "--metric", "cosine");
  append_value (line, "--sample", params->sample, 0);
}

/* The rows of a map; a list longer than an argument may be comes from a pipe. */
static void
append_rows (GString *line, const char *rows)
{
  if (rows != NULL && strlen (rows) <= MAX_LIST)
    append_option (line, "--rows", rows);
  else if (rows != NULL)
    g_string_append (line, " --rows -");
}

/* What is piped into the command, before it. */
static void
append_input (GString *line, const AsterRecipe *recipe, const char *rows)
{
  const char *input = NULL;

  if (recipe->kind == ASTER_RECIPE_TEXT)
    input = recipe->text != NULL ? recipe->text : "";
  else if (rows != NULL && strlen (rows) > MAX_LIST)
    input = rows;
  if (input == NULL)
    return;

  g_string_append (line, "printf %s");
  append_word (line, input);
  g_string_append (line, " | ");
}

/* What chance depends on comes before the command. */
static void
append_seed (GString *line, const AsterRecipe *recipe)
{
  const AsterTsneMapParams tsne = ASTER_TSNE_MAP_DEFAULTS;
  const AsterClusterParams clusters = ASTER_CLUSTER_DEFAULTS;
  guint64 seed = tsne.seed, usual = tsne.seed;

  if (recipe->kind == ASTER_RECIPE_MAP && recipe->method == ASTER_MAP_TSNE)
    seed = recipe->tsne.seed;
  if (recipe->kind == ASTER_RECIPE_MAP && recipe->method == ASTER_MAP_MDS)
    seed = recipe->mds.seed;
  if (recipe->kind == ASTER_RECIPE_MAP && recipe->method == ASTER_MAP_UMAP)
    seed = recipe->umap.umap.seed;
  if (recipe->kind == ASTER_RECIPE_CLUSTERS)
    {
      seed = recipe->clusters.seed;
      usual = clusters.seed;
    }
  if (recipe->kind == ASTER_RECIPE_QUALITY)
    seed = recipe->quality.seed;
  if (seed != usual)
    g_string_append_printf (line, " --seed %" G_GUINT64_FORMAT, seed);
}

/* @figure: NULL, or the options that draw what @recipe makes. */
static char *
command_new (const AsterRecipe *recipe,
             const AsterSpace *space,
             AsterMetric metric,
             const char *figure)
{
  static const char *const commands[] = {
    [ASTER_RECIPE_MAP] = "map",          [ASTER_RECIPE_TEXT] = "tint",
    [ASTER_RECIPE_QUERY] = "neighbours", [ASTER_RECIPE_CLUSTERS] = "clusters",
    [ASTER_RECIPE_QUALITY] = "quality",
  };
  g_autofree char *rows = NULL;
  const char *path;
  GString *line;

  g_return_val_if_fail (
      recipe->kind < G_N_ELEMENTS (commands) && commands[recipe->kind] != NULL, NULL);

  path = space->origin.path != NULL ? space->origin.path : "FILE";
  line = g_string_new (NULL);
  if (recipe->kind == ASTER_RECIPE_MAP && recipe->rows != NULL)
    rows = aster_row_set_dup_text (recipe->rows);
  append_input (line, recipe, rows);
  g_string_append (line, "asterism-cli");
  append_seed (line, recipe);
  g_string_append_printf (line, " %s",
                          figure != NULL ? "render --pane map" : commands[recipe->kind]);
  if (recipe->treatment != ASTER_TREATMENT_RAW)
    append_option (line, "--space", aster_treatment_to_string (recipe->treatment));

  switch (recipe->kind)
    {
    case ASTER_RECIPE_MAP:
      append_map (line, recipe);
      append_rows (line, rows);
      break;

    case ASTER_RECIPE_TEXT:
      append_option (line, "--by", aster_tint_by_to_string (recipe->tint));
      if (recipe->tint == ASTER_TINT_PINNED)
        append_option (line, "--pin", recipe->pin != NULL ? recipe->pin : "");
      break;

    case ASTER_RECIPE_CLUSTERS:
      append_clusters (line, &recipe->clusters);
      break;

    case ASTER_RECIPE_QUALITY:
      append_quality (line, &recipe->quality);
      break;

    case ASTER_RECIPE_QUERY:
    case ASTER_RECIPE_VALUES:
    default:
      g_string_append_printf (line, " -k %u", recipe->k);
      append_option (line, "--metric", aster_metric_to_string (metric));
      if (recipe->keep_inputs)
        g_string_append (line, " --keep-inputs");
      break;
    }

  if (figure != NULL)
    g_string_append_printf (line, " %s", figure);
  g_string_append (line, " --");
  append_word (line, path);
  if (recipe->kind == ASTER_RECIPE_TEXT)
    g_string_append (line, " -");
  if (recipe->kind == ASTER_RECIPE_QUERY)
    append_word (line, recipe->query != NULL ? recipe->query : "");

  return g_string_free (line, FALSE);
}

/**
 * aster_command_new:
 * @recipe: what to compute
 * @space: on what
 * @metric: QUERY: the one to list neighbours by; otherwise ignored
 *
 * The line computes the same numbers as the window. A space that did not come from a file
 * stands as `FILE`, to be filled in.
 *
 * Returns: (transfer full): the line, without a newline at its end unless a text has one
 */
char *
aster_command_new (const AsterRecipe *recipe, const AsterSpace *space, AsterMetric metric)
{
  g_return_val_if_fail (recipe != NULL && space != NULL, NULL);

  return command_new (recipe, space, metric, NULL);
}

/**
 * aster_command_new_figure:
 * @recipe: of a map
 * @space: on what
 * @options: of render, as a shell takes them, `-o` among them
 *
 * Returns: (transfer full): the line that draws the map
 */
char *
aster_command_new_figure (const AsterRecipe *recipe,
                          const AsterSpace *space,
                          const char *options)
{
  g_return_val_if_fail (recipe != NULL && recipe->kind == ASTER_RECIPE_MAP, NULL);
  g_return_val_if_fail (space != NULL && options != NULL, NULL);

  return command_new (recipe, space, ASTER_METRIC_COSINE, options);
}
