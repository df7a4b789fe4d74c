#include "compare/agreement.h"

#include <math.h>
#include <string.h>

#include "command.h"
#include "files/layout-file.h"
#include "files/metadata.h"
#include "input.h"
#include "output.h"
#include "run/recipe.h"
#include "tools/error.h"

#define MOST   0.8   /* of all tokens: a cluster that says little */
#define SAMPLE 20000 /* rows of a Euclidean silhouette: a second of work */

/* What the clusters are compared with. */
typedef struct
{
  char *name;  /* of a column */
  int *labels; /* (n) or NULL */
} Against;

static void
against_clear (Against *self)
{
  g_free (self->name);
  g_free (self->labels);
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
read_distances (const AsterCliRequest *request,
                AsterClusterParams *params,
                GError **error)
{
  const char *metric = aster_cli_text (request, "--metric");
  const char *eps = aster_cli_text (request, "--eps");

  params->on_map = aster_cli_text (request, "--map") != NULL;
  if (metric != NULL)
    aster_cluster_metric_from_string (metric, &params->metric);
  else
    params->metric = params->on_map ? ASTER_CLUSTER_EUCLIDEAN : ASTER_CLUSTER_COSINE;
  if (params->on_map && params->metric == ASTER_CLUSTER_COSINE)
    return fail (error, "--metric cosine: distances of a map are Euclidean; leave out "
                        "--metric or --map");

  params->eps = eps != NULL ? aster_cli_number (request, "--eps") : 0;
  if (eps != NULL && !(params->eps > 0))
    return fail (error, "--eps: a distance above 0; leave it out to take the knee of the "
                        "sorted k-distances");

  return TRUE;
}

static gboolean
read_params (const AsterCliRequest *request, AsterClusterParams *params, GError **error)
{
  const char *method = aster_cli_text (request, "--method");

  if (method == NULL)
    return fail (error,
                 "clusters: which --method? Choose one of dbscan, hdbscan, kmeans");

  aster_cluster_method_from_string (method, &params->method);
  params->min_points = aster_cli_text (request, "--min-points") != NULL
                           ? (guint) aster_cli_count (request, "--min-points")
                           : 0;
  params->min_cluster_size = (guint) aster_cli_count (request, "--min-cluster-size");
  aster_cluster_selection_from_string (aster_cli_text (request, "--selection"),
                                       &params->selection);
  params->k = (guint) aster_cli_count (request, "-k");
  params->seed = aster_cli_count (request, "--seed");
  params->sample = SAMPLE;

  return read_distances (request, params, error);
}

/* The map of --map, or NULL without an error if there is none. */
static AsterLayout *
read_page (const AsterCliRequest *request, const AsterCliInput *input, GError **error)
{
  const char *path = aster_cli_text (request, "--map");
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 0.65);
  g_autoptr (AsterReport) report = aster_report_new ();
  AsterLayout *page;

  if (path == NULL)
    return NULL;

  page = aster_layout_file_read (path, input->chosen->tokens, report, &part.pulse, error);
  if (page != NULL)
    aster_cli_warn_report (request, path, report, 0);

  return page;
}

static char *
dup_columns (const AsterSpace *space)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < space->columns->len; i++)
    g_string_append_printf (
        names, "%s%s", i > 0 ? ", " : "",
        ((AsterColumn *) g_ptr_array_index (space->columns, i))->name);
  if (names->len == 0)
    g_string_append (names, "none");

  return g_string_free (names, FALSE);
}

/* The column «cluster» of a table, as this command writes it, or else its last one. */
static const AsterColumn *
choose_column (const AsterSpace *joined)
{
  const AsterColumn *column = aster_space_find_column (joined, "cluster");

  return column != NULL || joined->columns->len == 0
             ? column
             : g_ptr_array_index (joined->columns, joined->columns->len - 1);
}

