/* What is known of words beside their metadata, as columns: norms, clusters, cosines to
 * the word that was pinned last, hubness, and of the first map of the document where it
 * has put them and how many of their neighbours it kept.
 *
 * Columns that cost something are offered from the beginning and hidden; they are worked
 * out when a person shows them. Of a map that moves nothing is listed until it rests. */

#include "panes/table-sources.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "map/map-judge.h"

#define HUB_NEIGHBOURS 10

#define COSINE  "cosine"
#define HUBNESS "hubness"
#define RECALL  "recall"

static const char *const axes[] = { "x", "y", "z" };

struct _AsterTableSources
{
  GObject parent_instance;

  AsterDocument *document;
  AsterTable *table;    /* (unowned) outlives this */
  AsterPane *cosines;   /* works out how near words are to the pin */
  AsterPane *hubs;      /* works out hubness */
  AsterPane *map;       /* (nullable) the first map */
  AsterLayout *layout;  /* (nullable) of it, as listed */
  guint known;          /* of its axes, bits: which the table has been told */
  AsterMapJudge *judge; /* (nullable) of it, once somebody wants to know */
};

G_DEFINE_FINAL_TYPE (AsterTableSources, aster_table_sources, G_TYPE_OBJECT)

static gsize
get_n (AsterTableSources *self)
{
  return aster_space_n (aster_document_get_space (self->document));
}

/* @numbers: (nullable): none are known yet */
static void
set_numbers (AsterTableSources *self,
             const char *id,
             const char *title,
             const double *numbers)
{
  g_autoptr (AsterColumn) column = NULL;

  if (numbers == NULL)
    {
      aster_table_promise_column (self->table, id, title);
      return;
    }

  column = aster_column_new_numbers (title, numbers, get_n (self));
  aster_table_set_column (self->table, id, column);
}

static void
norms_cb (AsterTableSources *self)
{
  const double *norms = aster_document_get_norms (self->document);

  if (norms != NULL)
    set_numbers (self, "norm", _ ("Norm"), norms);
}

static void
clusters_cb (AsterTableSources *self)
{
  g_autoptr (AsterColumn) column = aster_cluster_link_dup_column (
      aster_document_get_clusters (self->document));

  aster_table_set_column (self->table, "cluster", column);
}

static void
ask (AsterTableSources *self, AsterPane *values, AsterValuesBy by, char *query)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (values));

  recipe->values = by;
  recipe->k = HUB_NEIGHBOURS;
  g_free (recipe->query);
  recipe->query = query;
  aster_pane_set_recipe (values, recipe);
  aster_pane_set_input (values, aster_document_get_space (self->document),
                        aster_document_get_treatment (self->document));
  aster_pane_run (values);
}

/* Cosines are to the last pin; without one there is no such column. */
static void
pins_cb (AsterTableSources *self)
{
  gsize n_pins;
  const guint32 *pins = aster_selection_get_pins (
      aster_document_get_selection (self->document), &n_pins);

  if (n_pins > 0)
    ask (self, self->cosines, ASTER_VALUES_COSINE,
         g_strdup_printf ("#%u", pins[n_pins - 1]));
  else
    {
      aster_pane_stop (self->cosines);
      aster_table_set_column (self->table, COSINE, NULL);
    }
}

static const double *
get_values (AsterTableSources *self, AsterPane *values)
{
  AsterResult *result = aster_pane_get_error (values) == NULL
                            ? aster_pane_get_result (values)
                            : NULL;

  return result != NULL && result->values != NULL && result->n_values == get_n (self)
             ? result->values
             : NULL;
}

