#include "map/map-labels.h"

#include "stage.h"

typedef struct
{
  Stage stage;
  AsterPane *pane;
  AsterLabelEdits *labels;
} Room;

static void
set_up (Room *room, gconstpointer data)
{
  g_autoptr (AsterPane) pane = NULL;

  room->stage = stage_init ();
  pane = g_list_model_get_item (
      aster_pane_set_get_panes (aster_document_get_panes (room->stage.document)), 0);
  room->pane = pane;
  room->labels = aster_pane_get_labels (pane);
}

static void
tear_down (Room *room, gconstpointer data)
{
  stage_clear (&room->stage);
}

static void
move (Room *room, guint32 row, double x, double y)
{
  const double offset[2] = { x, y };

  aster_label_edits_move (room->labels, row, offset);
}

/* A label moves many times under the pointer and is let go of once: one step. Two labels
 * that are moved soon after one another are two; a run of keys is one. */
static void
test_undo (Room *room, gconstpointer data)
{
  double offset[2];

  move (room, 2, 1, 0);
  move (room, 2, 2, -1);
  g_assert_false (aster_document_can_undo (room->stage.document));
  aster_label_edits_commit (room->labels, NULL);
  move (room, 3, 5, 5);
  aster_label_edits_commit (room->labels, NULL);
  aster_label_edits_hide (room->labels, 4);
  aster_label_edits_commit (room->labels, NULL);

  aster_document_undo (room->stage.document);
  g_assert_false (aster_label_edits_is_hidden (room->labels, 4));
  aster_document_undo (room->stage.document);
  g_assert_false (aster_label_edits_get_offset (room->labels, 3, offset));
  g_assert_true (aster_label_edits_get_offset (room->labels, 2, offset));
  aster_document_undo (room->stage.document);
  g_assert_false (aster_label_edits_get_offset (room->labels, 2, offset));
  g_assert_false (aster_document_can_undo (room->stage.document));
  aster_document_redo (room->stage.document);
  g_assert_true (aster_label_edits_get_offset (room->labels, 2, offset));
  g_assert_cmpfloat (offset[1], ==, -1);

  for (int i = 0; i < 5; i++)
    {
      move (room, 6, i, 0);
      aster_label_edits_commit (room->labels, "labels");
    }
  aster_document_undo (room->stage.document);
  g_assert_false (aster_label_edits_get_offset (room->labels, 6, offset));
}

/* A session keeps them, and so does a copy of the pane. */
static void
test_kept (Room *room, gconstpointer data)
{
  AsterPaneSet *panes = aster_document_get_panes (room->stage.document);
  g_autoptr (GVariant) state = NULL;
  g_autoptr (AsterDocument) again = NULL;
  g_autoptr (AsterPane) pane = NULL;
  AsterPane *copy;
  double offset[2];

  move (room, 7, -3, 0.5);
  aster_label_edits_hide (room->labels, 1);
  aster_label_edits_commit (room->labels, NULL);
  copy = aster_pane_set_duplicate (panes, aster_pane_get_id (room->pane));
  g_assert_true (aster_label_edits_is_hidden (aster_pane_get_labels (copy), 1));

  state = g_variant_ref_sink (aster_document_to_variant (room->stage.document));
  again = aster_document_new_from_variant (
      room->stage.engine, aster_document_get_space (room->stage.document), state);
  pane = g_list_model_get_item (
      aster_pane_set_get_panes (aster_document_get_panes (again)), 0);
  g_assert_true (aster_label_edits_get_offset (aster_pane_get_labels (pane), 7, offset));
  g_assert_cmpfloat (offset[0], ==, -3);
  g_assert_true (aster_label_edits_is_hidden (aster_pane_get_labels (pane), 1));
  stage_settle ();
}

/* What the menu offers is what can be done, and does it. */
static void
test_menu (Room *room, gconstpointer data)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *plot = aster_plot_new ();
  g_autoptr (GMenu) one = g_menu_new (), two = g_menu_new (), none = g_menu_new ();
  g_autoptr (GMenuModel) section = NULL;
  double offset[2];

  gtk_box_append (GTK_BOX (box), plot);
  aster_map_labels_bind (box, ASTER_PLOT (plot), room->pane);
  aster_map_labels_append (none, ASTER_PLOT (plot), room->pane, -1, 5, 5);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (none)), ==, 0);
  aster_map_labels_append (one, ASTER_PLOT (plot), room->pane, 3, 5, 5);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (one)), ==, 1);

  g_assert_true (gtk_widget_activate_action (box, "labels.hide", "u", 8));
  g_assert_true (aster_label_edits_is_hidden (room->labels, 8));
  move (room, 3, 2, 2);
  aster_map_labels_append (two, ASTER_PLOT (plot), room->pane, 3, 5, 5);
  section = g_menu_model_get_item_link (G_MENU_MODEL (two), 0, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (section), ==, 3);
  g_assert_true (gtk_widget_activate_action (box, "labels.put-back", "u", 3));
  g_assert_false (aster_label_edits_get_offset (room->labels, 3, offset));
  g_assert_true (gtk_widget_activate_action (box, "labels.show-hidden", NULL));
  g_assert_cmpuint (aster_label_edits_get_n_hidden (room->labels), ==, 0);
  g_object_unref (box);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/map-labels/undo", Room, NULL, set_up, test_undo, tear_down);
  g_test_add ("/map-labels/kept", Room, NULL, set_up, test_kept, tear_down);
  if (gtk_init_check ())
    g_test_add ("/map-labels/menu", Room, NULL, set_up, test_menu, tear_down);

  return g_test_run ();
}
