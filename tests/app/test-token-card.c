#include "inspector/token-card.h"
#include "stage.h"

static GtkWidget *
show_card (Stage *stage)
{
  GtkWidget *card = g_object_new (ASTER_TYPE_TOKEN_CARD, NULL);

  aster_token_card_set_document (ASTER_TOKEN_CARD (card), stage->document);
  stage_show (stage, card);

  return card;
}

static void
test_shows (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *card = show_card (&stage);
  GtkGrid *columns = stage_child (card, "columns");

  g_assert_cmpstr (stage_label (card, "name"), ==, "");
  aster_selection_set_current (stage.selection, (int) stage_row (&stage, "apple"));
  g_assert_cmpstr (stage_label (card, "name"), ==, "apple");
  g_assert_cmpstr (stage_label (card, "rank"), ==, "Rank 5 of 10");
  g_assert_cmpstr (
      gtk_label_get_label (GTK_LABEL (gtk_grid_get_child_at (columns, 0, 0))), ==,
      "kind");
  g_assert_cmpstr (
      gtk_label_get_label (GTK_LABEL (gtk_grid_get_child_at (columns, 1, 0))), ==,
      "fruit");

  WAIT_UNTIL (aster_document_get_norms (stage.document) != NULL);
  g_assert_true (gtk_widget_get_visible (stage_child (card, "norm_box")));
  g_assert_cmpfloat_with_epsilon (
      g_ascii_strtod (stage_label (card, "norm"), NULL),
      aster_document_get_norms (stage.document)[stage_row (&stage, "apple")], 5e-4);
}

/* The button follows the pin and the pin follows the button. */
static void
test_pins (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *card = show_card (&stage);
  GtkToggleButton *pin = stage_child (card, "pin");
  guint32 apple = stage_row (&stage, "apple"), pear = stage_row (&stage, "pear");

  aster_selection_set_current (stage.selection, (int) apple);
  gtk_toggle_button_set_active (pin, TRUE);
  g_assert_true (aster_selection_is_pinned (stage.selection, apple));

  aster_selection_set_current (stage.selection, (int) pear);
  g_assert_false (gtk_toggle_button_get_active (pin));
  g_assert_true (aster_selection_is_pinned (stage.selection, apple));
  aster_selection_pin (stage.selection, pear);
  g_assert_true (gtk_toggle_button_get_active (pin));

  gtk_toggle_button_set_active (pin, FALSE);
  g_assert_false (aster_selection_is_pinned (stage.selection, pear));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token-card/shows", test_shows);
  g_test_add_func ("/token-card/pins", test_pins);

  return stage_run ();
}
