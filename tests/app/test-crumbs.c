#include "map/map-again.h"
#include "sets/crumbs.h"

#include "stage.h"

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;

  return n;
}

static AsterPane *
get_map (Stage *stage)
{
  GListModel *panes = aster_pane_set_get_panes (
      aster_document_get_panes (stage->document));
  g_autoptr (AsterPane) pane = g_list_model_get_item (panes, 0);

  g_assert_cmpint (aster_pane_get_kind (pane), ==, ASTER_PANE_MAP);

  return pane;
}

static const char *
get_last_label (GtkWidget *crumbs)
{
  GtkWidget *last = gtk_widget_get_last_child (crumbs);

  return GTK_IS_BUTTON (last) ? gtk_button_get_label (GTK_BUTTON (last))
                              : gtk_label_get_text (GTK_LABEL (last));
}

/* Hidden at the surface; one step for each depth with arrows between; a click on the
 * first goes all the way back. */
static void
test_way_back (void)
{
  static const guint32 outer[] = { 1, 3, 5, 7 }, inner[] = { 3, 5 };
  g_auto (Stage) stage = stage_init ();
  AsterIsolation *isolation = aster_document_get_isolation (stage.document);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *crumbs = aster_crumbs_new (stage.document, get_map (&stage));

  g_object_ref_sink (box);
  gtk_box_append (GTK_BOX (box), crumbs);
  g_assert_false (gtk_widget_get_visible (crumbs));

  aster_isolation_enter (isolation, outer, 4);
  aster_isolation_enter (isolation, inner, 2);
  g_assert_true (gtk_widget_get_visible (crumbs));
  g_assert_cmpuint (count_children (crumbs), ==, 5);
  g_assert_cmpstr (get_last_label (crumbs), ==, "2 alone");

  g_signal_emit_by_name (gtk_widget_get_first_child (crumbs), "clicked");
  g_assert_cmpuint (aster_isolation_get_depth (isolation), ==, 0);
  g_assert_false (gtk_widget_get_visible (crumbs));
  g_object_unref (box);
}

/* Three words or more can have a map of their own; one that is of some words says so, and
 * goes back to all. */
static void
test_map_again (void)
{
  static const guint32 some[] = { 1, 3, 5, 7 }, few[] = { 3, 5, 7 };
  g_auto (Stage) stage = stage_init ();
  AsterIsolation *isolation = aster_document_get_isolation (stage.document);
  AsterPane *pane = get_map (&stage);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *crumbs = aster_crumbs_new (stage.document, pane);

  g_object_ref_sink (box);
  gtk_box_append (GTK_BOX (box), crumbs);
  aster_isolation_enter (isolation, some, 4);
  g_assert_cmpstr (get_last_label (crumbs), ==, "Map These Again");
  g_assert_false (aster_map_again_can_all (pane));

  aster_map_again_these (stage.document, pane);
  g_assert_cmpstr (get_last_label (crumbs), ==, "Map All Words");
  g_assert_false (aster_map_again_can_these (stage.document, pane));
  aster_isolation_enter (isolation, few, 3);
  g_assert_true (aster_map_again_can_these (stage.document, pane));

  aster_isolation_back_to (isolation, 0);
  g_assert_true (gtk_widget_get_visible (crumbs));
  g_assert_cmpuint (count_children (crumbs), ==, 2);
  aster_map_again_all (pane);
  g_assert_false (gtk_widget_get_visible (crumbs));
  g_object_unref (box);
}

/* With nothing isolated, the selected words are; and so it goes on inside of them. */
static void
test_map_selected (void)
{
  static const guint32 some[] = { 1, 3, 5, 7 }, few[] = { 3, 5, 7 };
  g_auto (Stage) stage = stage_init ();
  AsterIsolation *isolation = aster_document_get_isolation (stage.document);
  AsterPane *pane = get_map (&stage);

  aster_selection_apply (stage.selection, some, 2, ASTER_SELECT_REPLACE);
  aster_map_again_these (stage.document, pane);
  g_assert_cmpuint (aster_isolation_get_depth (isolation), ==, 0);
  g_assert_false (aster_map_again_can_all (pane));

  aster_selection_apply (stage.selection, some, 4, ASTER_SELECT_REPLACE);
  aster_map_again_these (stage.document, pane);
  g_assert_cmpuint (aster_isolation_get_depth (isolation), ==, 1);
  g_assert_cmpuint (aster_pane_get_recipe (pane)->rows->n, ==, 4);

  aster_map_again_these (stage.document, pane);
  g_assert_cmpuint (aster_isolation_get_depth (isolation), ==, 1);
  aster_selection_apply (stage.selection, few, 3, ASTER_SELECT_REPLACE);
  aster_map_again_these (stage.document, pane);
  g_assert_cmpuint (aster_isolation_get_depth (isolation), ==, 2);
  g_assert_cmpuint (aster_pane_get_recipe (pane)->rows->n, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crumbs/way-back", test_way_back);

  g_test_add_func ("/crumbs/map-again", test_map_again);
  g_test_add_func ("/crumbs/map-selected", test_map_selected);

  return stage_run ();
}