/* A column of the space, or a table. */
static gboolean
read_against (const AsterCliRequest *request,
              const AsterCliInput *input,
              Against *self,
              GError **error)
{
  const char *name = aster_cli_text (request, "--against");
  g_autofree char *columns = NULL;
  g_autoptr (AsterSpace) joined = NULL;
  const AsterColumn *column;

  if (name == NULL)
    return TRUE;

  column = aster_space_find_column (input->chosen, name);
  if (column == NULL && !g_file_test (name, G_FILE_TEST_EXISTS))
    {
      columns = dup_columns (input->chosen);
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
                   "--against %s: there is no column and no file of that name; the "
                   "columns are: %s",
                   name, columns);
      return FALSE;
    }
  if (column == NULL)
    {
      if (!(joined = aster_metadata_join (input->chosen, name, request->pulse, error)))
        return FALSE;
      if (!(column = choose_column (joined)))
        {
          g_set_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT,
                       "%s: the table has no column beside the tokens", name);
          return FALSE;
        }
    }

  self->name = g_strdup (column->name);
  self->labels = aster_agreement_labels (column);

  return TRUE;
}

static GString *
write_table (const AsterClusters *clusters, const AsterTokens *tokens, gboolean names)
{
  GString *out = g_string_new (names ? "token\tcluster\tname\tgroup\n"
                                     : "token\tcluster\n");

  for (gsize i = 0; i < clusters->n; i++)
    {
      int label = clusters->labels[i];

      aster_cli_append_token (out, tokens, i);
      g_string_append_printf (out, "\t%d", label);
      if (names)
        {
          const char *group = label >= 0 && clusters->n_broad > 0
                                  ? clusters->broad_names[clusters->broad_of[label]]
                                  : "";

          g_string_append_c (out, '\t');
          if (label >= 0)
            aster_cli_append_bytes (out, clusters->names[label],
                                    strlen (clusters->names[label]));
          g_string_append_c (out, '\t');
          aster_cli_append_bytes (out, group, strlen (group));
        }
      g_string_append_c (out, '\n');
    }

  return out;
}

/* What the method was asked for, with null for what it does not take. */
static void
append_params (GString *out, const AsterClusters *clusters)
{
  const AsterClusterParams *params = &clusters->params;
  gboolean means = params->method == ASTER_CLUSTER_KMEANS;
  double nothing = NAN;

  aster_cli_json_number (out, "eps",
                         params->method == ASTER_CLUSTER_DBSCAN ? params->eps : nothing);
  aster_cli_json_number (out, "min_points", means ? nothing : params->min_points);
  aster_cli_json_number (
      out, "min_cluster_size",
      params->method == ASTER_CLUSTER_HDBSCAN ? params->min_cluster_size : nothing);
  aster_cli_json_number (out, "k", means ? params->k : nothing);
  aster_cli_json_number (out, "inertia", clusters->inertia);
  aster_cli_json_number (out, "iterations", means ? clusters->iterations : nothing);
}

static void
append_groups (GString *out, const AsterClusters *clusters)
{
  guint k = clusters->n_clusters;
  g_autofree double *sizes = g_new (double, MAX (k, 1));
  g_autofree double *silhouettes = g_new (double, MAX (k, 1));
  g_autofree double *broad = g_new (double, MAX (k, 1));

  for (guint c = 0; c < k; c++)
    {
      sizes[c] = clusters->sizes[c];
      silhouettes[c] = clusters->silhouettes != NULL ? clusters->silhouettes[c] : NAN;
      broad[c] = clusters->broad_of[c];
    }
  aster_cli_json_number (out, "silhouette", clusters->silhouette);
  aster_cli_json_count (out, "silhouette_rows", clusters->judged);
  aster_cli_json_numbers (out, "silhouettes", silhouettes, k);
  aster_cli_json_numbers (out, "sizes", sizes, k);
  aster_cli_json_texts (out, "names", (const char *const *) clusters->names);
  aster_cli_json_numbers (out, "broad", broad, k);
  aster_cli_json_texts (out, "broad_names", (const char *const *) clusters->broad_names);
}

static void
append_against (GString *out, const AsterClusters *clusters, const Against *against)
{
  AsterAgreement agreement;

  if (against->labels == NULL)
    {
      aster_cli_json_null (out, "against");
      return;
    }

  agreement = aster_agreement_of (clusters->labels, against->labels, clusters->n);
  aster_cli_json_begin (out, "against");
  aster_cli_json_text (out, "column", against->name);
  aster_cli_json_count (out, "groups", agreement.n_b);
  aster_cli_json_number (out, "ari", agreement.ari);
  aster_cli_json_number (out, "nmi", agreement.nmi);
  aster_cli_json_end (out);
}