static void
cosines_cb (AsterTableSources *self)
{
  const AsterTokens *tokens = aster_document_get_space (self->document)->tokens;
  const double *values = get_values (self, self->cosines);
  g_autofree char *shown = NULL, *title = NULL;
  gsize n_pins;
  const guint32 *pins = aster_selection_get_pins (
      aster_document_get_selection (self->document), &n_pins);

  if (values == NULL || n_pins == 0)
    return;

  shown = aster_tokens_dup_shown (tokens, pins[n_pins - 1]);
  /* Translators: what the colours of points mean; %s is a word or a sum of words */
  title = g_strdup_printf (_ ("Cosine to %s"), shown);
  set_numbers (self, COSINE, title, values);
}

static void
hubs_cb (AsterTableSources *self)
{
  set_numbers (self, HUBNESS, _ ("Hubness"), get_values (self, self->hubs));
}

static void
recalls_cb (AsterTableSources *self)
{
  AsterQuality *quality = self->judge != NULL ? aster_map_judge_get_quality (self->judge)
                                              : NULL;
  g_autofree double *recalls = NULL;

  if (quality != NULL && quality->n_rows == get_n (self))
    {
      recalls = g_new (double, MAX (quality->n_rows, 1));
      for (gsize i = 0; i < quality->n_rows; i++)
        recalls[i] = quality->recalls[i];
    }
  set_numbers (self, RECALL, _ ("Neighbour recall"), recalls);
}

static void
drop_judge (AsterTableSources *self)
{
  if (self->judge == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->judge, self);
  g_clear_object (&self->judge);
}

/* Where the map has put the words along @axes[p], if somebody wants to know. */
static void
set_axis (AsterTableSources *self, gsize p)
{
  gsize n = get_n (self);
  g_autofree double *numbers = NULL;

  if (aster_table_wants_column (self->table, axes[p]))
    {
      numbers = g_new (double, MAX (n, 1));
      for (gsize i = 0; i < n; i++)
        numbers[i] = (double) aster_matrix_row (self->layout->positions, i)[p];
      self->known |= 1u << p;
    }
  set_numbers (self, axes[p], axes[p], numbers);
}

/* Where the first map has put the words, once it rests. */
static void
layout_cb (AsterTableSources *self)
{
  AsterLayout *layout = self->map != NULL ? aster_pane_get_layout (self->map) : NULL;
  gsize dims;

  if (self->map != NULL && aster_pane_is_running (self->map))
    return;
  if (layout != NULL && layout->positions->n_rows != get_n (self))
    layout = NULL;
  if (layout == self->layout)
    return;

  g_clear_pointer (&self->layout, aster_layout_unref);
  self->layout = layout != NULL ? aster_layout_ref (layout) : NULL;
  self->known = 0;
  dims = layout != NULL ? layout->positions->n_cols : 0;
  for (gsize p = 0; p < G_N_ELEMENTS (axes); p++)
    if (p < dims)
      set_axis (self, p);
    else
      aster_table_set_column (self->table, axes[p], NULL);
}

/* What was only promised, and somebody wants to know now. */
static void
keep_promises (AsterTableSources *self)
{
  gsize dims = self->layout != NULL ? self->layout->positions->n_cols : 0;

  for (gsize p = 0; p < MIN (dims, G_N_ELEMENTS (axes)); p++)
    if (!(self->known & (1u << p)) && aster_table_wants_column (self->table, axes[p]))
      set_axis (self, p);
}

/* (transfer none) (nullable) */
static AsterPane *
find_map (AsterTableSources *self)
{
  GListModel *panes = aster_pane_set_get_panes (
      aster_document_get_panes (self->document));

  for (guint i = 0; i < g_list_model_get_n_items (panes); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (panes, i);

      if (aster_pane_get_kind (pane) == ASTER_PANE_MAP)
        return pane;
    }

  return NULL;
}

