#include "sets/set-editor.h"
#include "sets/set-list.h"

#include "stage.h"

static GtkWidget *
find_list (GtkWidget *widget)
{
  return gtk_widget_get_last_child (widget);
}

/* Hidden without a document; a click on a row selects its words. */
static void
test_selects (void)
{
  static const guint32 rows[] = { 2, 5 };
  g_auto (Stage) stage = stage_init ();
  AsterWordSets *sets = aster_document_get_sets (stage.document);
  GtkWidget *list = g_object_new (ASTER_TYPE_SET_LIST, NULL);
  GtkListBox *box;

  g_assert_false (gtk_widget_get_visible (list));
  aster_set_list_set_document (ASTER_SET_LIST (list), stage.document);
  stage_show (&stage, list);

  aster_word_sets_add (sets, "two", rows, 2);
  g_assert_true (gtk_widget_get_visible (list));
  box = GTK_LIST_BOX (find_list (list));
  g_signal_emit_by_name (box, "row-activated", gtk_list_box_get_row_at_index (box, 0));
  g_assert_cmpuint (aster_selection_get_n_selected (stage.selection), ==, 2);
  g_assert_true (aster_selection_is_selected (stage.selection, 5));

  aster_document_undo (stage.document);
  aster_document_undo (stage.document);
  g_assert_cmpuint (aster_word_sets_get_n (sets), ==, 0);
  g_assert_null (gtk_list_box_get_row_at_index (box, 0));
  aster_set_list_set_document (ASTER_SET_LIST (list), NULL);
  g_assert_false (gtk_widget_get_visible (list));
}

static void
test_edits (void)
{
  static const guint32 rows[] = { 2, 5 }, others[] = { 5, 7 };
  g_auto (Stage) stage = stage_init ();
  AsterWordSets *sets = aster_document_get_sets (stage.document);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *editor;
  gsize n;

  aster_word_sets_add (sets, "two", rows, 2);
  aster_selection_apply (stage.selection, others, 2, ASTER_SELECT_REPLACE);
  editor = aster_set_editor_new (stage.document, 0);
  gtk_widget_set_parent (editor, box);
  stage_show (&stage, box);

  g_signal_emit_by_name (
      stage_find (editor, GTK_TYPE_BUTTON, "Put the Selected In (_Union)"), "clicked");
  aster_word_sets_get_rows (sets, 0, &n);
  g_assert_cmpuint (n, ==, 3);
  g_signal_emit_by_name (
      stage_find (editor, GTK_TYPE_BUTTON, "Keep Only the Selected (_Intersection)"),
      "clicked");
  g_assert_cmpuint (aster_word_sets_get_rows (sets, 0, &n)[1], ==, 7);
  g_assert_cmpuint (n, ==, 2);
  g_signal_emit_by_name (stage_find (editor, GTK_TYPE_BUTTON, "D_elete the Set"),
                         "clicked");
  g_assert_cmpuint (aster_word_sets_get_n (sets), ==, 0);

  gtk_widget_unparent (editor);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/set-list/selects", test_selects);
  g_test_add_func ("/set-list/edits", test_edits);

  return stage_run ();
}
