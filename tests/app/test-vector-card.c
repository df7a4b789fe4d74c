#include "inspector/vector-card.h"
#include "stage.h"

static void
test_says (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *card = g_object_new (ASTER_TYPE_VECTOR_CARD, NULL);
  AsterSpace *space = aster_document_get_space (stage.document);
  g_autoptr (AsterMatrix) vector = aster_matrix_new (1, aster_space_d (space), NULL);

  stage_show (&stage, card);
  aster_vector_card_set_vector (ASTER_VECTOR_CARD (card), vector, ASTER_TREATMENT_RAW);
  g_assert_cmpstr (stage_label (card, "caption"), ==, "as stored");
  aster_vector_card_set_vector (ASTER_VECTOR_CARD (card), vector, ASTER_TREATMENT_UNIT);
  g_assert_cmpstr (stage_label (card, "caption"), ==, "of length 1");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stage_child (card, "stack")), ==,
                   "strip");
  gtk_toggle_button_set_active (stage_child (card, "as_bars"), TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stage_child (card, "stack")), ==,
                   "bars");

  aster_vector_card_set_vector (ASTER_VECTOR_CARD (card), NULL, ASTER_TREATMENT_RAW);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vector-card/says", test_says);

  return stage_run ();
}
