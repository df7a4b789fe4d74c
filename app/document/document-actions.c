#include "document/document-actions.h"

#include <glib/gi18n-lib.h>

#include "words/expression.h"

#define N_NEIGHBOURS 20

/* What the actions work on; dies with the group. */
typedef struct
{
  AsterDocument *document;
  GtkWidget *window;     /* (unowned) outlives the group */
  AsterPane *neighbours; /* the query of «Select Neighbours» */
} Actions;

static void
actions_free (gpointer data)
{
  Actions *self = data;

  aster_pane_stop (self->neighbours);
  g_signal_handlers_disconnect_by_data (self->neighbours, self);
  g_object_unref (self->neighbours);
  g_object_unref (self->document);
  g_free (self);
}

static AsterSelection *
get_selection (Actions *self)
{
  return aster_document_get_selection (self->document);
}

static void
pin_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AsterSelection *selection = get_selection (data);
  int row = aster_selection_get_current (selection);

  if (row < 0)
    return;
  if (aster_selection_is_pinned (selection, (guint32) row))
    aster_selection_unpin (selection, (guint32) row);
  else
    aster_selection_pin (selection, (guint32) row);
}

static void
clear_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  aster_selection_clear (get_selection (data));
}

/* Of words that are looked at alone, those that are not selected: the others are neither
 * seen nor meant. */
static void
invert_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AsterIsolation *isolation = aster_document_get_isolation (((Actions *) data)->document);
  AsterSelection *selection = get_selection (data);
  gsize n, n_left = 0;
  const guint32 *rows = aster_isolation_get_rows (
      isolation, aster_isolation_get_depth (isolation), &n);
  g_autofree guint32 *left = NULL;

  if (rows == NULL)
    {
      aster_selection_invert (selection);
      return;
    }

  left = g_new (guint32, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    if (!aster_selection_is_selected (selection, rows[i]))
      left[n_left++] = rows[i];
  aster_selection_apply (selection, left, n_left, ASTER_SELECT_REPLACE);
}

static void
isolate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AsterIsolation *isolation = aster_document_get_isolation (((Actions *) data)->document);
  gsize n;
  g_autofree guint32 *rows = aster_selection_dup_rows (get_selection (data), &n);

  aster_isolation_enter (isolation, rows, n);
}

/* «crimson, scarlet …»: what a set is called until it gets a better name. */
static char *
dup_set_name (AsterDocument *document, const guint32 *rows, gsize n)
{
  const AsterTokens *tokens = aster_document_get_space (document)->tokens;
  g_autofree char *first = aster_tokens_dup_shown (tokens, rows[0]);
  g_autofree char *second = n > 1 ? aster_tokens_dup_shown (tokens, rows[1]) : NULL;

  if (n == 1)
    return g_steal_pointer (&first);

  return g_strconcat (first, _ (", "), second, n > 2 ? " …" : "", NULL);
}

static void
keep_set_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AsterDocument *document = ((Actions *) data)->document;
  gsize n;
  g_autofree guint32 *rows = aster_selection_dup_rows (get_selection (data), &n);
  g_autofree char *name = NULL;

  if (n == 0)
    return;
  name = dup_set_name (document, rows, n);
  aster_word_sets_add (aster_document_get_sets (document), name, rows, n);
}

static void
back_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AsterIsolation *isolation = aster_document_get_isolation (((Actions *) data)->document);
  guint depth = aster_isolation_get_depth (isolation);

  if (depth > 0)
    aster_isolation_back_to (isolation, depth - 1);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Actions *self = data;
  AsterSpace *space = aster_document_get_space (self->document);
  int row = aster_selection_get_current (get_selection (self));
  g_autofree char *text = NULL;
  const char *bytes;
  gsize length;

  if (row < 0)
    return;

  bytes = aster_tokens_get (space->tokens, (gsize) row, &length);
  text = g_utf8_make_valid (bytes, (gssize) length);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->window), text);
}

static void
neighbours_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Actions *self = data;
  int row = aster_selection_get_current (get_selection (self));
  g_autoptr (AsterRecipe) recipe = NULL;

  if (row < 0)
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->neighbours));
  g_free (recipe->query);
  recipe->query = g_strdup_printf ("#%d", row);
  recipe->k = N_NEIGHBOURS;
  aster_pane_set_recipe (self->neighbours, recipe);
  aster_pane_set_input (self->neighbours, aster_document_get_space (self->document),
                        aster_document_get_treatment (self->document));
  aster_pane_run (self->neighbours);
}

static void
neighbours_result_cb (Actions *self)
{
  AsterResult *result = aster_pane_get_result (self->neighbours);
  const AsterRanking *ranking =
      result != NULL ? result->rankings[aster_document_get_metric (self->document)]
                     : NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (ranking == NULL)
    return;

  g_array_append_vals (rows, ranking->rows, (guint) ranking->n);
  if (result->rows != NULL && result->rows->len == 1)
    g_array_append_val (rows, g_array_index (result->rows, guint32, 0));
  aster_selection_apply (get_selection (self), (const guint32 *) (gpointer) rows->data,
                         rows->len, ASTER_SELECT_REPLACE);
}

/* The words that are in the cluster of the current one, or noise as it is. */
static void
select_cluster_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Actions *self = data;
  AsterClusterLink *clusters = aster_document_get_clusters (self->document);
  int row = aster_selection_get_current (get_selection (self));

  if (row >= 0)
    aster_cluster_link_select (clusters, get_selection (self),
                               aster_cluster_link_get_label (clusters, (gsize) row),
                               ASTER_SELECT_REPLACE);
}

