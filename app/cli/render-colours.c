/* The same as the menu of colours in the window: a column, which comes first if it is
 * called like anything else, what is known of each vector, or a table of clusters or
 * sets. */

#include "render-colours.h"

#include <math.h>
#include <string.h>

#include "files/metadata.h"
#include "render-marks.h"
#include "run/recipe.h"
#include "tools/error.h"
#include "tools/vector.h"

#define HUB_NEIGHBOURS 10
#define MOST_CLUSTERS  10000000 /* numbers of them */

typedef struct
{
  const AsterCliRequest *request;
  const AsterCliInput *input;
  AsterLayout *layout;
} Source;

static gboolean
refuse_name (const Source *self, const char *name, GError **error)
{
  g_autoptr (GString) there = g_string_new (NULL);

  for (guint i = 0; i < self->input->chosen->columns->len; i++)
    {
      const AsterColumn *column = g_ptr_array_index (self->input->chosen->columns, i);

      g_string_append_printf (there, "%s%s", i > 0 ? ", " : "", column->name);
    }
  g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
               "%s: there is no column %s; %s%s" ASTER_CLI_COLOURS,
               aster_cli_argument (self->request, 0), name,
               there->len > 0 ? "choose one of: "
                              : "join a table that has it with --metadata, or choose ",
               there->len > 0 ? g_string_append (there, ", ")->str : "");

  return FALSE;
}

/* One number for each row, worked out by the engine as the window does. */
static AsterColouring *
colour_by_recipe (const Source *self,
                  AsterRecipe *recipe,
                  const char *title,
                  AsterRamp ramp,
                  GError **error)
{
  AsterPulsePart part = aster_pulse_part (self->request->pulse, 0.7, 0.9);
  g_autoptr (AsterResult) result = aster_recipe_run (
      recipe, self->input->chosen, self->layout, NULL, &part.pulse, error);
  g_autofree double *numbers = NULL;

  if (result == NULL)
    {
      aster_cli_blame_input (self->request, error);
      return NULL;
    }
  if (result->values != NULL)
    return aster_colouring_new_from_numbers (title, result->values, result->n_values,
                                             ramp);

  numbers = g_new (double, MAX (result->quality->n_rows, 1));
  for (gsize i = 0; i < result->quality->n_rows; i++)
    numbers[i] = result->quality->recalls[i];

  return aster_colouring_new_from_numbers (title, numbers, result->quality->n_rows, ramp);
}

/* As many as the window looks at, or all that there are. */
static guint
get_neighbours (const Source *self)
{
  gsize n = aster_space_n (self->input->chosen);

  return (guint) CLAMP (n, 2, HUB_NEIGHBOURS + 1) - 1;
}

static AsterColouring *
colour_by_hubness (const Source *self, GError **error)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_VALUES);
  g_autofree char *title = NULL;

  recipe->values = ASTER_VALUES_HUBNESS;
  recipe->k = get_neighbours (self);

  title = g_strdup_printf ("Hubness: words that have it among their %u nearest",
                           recipe->k);

  return colour_by_recipe (self, recipe, title, ASTER_RAMP_VALUES, error);
}

static AsterColouring *
colour_by_recall (const Source *self, GError **error)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_QUALITY);
  g_autofree char *title = NULL;

  recipe->quality.k = get_neighbours (self);
  recipe->quality.every_row = TRUE;
  recipe->quality.cosine = aster_cli_is_by_cosine (self->request);

  return colour_by_recipe (self, recipe, "Neighbour recall, 10 nearest",
                           ASTER_RAMP_VALUES, error);
}

/* "#17" is what a person knows as a word. */
static char *
dup_cosine_title (const Source *self)
{
  const char *text = aster_cli_text (self->request, "--cosine");
  const AsterTokens *tokens = self->input->whole->tokens;
  g_autofree char *token = NULL;
  guint64 row;

  if (*text == '#' && aster_tokens_get_n (tokens) > 0 &&
      g_ascii_string_to_unsigned (text + 1, 10, 0, aster_tokens_get_n (tokens) - 1, &row,
                                  NULL))
    token = aster_tokens_dup_shown (tokens, (gsize) row);

  return g_strdup_printf ("Cosine to %s", token != NULL ? token : text);
}

