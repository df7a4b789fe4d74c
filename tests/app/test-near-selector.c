#include <math.h>

#include "search/near-selector.h"
#include "stage.h"

typedef struct
{
  Stage stage;
  AsterPane *query;
  GtkWidget *selector;
} Room;

static void
ask (Room *room, const char *text)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (
      aster_pane_get_recipe (room->query));

  g_free (recipe->query);
  recipe->query = g_strdup (text);
  recipe->k = 3;
  aster_pane_set_recipe (room->query, recipe);
  aster_pane_run (room->query);
  WAIT_UNTIL (!aster_pane_is_running (room->query));
  stage_settle ();
}

static void
set_up (Room *room, gconstpointer data)
{
  AsterDocument *document;

  room->stage = stage_init ();
  document = room->stage.document;
  room->query = aster_pane_new (aster_document_get_engine (document), 1,
                                ASTER_PANE_QUERY);
  aster_pane_set_input (room->query, aster_document_get_space (document),
                        aster_document_get_treatment (document));
  room->selector = g_object_new (ASTER_TYPE_NEAR_SELECTOR, NULL);
  stage_show (&room->stage, room->selector);
  aster_near_selector_set_query (ASTER_NEAR_SELECTOR (room->selector), document,
                                 room->query);
}

static void
tear_down (Room *room, gconstpointer data)
{
  aster_near_selector_set_query (ASTER_NEAR_SELECTOR (room->selector), NULL, NULL);
  aster_pane_stop (room->query);
  g_clear_object (&room->query);
  stage_clear (&room->stage);
}

static GtkWidget *
get_button (Room *room)
{
  return gtk_widget_get_first_child (room->selector);
}

static GtkWidget *
get_form (Room *room)
{
  return GTK_WIDGET (adw_split_button_get_popover (ADW_SPLIT_BUTTON (get_button (room))));
}

/* The button of the form; the spin button has buttons of its own. */
static GtkWidget *
get_choose (Room *room)
{
  return gtk_grid_get_child_at (
      GTK_GRID (gtk_popover_get_child (GTK_POPOVER (get_form (room)))), 1, 2);
}

/* Nothing without an answer; then one press selects the words of the list. */
static void
test_listed (Room *room, gconstpointer data)
{
  AsterResult *result;

  g_assert_false (gtk_widget_get_visible (room->selector));
  ask (room, "king - man");
  g_assert_true (gtk_widget_get_visible (room->selector));
  g_assert_cmpstr (adw_split_button_get_label (ADW_SPLIT_BUTTON (get_button (room))), ==,
                   "Select 3");

  g_signal_emit_by_name (get_button (room), "clicked");
  result = aster_pane_get_result (room->query);
  g_assert_cmpuint (aster_selection_get_n_selected (room->stage.selection), ==, 3);
  for (gsize i = 0; i < 3; i++)
    g_assert_true (aster_selection_is_selected (room->stage.selection,
                                                result->rankings[0]->rows[i]));
  aster_document_undo (room->stage.document);
  g_assert_cmpuint (aster_selection_get_n_selected (room->stage.selection), ==, 0);
}

/* The cosine of @row with king − man, worked out here. */
static double
get_cosine (Room *room, gsize row)
{
  const AsterMatrix *x = aster_document_get_space (room->stage.document)->vectors;
  const float *king = aster_matrix_row (x, 0), *man = aster_matrix_row (x, 2);
  const float *v = aster_matrix_row (x, row);
  double dot = 0, vv = 0, qq = 0;

  for (gsize p = 0; p < x->n_cols; p++)
    {
      double q = (double) king[p] - man[p];

      dot += q * v[p];
      vv += (double) v[p] * v[p];
      qq += q * q;
    }

  return dot / sqrt (vv * qq);
}

static void
test_by_cosine (Room *room, gconstpointer data)
{
  static const double limits[] = { 0.5, 0, -1, 0.95 };
  GtkSpinButton *least;

  ask (room, "king - man");
  gtk_popover_popup (GTK_POPOVER (get_form (room)));
  least = GTK_SPIN_BUTTON (stage_find (get_form (room), GTK_TYPE_SPIN_BUTTON, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      guint expected = 0;

      for (gsize row = 0; row < 10; row++)
        expected += get_cosine (room, row) >= limits[i];
      gtk_spin_button_set_value (least, limits[i]);
      if (expected == 0)
        {
          g_assert_false (gtk_widget_get_sensitive (get_choose (room)));
          continue;
        }

      WAIT_UNTIL (gtk_widget_get_sensitive (get_choose (room)));
      g_signal_emit_by_name (get_choose (room), "clicked");
      g_assert_cmpuint (aster_selection_get_n_selected (room->stage.selection), ==,
                        expected);
      for (gsize row = 0; row < 10; row++)
        g_assert_true (aster_selection_is_selected (room->stage.selection, row) ==
                       (get_cosine (room, row) >= limits[i]));
    }
}

/* Another query asks anew while the popover is open, and may add to what is selected. */
static void
test_adds (Room *room, gconstpointer data)
{
  const guint32 first = 9;

  ask (room, "apple");
  aster_selection_apply (room->stage.selection, &first, 1, ASTER_SELECT_REPLACE);
  gtk_popover_popup (GTK_POPOVER (get_form (room)));
  ask (room, "dog");
  gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (stage_find (get_form (room), GTK_TYPE_SPIN_BUTTON, NULL)), 1);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (stage_find (get_form (room), GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  WAIT_UNTIL (gtk_widget_get_sensitive (get_choose (room)));
  g_signal_emit_by_name (get_choose (room), "clicked");
  g_assert_cmpuint (aster_selection_get_n_selected (room->stage.selection), ==, 2);
  g_assert_true (aster_selection_is_selected (room->stage.selection, 9));
  g_assert_true (aster_selection_is_selected (room->stage.selection, 6));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/near-selector/listed", Room, NULL, set_up, test_listed, tear_down);
  g_test_add ("/near-selector/by-cosine", Room, NULL, set_up, test_by_cosine, tear_down);
  g_test_add ("/near-selector/adds", Room, NULL, set_up, test_adds, tear_down);

  return stage_run ();
}
