/* What a map says about the word under the pointer: its rank, its cluster, and its
 * neighbours, which a query of its own looks up in the original space, so that the lines
 * on the page tell the truth about the vectors. */

#include "map/map-hover.h"

#include <glib/gi18n-lib.h>

#include "map/colour-names.h"
#include "parts/numbers.h"
#include "recipes/recipe-names.h"

#define N_NEIGHBOURS 10 /* lines on the page */
#define N_LISTED     4  /* words on the card */

typedef struct
{
  AsterPlot *plot; /* (unowned) owns this */
  AsterDocument *document;
  AsterPane *pane; /* (unowned) outlives the plot */
  AsterPane *query;
} Hover;

static void
hover_free (gpointer data)
{
  Hover *self = data;

  aster_pane_stop (self->query);
  g_signal_handlers_disconnect_by_data (self->query, self);
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_handlers_disconnect_by_data (aster_document_get_selection (self->document),
                                        self);
  g_object_unref (self->query);
  g_object_unref (self->document);
  g_free (self);
}

static int
get_row (Hover *self)
{
  return aster_selection_get_hovered (aster_document_get_selection (self->document));
}

static char *
dup_rank (Hover *self, gsize row)
{
  g_autofree char *rank = aster_number_dup_count (row + 1);
  g_autofree char *n = aster_number_dup_count (
      aster_space_n (aster_document_get_space (self->document)));

  /* Translators: the place of a word in the vocabulary, and how many words there are */
  return g_strdup_printf (_ ("Rank %s of %s"), rank, n);
}

/* "Nearest by cosine:", a line for each of the first few, and the rank. */
static char *
dup_nearest (Hover *self, gsize row, const AsterRanking *ranking, AsterMetric metric)
{
  const AsterTokens *tokens = aster_document_get_space (self->document)->tokens;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rank = dup_rank (self, row), *nearest = NULL;

  for (gsize i = 0; i < MIN (ranking->n, N_LISTED); i++)
    {
      g_autofree char *token = aster_tokens_dup_shown (tokens, ranking->rows[i]);
      g_autofree char *value = aster_number_dup_fixed (ranking->values[i], 2);

      g_string_append_printf (text, "\n%s %s", token, value);
    }

  /* Translators: over a list of the nearest words; %s is a metric such as «cosine» */
  nearest = g_strdup_printf (_ ("Nearest by %s:%s"), aster_metric_get_name (metric),
                             text->str);

  return g_strdup_printf ("%s\n%s", rank, nearest);
}

/* Whether the colour of a point says already which cluster its word is in. */
static gboolean
is_coloured_by_clusters (Hover *self)
{
  AsterPane *linked = aster_cluster_link_get_pane (
      aster_document_get_clusters (self->document));

  return linked != NULL &&
         aster_pane_get_id (linked) ==
             aster_colour_get_cluster_pane (aster_pane_get_colour (self->pane));
}

/* FALSE if the neighbours of the hovered row are not known. */
static gboolean
show_neighbours (Hover *self)
{
  AsterMetric metric = aster_document_get_metric (self->document);
  AsterResult *result = aster_pane_get_result (self->query);
  AsterClusterLink *clusters = aster_document_get_clusters (self->document);
  int row = get_row (self);
  g_autofree char *nearest = NULL, *card = NULL;
  AsterRanking *ranking;

  if (result == NULL || row < 0 || (ranking = result->rankings[metric]) == NULL ||
      result->rows == NULL || result->rows->len == 0 ||
      g_array_index (result->rows, guint32, 0) != (guint32) row)
    return FALSE;

  nearest = dup_nearest (self, (gsize) row, ranking, metric);
  card = is_coloured_by_clusters (self)
             ? g_strdup (nearest)
             : aster_cluster_link_dup_card (clusters, (gsize) row, nearest);
  aster_plot_set_neighbours (self->plot, ranking->rows, ranking->n);
  aster_plot_set_card (self->plot, card);

  return TRUE;
}

static void
result_cb (Hover *self)
{
  show_neighbours (self);
}

static void
hovered_cb (Hover *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;
  int row = get_row (self);

  aster_plot_set_neighbours (self->plot, NULL, 0);
  aster_plot_set_card (self->plot, NULL);
  if (row < 0 || !gtk_widget_get_mapped (GTK_WIDGET (self->plot)))
    {
      aster_pane_stop (self->query);
      return;
    }

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->query));
  g_free (recipe->query);
  recipe->query = g_strdup_printf ("#%d", row);
  recipe->k = N_NEIGHBOURS;
  /* The pointer may come back to the row it left. */
  if (!aster_recipe_equal (recipe, aster_pane_get_recipe (self->query)))
    aster_pane_set_recipe (self->query, recipe);
  else if (!show_neighbours (self))
    aster_pane_run (self->query);
}

static void
treatment_cb (Hover *self)
{
  aster_pane_set_input (self->query, aster_document_get_space (self->document),
                        aster_document_get_treatment (self->document));
}

/**
 * aster_map_hover_attach:
 * @plot: what shows the map of @pane
 * @document: (transfer none): whose words they are
 * @pane: (transfer none): must outlive @plot
 *
 * From now on @plot tells about the word under the pointer, until it is gone.
 */
void
aster_map_hover_attach (AsterPlot *plot, AsterDocument *document, AsterPane *pane)
{
  Hover *self = g_new0 (Hover, 1);

  self->plot = plot;
  self->pane = pane;
  self->document = g_object_ref (document);
  self->query = aster_pane_new (aster_document_get_engine (document), 1,
                                ASTER_PANE_QUERY);
  treatment_cb (self);
  g_signal_connect_swapped (self->query, "notify::result", G_CALLBACK (result_cb), self);
  g_signal_connect_swapped (document, "notify::treatment", G_CALLBACK (treatment_cb),
                            self);
  g_signal_connect_swapped (aster_document_get_selection (document), "notify::hovered",
                            G_CALLBACK (hovered_cb), self);
  g_object_set_data_full (G_OBJECT (plot), "hover", self, hover_free);
}