/* The expression may name tokens that are not listed. */
static AsterColouring *
colour_by_cosine (const Source *self, GError **error)
{
  g_autoptr (AsterMatrix) to = aster_cli_evaluate_option (self->request, self->input,
                                                          "--cosine", error);
  const AsterMatrix *x = self->input->chosen->vectors;
  g_autofree char *title = NULL;
  g_autofree double *cosines = NULL;

  if (to == NULL)
    return NULL;

  cosines = g_new (double, MAX (x->n_rows, 1));
  for (gsize i = 0; i < x->n_rows; i++)
    {
      const float *row = aster_matrix_row (x, i);
      double norms = sqrt (aster_vector_norm2 (row, x->n_cols) *
                           aster_vector_norm2 (to->data, x->n_cols));

      cosines[i] = norms > 0 ? aster_vector_dot (row, to->data, x->n_cols) / norms : NAN;
    }
  title = dup_cosine_title (self);

  return aster_colouring_new_from_numbers (title, cosines, x->n_rows, ASTER_RAMP_SIGNED);
}

static AsterColouring *
colour_by_number (const Source *self, const char *name)
{
  const AsterMatrix *x = self->input->chosen->vectors;
  g_autofree double *numbers = g_new (double, MAX (x->n_rows, 1));
  gboolean norm = g_str_equal (name, "norm");

  for (gsize i = 0; i < x->n_rows; i++)
    numbers[i] = norm ? sqrt (aster_vector_norm2 (aster_matrix_row (x, i), x->n_cols))
                 : self->input->rows != NULL
                     ? g_array_index (self->input->rows, guint32, i) + 1.0
                     : (double) i + 1;

  return aster_colouring_new_from_numbers (norm ? "Norm" : "Rank", numbers, x->n_rows,
                                           ASTER_RAMP_VALUES);
}

/* The table of --clusters or --sets, joined to the tokens. */
static AsterSpace *
join (const Source *self, const char *option, GError **error)
{
  const char *path = aster_cli_text (self->request, option);

  if (path != NULL)
    return aster_metadata_join (self->input->chosen, path, self->request->pulse, error);

  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "--colour %s: of which table? Add %s FILE", option + 2, option);
  return NULL;
}

/* Numbers of clusters of every row; NULL if the column holds anything else. */
static int *
read_labels (const AsterColumn *column, gsize n)
{
  g_autofree int *labels = g_new (int, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      double number = column->kind == ASTER_COLUMN_NUMBER ? column->numbers[i] : NAN;

      if (isnan (number))
        number = -1;
      if (column->kind != ASTER_COLUMN_NUMBER ||
          !(number >= -1 && number < MOST_CLUSTERS))
        return NULL;
      labels[i] = (int) number;
    }

  return g_steal_pointer (&labels);
}

/* What each cluster is called: the name of its first row, or its number as the window
 * counts them. */
static void
name_clusters (AsterClusters *self, const AsterColumn *names)
{
  self->names = g_new0 (char *, self->n_clusters + 1);
  for (gsize i = 0; i < self->n; i++)
    if (self->labels[i] >= 0 && self->names[self->labels[i]] == NULL)
      {
        g_autofree char *name = names != NULL ? aster_column_dup_cell (names, i) : NULL;

        self->names[self->labels[i]] = name != NULL && *name != '\0'
                                           ? g_steal_pointer (&name)
                                           : g_strdup_printf ("Cluster %d",
                                                              self->labels[i] + 1);
      }
}

/* Which group each cluster belongs to, by what its first row says; no groups without a
 * column of them. */
static void
group_clusters (AsterClusters *self, const AsterColumn *groups)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (groups == NULL || groups->kind != ASTER_COLUMN_TEXT)
    return;

  self->broad_of = g_new0 (guint32, MAX (self->n_clusters, 1));
  for (guint c = 0; c < self->n_clusters; c++)
    self->broad_of[c] = G_MAXUINT32;
  for (gsize i = 0; i < self->n; i++)
    {
      int label = self->labels[i];
      const char *name = g_ptr_array_index (groups->levels, groups->codes[i]);
      guint at;

      if (label < 0 || self->broad_of[label] != G_MAXUINT32)
        continue;
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, &at))
        {
          at = names->len;
          g_ptr_array_add (names, (gpointer) name);
        }
      self->broad_of[label] = at;
    }

  self->n_broad = names->len;
  self->broad_names = g_new0 (char *, names->len + 1);
  for (guint i = 0; i < names->len; i++)
    self->broad_names[i] = g_strdup (g_ptr_array_index (names, i));
}

