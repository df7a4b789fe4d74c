#include "inspector/space-card.h"
#include "stage.h"

/* The value beside @name among the facts, or NULL. */
static const char *
fact (GtkWidget *card, const char *name)
{
  GtkGrid *facts = stage_child (card, "facts");
  GtkWidget *label;

  for (int i = 0; (label = gtk_grid_get_child_at (facts, 0, i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), name))
      return gtk_label_get_label (GTK_LABEL (gtk_grid_get_child_at (facts, 1, i)));

  return NULL;
}

static void
test_tells (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterSpace *space = aster_document_get_space (stage.document);
  GtkWidget *card = g_object_new (ASTER_TYPE_SPACE_CARD, NULL), *notice;

  space->origin.format = g_strdup ("glove");
  space->origin.description = g_strdup ("Ten <b>words</b>");
  if (space->report == NULL)
    space->report = aster_report_new ();
  aster_report_add (space->report, "not-finite", "Rows left out", 2, "line 7");
  aster_space_card_set_document (ASTER_SPACE_CARD (card), stage.document);
  stage_show (&stage, card);

  g_assert_cmpstr (fact (card, "Tokens"), ==, "10");
  g_assert_cmpstr (fact (card, "Dimensions"), ==, "4");
  g_assert_cmpstr (fact (card, "Format"), ==, "GloVe text");
  g_assert_cmpstr (fact (card, "File"), ==, "toy");
  g_assert_null (fact (card, "Licence"));
  WAIT_UNTIL (fact (card, "Norms") != NULL);
  g_assert_nonnull (strstr (fact (card, "Norms"), "mean"));

  /* What a file says is text, never markup. */
  g_assert_cmpstr (stage_label (card, "description"), ==, "Ten <b>words</b>");
  g_assert_false (gtk_label_get_use_markup (stage_child (card, "description")));

  notice = gtk_widget_get_last_child (
      gtk_widget_get_first_child (stage_child (card, "notices")));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (notice)), "line 7"));

  aster_space_card_set_document (ASTER_SPACE_CARD (card), NULL);
  g_assert_null (fact (card, "Tokens"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/space-card/tells", test_tells);

  return stage_run ();
}
