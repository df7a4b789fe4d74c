/* Words that are isolated lie where the map of all words put them. Mapped again, the
 * recipe of the pane is worked out on their vectors alone, so that differences that were
 * small among all others are what the map is about. It is a change of the recipe like any
 * other: undone, kept in the session, copied as a command. Where those that are alone
 * have their map, or all are seen, the selected words are isolated first. */

#include "map/map-again.h"

/* (transfer full) (nullable): the rows that are isolated. */
static AsterRowSet *
dup_isolated (AsterDocument *document)
{
  AsterIsolation *isolation = aster_document_get_isolation (document);
  guint depth = aster_isolation_get_depth (isolation);
  gsize n;
  const guint32 *rows = aster_isolation_get_rows (isolation, depth, &n);

  return rows != NULL && n > 0 ? aster_row_set_new (rows, n) : NULL;
}

static void
set_rows (AsterPane *pane, AsterRowSet *rows)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (pane));

  g_clear_pointer (&recipe->rows, aster_row_set_unref);
  recipe->rows = rows != NULL ? aster_row_set_ref (rows) : NULL;
  aster_pane_set_recipe (pane, recipe);
}

/* Whether words are isolated, enough for a map, that the pane has no map of yet. */
gboolean
aster_map_again_can_these (AsterDocument *document, AsterPane *pane)
{
  g_autoptr (AsterRowSet) rows = NULL;

  if (aster_pane_get_kind (pane) != ASTER_PANE_MAP)
    return FALSE;

  rows = dup_isolated (document);

  return rows != NULL && rows->n >= ASTER_MAP_AGAIN_LEAST &&
         !aster_row_set_equal (rows, aster_pane_get_recipe (pane)->rows);
}

/* The selected words, if there are enough for a map, are those that are alone. */
static void
isolate_selected (AsterDocument *document)
{
  gsize n;
  g_autofree guint32 *rows = aster_selection_dup_rows (
      aster_document_get_selection (document), &n);

  if (n >= ASTER_MAP_AGAIN_LEAST)
    aster_isolation_enter (aster_document_get_isolation (document), rows, n);
}

/* Lets @pane show a map of the isolated words alone, or else of the selected ones. */
void
aster_map_again_these (AsterDocument *document, AsterPane *pane)
{
  g_autoptr (AsterRowSet) rows = NULL;

  if (!aster_map_again_can_these (document, pane))
    isolate_selected (document);
  if (!aster_map_again_can_these (document, pane))
    return;

  rows = dup_isolated (document);
  set_rows (pane, rows);
}

/* Whether @pane shows a map of some words. */
gboolean
aster_map_again_can_all (AsterPane *pane)
{
  return aster_pane_get_kind (pane) == ASTER_PANE_MAP &&
         aster_pane_get_recipe (pane)->rows != NULL;
}

void
aster_map_again_all (AsterPane *pane)
{
  if (aster_map_again_can_all (pane))
    set_rows (pane, NULL);
}

static void
update (GtkWidget *content)
{
  AsterDocument *document = g_object_get_data (G_OBJECT (content), "again-document");
  AsterPane *pane = g_object_get_data (G_OBJECT (content), "again-pane");
  AsterSelection *selection = aster_document_get_selection (document);

  gtk_widget_action_set_enabled (content, "map.again",
                                 aster_selection_get_n_selected (selection) >=
                                         ASTER_MAP_AGAIN_LEAST ||
                                     aster_map_again_can_these (document, pane));
  gtk_widget_action_set_enabled (content, "map.all", aster_map_again_can_all (pane));
}

/**
 * aster_map_again_follow:
 * @content: (transfer none): a widget with the actions «map.again» and «map.all»
 * @document: (transfer none): whose words are isolated
 * @pane: (transfer none): the map
 *
 * Enables the actions as far as they have something to do, from now on.
 */
void
aster_map_again_follow (GtkWidget *content, AsterDocument *document, AsterPane *pane)
{
  g_object_set_data_full (G_OBJECT (content), "again-document", g_object_ref (document),
                          g_object_unref);
  g_object_set_data_full (G_OBJECT (content), "again-pane", g_object_ref (pane),
                          g_object_unref);
  g_signal_connect_object (aster_document_get_isolation (document), "changed",
                           G_CALLBACK (update), content, G_CONNECT_SWAPPED);
  g_signal_connect_object (aster_document_get_selection (document), "selection-changed",
                           G_CALLBACK (update), content, G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (update), content,
                           G_CONNECT_SWAPPED);
  update (content);
}