static AsterColouring *
new_colouring (const AsterClusters *clusters)
{
  g_autofree guint8 *styles = g_malloc (MAX (clusters->n, 1));
  AsterLegendEntry entries[ASTER_MAX_CLASSES + 2];
  guint n_marked = MIN (clusters->n_clusters, ASTER_MAX_CLASSES), n = n_marked;
  g_autofree char *rest = NULL;
  AsterColouring *colouring;

  for (gsize row = 0; row < clusters->n; row++)
    styles[row] = clusters->labels[row] < 0 ? ASTER_STYLE_MISSING
                  : (guint) clusters->labels[row] >= n_marked
                      ? ASTER_STYLE_OTHER
                      : (guint8) clusters->labels[row];
  for (guint i = 0; i < n_marked; i++)
    entries[i] = (AsterLegendEntry){ clusters->names[i], 0, (guint8) i, FALSE };
  if (clusters->n_clusters > n_marked)
    {
      rest = g_strdup_printf ("%u smaller clusters, pale",
                              clusters->n_clusters - n_marked);
      entries[n++] = (AsterLegendEntry){ rest, 0, ASTER_STYLE_OTHER, FALSE };
    }
  if (clusters->n_noise > 0)
    entries[n++] = (AsterLegendEntry){ (char *) "Noise", 0, ASTER_STYLE_MISSING, FALSE };

  colouring = aster_colouring_new_from_classes ("Clusters", entries, n, styles,
                                                clusters->n);
  aster_colouring_mark_clusters (colouring, clusters->labels);

  return colouring;
}

static AsterColouring *
colour_by_clusters (const Source *self, AsterClusters **clusters, GError **error)
{
  g_autoptr (AsterSpace) joined = join (self, "--clusters", error);
  const AsterColumn *column = joined != NULL ? aster_space_find_column (joined, "cluster")
                                             : NULL;
  int *labels;

  if (joined == NULL)
    return NULL;
  if (column == NULL || (labels = read_labels (column, column->n)) == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT,
                   "%s: this is no table of clusters: it has no column “cluster” of "
                   "numbers, as asterism-cli clusters writes it",
                   aster_cli_text (self->request, "--clusters"));
      return NULL;
    }

  *clusters = aster_clusters_new (labels, column->n);
  name_clusters (*clusters, aster_space_find_column (joined, "name"));
  group_clusters (*clusters, aster_space_find_column (joined, "group"));

  return new_colouring (*clusters);
}

/* A table of tokens and sets; the column is the second one, whatever it is called. */
static AsterColouring *
colour_by_sets (const Source *self, GError **error)
{
  guint n_before = self->input->chosen->columns->len;
  g_autoptr (AsterSpace) joined = join (self, "--sets", error);

  if (joined == NULL)
    return NULL;
  if (joined->columns->len > n_before)
    return aster_colouring_new_from_column (
        g_ptr_array_index (joined->columns, n_before));

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT,
               "%s: the table has no column beside the tokens",
               aster_cli_text (self->request, "--sets"));
  return NULL;
}

/**
 * aster_cli_read_colours:
 * @request: a command with the options of render
 * @input: what was read
 * @layout: (transfer none): the map
 * @colouring: (out): what the colours mean; NULL for one hue
 * @clusters: (out): what stands on the map by name; NULL for nothing
 * @error: return location
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_cli_read_colours (const AsterCliRequest *request,
                        const AsterCliInput *input,
                        AsterLayout *layout,
                        AsterColouring **colouring,
                        AsterClusters **clusters,
                        GError **error)
{
  const Source self = { request, input, layout };
  const char *name = aster_cli_text (request, "--colour");
  const AsterColumn *column;

  if (aster_cli_text (request, "--cosine") != NULL)
    return (*colouring = colour_by_cosine (&self, error)) != NULL;
  if (name == NULL)
    return TRUE;

  if ((column = aster_space_find_column (input->chosen, name)) != NULL)
    *colouring = aster_colouring_new_from_column (column);
  else if (g_str_equal (name, "norm") || g_str_equal (name, "rank"))
    *colouring = colour_by_number (&self, name);
  else if (g_str_equal (name, "hubness"))
    *colouring = colour_by_hubness (&self, error);
  else if (g_str_equal (name, "recall"))
    *colouring = colour_by_recall (&self, error);
  else if (g_str_equal (name, "clusters"))
    *colouring = colour_by_clusters (&self, clusters, error);
  else if (g_str_equal (name, "sets") && aster_cli_text (request, "--set-rows") != NULL)
    *colouring = aster_cli_colour_by_set_rows (request, input, error);
  else if (g_str_equal (name, "sets"))
    *colouring = colour_by_sets (&self, error);
  else
    return refuse_name (&self, name, error);

  return *colouring != NULL;
}
