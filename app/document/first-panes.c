#include "document/first-panes.h"

#define MAX_LEVELS 9 /* of a column that colours a new map by itself */

/* Colours by the first column that has a colour of its own for each value. */
static void
colour_first_map (AsterPaneSet *panes, AsterSpace *space)
{
  g_autoptr (AsterPane) map = g_list_model_get_item (aster_pane_set_get_panes (panes), 0);

  for (guint i = 0; i < space->columns->len; i++)
    {
      const AsterColumn *column = g_ptr_array_index (space->columns, i);

      if (column->kind == ASTER_COLUMN_TEXT && column->levels->len >= 2 &&
          column->levels->len <= MAX_LEVELS)
        {
          aster_pane_set_colour (map, column->name);
          return;
        }
    }
}

/* The sample opens with a map that unfolds, something to read, and a word to look at. */
static void
set_the_sample_out (AsterPaneSet *panes, AsterSelection *selection, AsterSpace *space)
{
  GListModel *list = aster_pane_set_get_panes (panes);
  g_autoptr (AsterPane) map = g_list_model_get_item (list, 0);
  g_autoptr (AsterPane) pane = g_list_model_get_item (list, 1);
  g_autoptr (AsterRecipe) unfolding = NULL, recipe = NULL;

  if (g_strcmp0 (space->origin.path, "sample:dictionary") != 0)
    return;

  unfolding = aster_recipe_copy (aster_pane_get_recipe (map));
  unfolding->method = ASTER_MAP_TSNE;
  unfolding->tsne.metric = ASTER_TSNE_COSINE;
  aster_pane_set_recipe (map, unfolding);

  recipe = aster_recipe_copy (aster_pane_get_recipe (pane));
  g_free (recipe->text);
  recipe->text = g_strdup (
      "The painter mixed scarlet and violet on a white plate, while a brown dog slept "
      "under the table. Outside the sea was green, the evening sky turned crimson, and "
      "somebody sang an old song about a king and a queen.");
  recipe->tint = ASTER_TINT_PINNED;
  g_free (recipe->pin);
  recipe->pin = g_strdup ("purple");
  aster_pane_set_recipe (pane, recipe);
  aster_selection_set_current (selection,
                               aster_tokens_find (space->tokens, "purple", -1));
}

/**
 * aster_first_panes_open:
 * @panes: without panes yet
 * @selection: of @space
 * @space: what is open
 *
 * Opens those panes that a new space is shown in; the sample tells a story with them.
 */
void
aster_first_panes_open (AsterPaneSet *panes, AsterSelection *selection, AsterSpace *space)
{
  aster_pane_set_arrange (panes, "explore");
  colour_first_map (panes, space);
  set_the_sample_out (panes, selection, space);
}