/* The first text among the panes; one is added if there is none. */
static AsterPane *
find_text (AsterDocument *document)
{
  AsterPaneSet *set = aster_document_get_panes (document);
  GListModel *panes = aster_pane_set_get_panes (set);

  for (guint i = 0; i < g_list_model_get_n_items (panes); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (panes, i);

      if (aster_pane_get_kind (pane) == ASTER_PANE_TEXT)
        return pane;
    }

  return aster_pane_set_add (set, ASTER_PANE_TEXT, 0, GTK_ORIENTATION_VERTICAL);
}

static void
tint_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Actions *self = data;
  AsterSpace *space = aster_document_get_space (self->document);
  int row = aster_selection_get_current (get_selection (self));
  g_autoptr (AsterRecipe) recipe = NULL;
  const char *bytes;
  gsize length;
  AsterPane *pane;

  if (row < 0)
    return;

  if ((pane = find_text (self->document)) == NULL)
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (pane));
  recipe->tint = ASTER_TINT_PINNED;
  g_free (recipe->pin);
  bytes = aster_tokens_get (space->tokens, (gsize) row, &length);
  recipe->pin = aster_expression_quote (bytes, (gssize) length);
  aster_pane_set_recipe (pane, recipe);
}

static void
add_map_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Actions *self = data;

  aster_pane_set_add (aster_document_get_panes (self->document), ASTER_PANE_MAP, 0,
                      GTK_ORIENTATION_HORIZONTAL);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  aster_document_undo (((Actions *) data)->document);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  aster_document_redo (((Actions *) data)->document);
}

static void
arrange_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  aster_pane_set_arrange (aster_document_get_panes (((Actions *) data)->document),
                          g_variant_get_string (parameter, NULL));
}

static const GActionEntry entries[] = {
  { "pin", pin_cb, NULL, NULL, NULL, { 0 } },
  { "clear-selection", clear_cb, NULL, NULL, NULL, { 0 } },
  { "invert-selection", invert_cb, NULL, NULL, NULL, { 0 } },
  { "isolate", isolate_cb, NULL, NULL, NULL, { 0 } },
  { "keep-set", keep_set_cb, NULL, NULL, NULL, { 0 } },
  { "back-out", back_out_cb, NULL, NULL, NULL, { 0 } },
  { "copy-token", copy_cb, NULL, NULL, NULL, { 0 } },
  { "select-neighbours", neighbours_cb, NULL, NULL, NULL, { 0 } },
  { "select-cluster", select_cluster_cb, NULL, NULL, NULL, { 0 } },
  { "tint-by-current", tint_cb, NULL, NULL, NULL, { 0 } },
  { "add-map", add_map_cb, NULL, NULL, NULL, { 0 } },
  { "undo", undo_cb, NULL, NULL, NULL, { 0 } },
  { "redo", redo_cb, NULL, NULL, NULL, { 0 } },
  { "arrange", arrange_cb, "s", NULL, NULL, { 0 } },
};

/* Whether there is a word for the actions that work on one. */
static void
update_enabled (GSimpleActionGroup *group, AsterDocument *document)
{
  static const char *const of_word[] = { "pin", "copy-token", "select-neighbours",
                                         "tint-by-current" };
  AsterSelection *selection = aster_document_get_selection (document);
  struct
  {
    const char *name;
    gboolean enabled;
  } others[] = {
    { "undo", aster_document_can_undo (document) },
    { "redo", aster_document_can_redo (document) },
    { "select-cluster", aster_selection_get_current (selection) >= 0 &&
                            aster_cluster_link_get_clusters (
                                aster_document_get_clusters (document)) != NULL },
    { "clear-selection", aster_selection_get_n_selected (selection) > 0 },
    { "keep-set", aster_selection_get_n_selected (selection) > 0 },
    { "isolate", aster_selection_get_n_selected (selection) > 0 },
    { "back-out",
      aster_isolation_get_depth (aster_document_get_isolation (document)) > 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (of_word); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), of_word[i])),
        aster_selection_get_current (selection) >= 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                     G_ACTION_MAP (group), others[i].name)),
                                 others[i].enabled);
}

static void
state_cb (GSimpleActionGroup *group)
{
  Actions *self = g_object_get_data (G_OBJECT (group), "actions");

  update_enabled (group, self->document);
}

/**
 * aster_document_actions_new:
 * @document: (transfer none): what the actions change
 * @window: (transfer none): whose clipboard is used; must outlive the group
 *
 * Returns: (transfer full): actions to be inserted as «document»
 */
GActionGroup *
aster_document_actions_new (AsterDocument *document, GtkWidget *window)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  AsterSelection *selection = aster_document_get_selection (document);
  Actions *self = g_new0 (Actions, 1);

  self->document = g_object_ref (document);
  self->window = window;
  self->neighbours = aster_pane_new (aster_document_get_engine (document), 1,
                                     ASTER_PANE_QUERY);
  g_signal_connect_swapped (self->neighbours, "notify::result",
                            G_CALLBACK (neighbours_result_cb), self);

  g_object_set_data_full (G_OBJECT (group), "actions", self, actions_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries),
                                   self);
  g_signal_connect_object (selection, "notify::current", G_CALLBACK (state_cb), group,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (state_cb), group,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aster_document_get_isolation (document), "changed",
                           G_CALLBACK (state_cb), group, G_CONNECT_SWAPPED);
  g_signal_connect_object (aster_document_get_clusters (document), "changed",
                           G_CALLBACK (state_cb), group, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::can-undo", G_CALLBACK (state_cb), group,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::can-redo", G_CALLBACK (state_cb), group,
                           G_CONNECT_SWAPPED);
  update_enabled (group, document);

  return G_ACTION_GROUP (group);
}
