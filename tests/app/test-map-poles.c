/* A word becomes one end of an axis and leaves the other end as it was. */

#include "map/map-poles.h"

#include "stage.h"
#include "words/expression.h"

typedef struct
{
  Stage stage;
  AsterPane *pane;
} Room;

static void
set_up (Room *room, gconstpointer data)
{
  g_autoptr (AsterPane) pane = NULL;

  room->stage = stage_init ();
  pane = g_list_model_get_item (
      aster_pane_set_get_panes (aster_document_get_panes (room->stage.document)), 0);
  room->pane = pane;
}

static void
tear_down (Room *room, gconstpointer data)
{
  stage_clear (&room->stage);
}

static void
check (const char *before, const char *word, gboolean is_end, const char *after)
{
  g_autofree char *sum = aster_map_poles_join (before, word, is_end);

  g_assert_cmpstr (sum, ==, after);
}

static void
test_join (void)
{
  check (NULL, "king", TRUE, "king");
  check (NULL, "king", FALSE, "-king");
  check ("-king", "queen", TRUE, "queen - king");
  check ("queen", "king", FALSE, "queen - king");
  check ("queen - king", "woman", TRUE, "woman - king");
  check ("queen - king", "man", FALSE, "queen - man");
  check ("2 * a + b - c - 0.5 * 'd e'", "f", TRUE, "f - c - 0.5 * 'd e'");
  check ("2 * a + b - c - 0.5 * 'd e'", "f", FALSE, "2 * a + b - f");
  check ("#7 - #8", "'new york'", FALSE, "#7 - 'new york'");
  check ("this is no sum", "king", TRUE, "king");
  check ("", "king", FALSE, "-king");
}

/* What an axis was before it was one of chosen words is not mixed into it; the axis
 * across gets words of its own. */
static void
test_use (Room *room, gconstpointer data)
{
  AsterTokens *tokens = aster_document_get_space (room->stage.document)->tokens;
  const AsterRecipe *recipe = aster_pane_get_recipe (room->pane);
  AsterMapMethod before = recipe->method;
  g_autofree char *joined = NULL, *ends = NULL, *first = NULL, *second = NULL;
  gsize length;

  first = aster_expression_quote (aster_tokens_get (tokens, 1, &length), -1);
  second = aster_expression_quote (aster_tokens_get (tokens, 2, &length), -1);
  joined = g_strdup_printf ("%s - %s", second, first);
  g_assert_cmpint (before, !=, ASTER_MAP_AXES);

  aster_selection_set_current (room->stage.selection, 1);
  aster_map_poles_use (room->stage.document, room->pane, 3);
  recipe = aster_pane_get_recipe (room->pane);
  ends = g_strconcat ("-", first, NULL);
  g_assert_cmpint (recipe->method, ==, ASTER_MAP_AXES);
  g_assert_cmpstr (recipe->axes[1], ==, ends);
  g_assert_nonnull (recipe->axes[0]);

  aster_selection_set_current (room->stage.selection, 2);
  aster_map_poles_use (room->stage.document, room->pane, 2);
  recipe = aster_pane_get_recipe (room->pane);
  g_assert_cmpstr (recipe->axes[1], ==, joined);

  aster_document_undo (room->stage.document);
  g_assert_cmpint (aster_pane_get_recipe (room->pane)->method, ==, before);
}

/* With no word at hand, or an end that there is not, nothing changes. */
static void
test_nothing (Room *room, gconstpointer data)
{
  AsterMapMethod before = aster_pane_get_recipe (room->pane)->method;

  aster_selection_set_current (room->stage.selection, -1);
  aster_map_poles_use (room->stage.document, room->pane, 0);
  aster_selection_set_current (room->stage.selection, 1);
  aster_map_poles_use (room->stage.document, room->pane, 4);
  g_assert_cmpint (aster_pane_get_recipe (room->pane)->method, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-poles/join", test_join);
  g_test_add ("/map-poles/use", Room, NULL, set_up, test_use, tear_down);
  g_test_add ("/map-poles/nothing", Room, NULL, set_up, test_nothing, tear_down);

  return g_test_run ();
}
