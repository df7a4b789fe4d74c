#include "inspector/selection-card.h"
#include "stage.h"

static void
test_counts (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *card = g_object_new (ASTER_TYPE_SELECTION_CARD, NULL);
  const guint32 rows[] = { 0, 4, 9 };

  aster_selection_card_set_document (ASTER_SELECTION_CARD (card), stage.document);
  stage_show (&stage, card);
  g_assert_false (gtk_widget_get_visible (card));

  aster_selection_apply (stage.selection, rows, 3, ASTER_SELECT_REPLACE);
  g_assert_true (gtk_widget_get_visible (card));
  g_assert_cmpstr (stage_label (card, "count"), ==, "3 tokens selected");
  g_assert_cmpstr (stage_label (card, "names"), ==, "king, apple, red");

  aster_selection_apply (stage.selection, rows, 2, ASTER_SELECT_REMOVE);
  g_assert_cmpstr (stage_label (card, "count"), ==, "1 token selected");

  aster_selection_clear (stage.selection);
  g_assert_false (gtk_widget_get_visible (card));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/selection-card/counts", test_counts);

  return stage_run ();
}