static void
panes_cb (AsterTableSources *self)
{
  AsterPane *map = find_map (self);

  if (map == self->map)
    return;

  drop_judge (self);
  if (self->map != NULL)
    g_signal_handlers_disconnect_by_func (self->map, layout_cb, self);
  g_set_object (&self->map, map);
  if (map != NULL)
    {
      g_signal_connect_object (map, "notify::layout", G_CALLBACK (layout_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (map, "notify::running", G_CALLBACK (layout_cb), self,
                               G_CONNECT_SWAPPED);
    }
  layout_cb (self);
  aster_table_sources_update (self);
}

static void
treatment_cb (AsterTableSources *self)
{
  pins_cb (self);
  aster_table_sources_update (self);
}

static void
aster_table_sources_dispose (GObject *object)
{
  AsterTableSources *self = ASTER_TABLE_SOURCES (object);

  drop_judge (self);
  if (self->cosines != NULL)
    aster_pane_stop (self->cosines);
  if (self->hubs != NULL)
    aster_pane_stop (self->hubs);
  g_clear_object (&self->cosines);
  g_clear_object (&self->hubs);
  g_clear_object (&self->map);
  g_clear_pointer (&self->layout, aster_layout_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_table_sources_parent_class)->dispose (object);
}

static void
aster_table_sources_class_init (AsterTableSourcesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_table_sources_dispose;
}

static void
aster_table_sources_init (AsterTableSources *self)
{
}

static AsterPane *
new_values (AsterTableSources *self, GCallback callback)
{
  AsterPane *values = aster_pane_new (aster_document_get_engine (self->document), 1,
                                      ASTER_PANE_VALUES);

  g_signal_connect_object (values, "notify::result", callback, self, G_CONNECT_SWAPPED);

  return values;
}

/**
 * aster_table_sources_new:
 * @document: (transfer none): what is known
 * @table: (transfer none): of its space, receives the columns; must outlive them
 *
 * Returns: (transfer full): keeps the columns of @table up to date
 */
AsterTableSources *
aster_table_sources_new (AsterDocument *document, AsterTable *table)
{
  AsterTableSources *self = g_object_new (ASTER_TYPE_TABLE_SOURCES, NULL);
  AsterSelection *selection = aster_document_get_selection (document);

  self->document = g_object_ref (document);
  self->table = table;
  self->cosines = new_values (self, G_CALLBACK (cosines_cb));
  self->hubs = new_values (self, G_CALLBACK (hubs_cb));
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    aster_table_hide_at_first (table, axes[i]);
  aster_table_hide_at_first (table, RECALL);
  aster_table_hide_at_first (table, HUBNESS);

  g_signal_connect_object (document, "notify::norms", G_CALLBACK (norms_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::treatment", G_CALLBACK (treatment_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aster_document_get_clusters (document), "changed",
                           G_CALLBACK (clusters_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "pins-changed", G_CALLBACK (pins_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aster_pane_set_get_panes (aster_document_get_panes (document)),
                           "items-changed", G_CALLBACK (panes_cb), self,
                           G_CONNECT_SWAPPED);
  norms_cb (self);
  clusters_cb (self);
  pins_cb (self);
  hubs_cb (self);
  recalls_cb (self);
  panes_cb (self);

  return self;
}

/* Works out what somebody wants to see, and nothing else. */
void
aster_table_sources_update (AsterTableSources *self)
{
  gboolean wants_recalls = aster_table_wants_column (self->table, RECALL);

  g_return_if_fail (ASTER_IS_TABLE_SOURCES (self));

  keep_promises (self);
  if (aster_table_wants_column (self->table, HUBNESS))
    ask (self, self->hubs, ASTER_VALUES_HUBNESS, NULL);
  else
    aster_pane_stop (self->hubs);

  if (wants_recalls && self->map != NULL && self->judge == NULL)
    {
      self->judge = aster_map_judge_new (self->document, self->map);
      g_signal_connect_object (self->judge, "changed", G_CALLBACK (recalls_cb), self,
                               G_CONNECT_SWAPPED);
      aster_map_judge_set_every_row (self->judge, TRUE);
    }
  else if (!wants_recalls)
    drop_judge (self);
}