static GString *
write_summary (const AsterCliRequest *request,
               const AsterClusters *clusters,
               const Against *against)
{
  const AsterClusterParams *params = &clusters->params;
  GString *out = g_string_new (NULL);

  aster_cli_json_begin (out, NULL);
  aster_cli_json_text (out, "method", aster_cluster_method_to_string (params->method));
  aster_cli_json_text (out, "space",
                       params->on_map ? "map" : aster_cli_text (request, "--space"));
  aster_cli_json_text (out, "metric", aster_cluster_metric_to_string (params->metric));
  aster_cli_json_count (out, "n", clusters->n);
  aster_cli_json_count (out, "clusters", clusters->n_clusters);
  aster_cli_json_count (out, "noise", clusters->n_noise);
  append_params (out, clusters);
  append_groups (out, clusters);
  append_against (out, clusters, against);
  aster_cli_json_number (out, "together", clusters->together);
  aster_cli_json_number (out, "together_by_chance", clusters->chance);
  if (params->method == ASTER_CLUSTER_HDBSCAN)
    aster_cli_json_text (out, "selection",
                         aster_cluster_selection_to_string (params->selection));
  else
    aster_cli_json_null (out, "selection");
  aster_cli_json_end (out);
  g_string_append_c (out, '\n');

  return out;
}

/* What a person may not have expected. */
static void
warn (const AsterCliRequest *request, const AsterClusters *clusters)
{
  const char *path = aster_cli_argument (request, 0);

  if (clusters->n_zero > 0)
    aster_cli_warn (request,
                    clusters->n_zero == 1
                        ? "%s: %zu row is zero and has no direction; it is at distance 1 "
                          "from all others"
                        : "%s: %zu rows are zero and have no direction; they are at "
                          "distance 1 from all others",
                    path, clusters->n_zero);
  if (clusters->n_clusters == 0)
    aster_cli_warn (request,
                    "%s: there is no cluster, all %zu tokens are noise; try a larger "
                    "--eps, fewer --min-points or a smaller --min-cluster-size",
                    path, clusters->n);
  if (clusters->params.method == ASTER_CLUSTER_HDBSCAN && clusters->n_clusters > 0 &&
      clusters->params.selection == ASTER_CLUSTER_MASS &&
      (double) clusters->sizes[0] > MOST * (double) clusters->n)
    aster_cli_warn (
        request,
        "%s: one cluster holds %u of %zu tokens, since it lasts longer than "
        "its parts; --selection leaf or a smaller --min-cluster-size parts it",
        path, clusters->sizes[0], clusters->n);
  if (clusters->params.method == ASTER_CLUSTER_KMEANS &&
      clusters->n_clusters < clusters->params.k)
    aster_cli_warn (request,
                    "%s: no more than %u of %u clusters, since no more rows can be told "
                    "apart",
                    path, clusters->n_clusters, clusters->params.k);
}

gboolean
aster_cli_run_clusters (AsterCliRequest *request, GError **error)
{
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.65, 1);
  g_auto (AsterCliInput) input = { 0 };
  __attribute__ ((cleanup (against_clear))) Against against = { 0 };
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);
  g_autoptr (AsterLayout) page = NULL;
  g_autoptr (AsterResult) result = NULL;
  g_autoptr (GString) table = NULL, summary = NULL;

  if (!read_params (request, &recipe->clusters, error) ||
      !aster_cli_input_read (request, &input, error) ||
      !read_against (request, &input, &against, error))
    return FALSE;
  if (recipe->clusters.on_map && !(page = read_page (request, &input, error)))
    return FALSE;

  result = aster_recipe_run (recipe, input.chosen, page, NULL, &part.pulse, error);
  if (result == NULL)
    return aster_cli_blame_input (request, error);

  warn (request, result->clusters);
  table = write_table (result->clusters, input.chosen->tokens,
                       aster_cli_flag (request, "--names"));
  summary = write_summary (request, result->clusters, &against);
  if (!aster_cli_deliver (request, table, error))
    return FALSE;

  return aster_cli_text (request, "-o") == NULL || aster_cli_print (summary, error);
}
