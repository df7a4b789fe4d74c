#include "map/map-quality.h"

#include "map/map-colours.h"
#include "stage.h"

static const char *
get_line (GtkWidget *line)
{
  return gtk_label_get_text (GTK_LABEL (stage_find (line, GTK_TYPE_LABEL, NULL)));
}

/* A promise while the map moves, one number in words when it rests, four behind a click;
 * the colour is another click, and computes no map again. */
static void
test_says (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterPane *map = aster_pane_set_find (aster_document_get_panes (stage.document), 1);
  AsterMapJudge *judge = aster_map_judge_new (stage.document, map);
  GtkWidget *line = aster_map_quality_new (judge), *menu, *popover;
  AsterResult *before;

  stage_show (&stage, line);
  menu = stage_find (line, GTK_TYPE_MENU_BUTTON, NULL);
  g_assert_false (gtk_widget_get_sensitive (menu));
  g_assert_cmpstr (get_line (line), !=, "");

  WAIT_UNTIL (aster_map_judge_get_quality (judge) != NULL);
  before = aster_pane_get_result (map);
  g_assert_true (gtk_widget_get_sensitive (menu));
  g_assert_true (g_str_has_suffix (get_line (line), "9 nearest are near on the page"));

  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
  g_assert_nonnull (popover);
  /* A name, a number and a sentence each. */
  g_assert_cmpuint (stage_count (popover, GTK_TYPE_LABEL), >=, 4 * 3 + 2);

  g_signal_emit_by_name (stage_find (popover, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpstr (aster_pane_get_colour (map), ==, ASTER_COLOUR_RECALL);
  g_assert_false (aster_pane_is_running (map));
  g_assert_true (aster_pane_get_result (map) == before);

  g_object_unref (judge);
}

/* The popover says of a map whether its axes mean something. */
static void
test_axes (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterPane) map = g_list_model_get_item (
      aster_pane_set_get_panes (aster_document_get_panes (stage.document)), 0);
  AsterMapJudge *judge = aster_map_judge_new (stage.document, map);
  GtkWidget *line = aster_map_quality_new (judge), *menu;

  stage_show (&stage, line);
  menu = stage_find (line, GTK_TYPE_MENU_BUTTON, NULL);
  for (guint mds = 0; mds < 2; mds++)
    {
      g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (map));
      GtkWidget *popover;

      recipe->method = mds ? ASTER_MAP_MDS : ASTER_MAP_PCA;
      aster_pane_set_recipe (map, recipe);
      WAIT_UNTIL (!aster_pane_is_running (map) && aster_pane_get_layout (map) != NULL &&
                  (aster_pane_get_layout (map)->axes[0].kind == ASTER_AXIS_NONE) == mds &&
                  aster_map_judge_get_quality (judge) != NULL);
      gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
      popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
      g_assert_true (
          (stage_find (popover, GTK_TYPE_LABEL,
                       "The axes of this map mean nothing: it could be turned or "
                       "mirrored as well.") != NULL) == mds);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (menu));
    }

  g_object_unref (judge);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-quality/says", test_says);
  g_test_add_func ("/map-quality/axes", test_axes);

  return stage_run ();
}
