#include "stage.h"
#include "window/space-chip.h"

static GtkCheckButton *
nth_choice (GtkWidget *chip, const char *box, guint i)
{
  GtkWidget *choice = gtk_widget_get_first_child (stage_child (chip, box));

  while (i-- > 0)
    choice = gtk_widget_get_next_sibling (choice);

  return GTK_CHECK_BUTTON (choice);
}

static GtkWidget *
show_chip (Stage *stage)
{
  GtkWidget *chip = aster_space_chip_new ();

  g_assert_false (gtk_widget_get_visible (stage_child (chip, "button")));
  aster_space_chip_set_document (ASTER_SPACE_CHIP (chip), stage->document);
  stage_show (stage, chip);

  return chip;
}

static void
test_says (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *chip = show_chip (&stage);

  g_assert_true (gtk_widget_get_visible (stage_child (chip, "button")));
  g_assert_cmpstr (stage_label (chip, "title"), ==, "Toy");
  g_assert_cmpstr (stage_label (chip, "size"), ==, "10 × 4");
  g_assert_cmpstr (stage_label (chip, "meaning"), ==, "raw, cosine");

  aster_document_set_treatment (stage.document, ASTER_TREATMENT_CENTRED);
  aster_document_set_metric (stage.document, ASTER_METRIC_EUCLIDEAN);
  g_assert_cmpstr (stage_label (chip, "meaning"), ==, "centred, Euclidean");
  g_assert_true (gtk_check_button_get_active (nth_choice (chip, "treatments", 1)));
  g_assert_true (gtk_check_button_get_active (nth_choice (chip, "metrics", 1)));
}

static void
test_chooses (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *chip = show_chip (&stage);

  gtk_check_button_set_active (nth_choice (chip, "treatments", 2), TRUE);
  g_assert_cmpint (aster_document_get_treatment (stage.document), ==,
                   ASTER_TREATMENT_UNIT);
  gtk_check_button_set_active (nth_choice (chip, "metrics", 3), TRUE);
  g_assert_cmpint (aster_document_get_metric (stage.document), ==,
                   ASTER_METRIC_CORRELATION);
  g_assert_cmpint (aster_document_get_treatment (stage.document), ==,
                   ASTER_TREATMENT_UNIT);
}

/* Another document brings its own meaning, and neither is changed by the meeting. */
static void
test_changes_nothing (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSpace) space = toy_space_new ("other");
  g_autoptr (AsterDocument) other = aster_document_new (stage.engine, space);
  GtkWidget *chip = show_chip (&stage);

  aster_document_set_treatment (other, ASTER_TREATMENT_UNIT);
  aster_document_set_metric (other, ASTER_METRIC_DOT);
  aster_space_chip_set_document (ASTER_SPACE_CHIP (chip), other);
  g_assert_cmpint (aster_document_get_treatment (stage.document), ==,
                   ASTER_TREATMENT_RAW);
  aster_space_chip_set_document (ASTER_SPACE_CHIP (chip), stage.document);
  g_assert_cmpint (aster_document_get_treatment (other), ==, ASTER_TREATMENT_UNIT);
  g_assert_cmpint (aster_document_get_metric (other), ==, ASTER_METRIC_DOT);
  g_assert_cmpint (aster_document_get_metric (stage.document), ==, ASTER_METRIC_COSINE);
  aster_space_chip_set_document (ASTER_SPACE_CHIP (chip), NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/space-chip/says", test_says);
  g_test_add_func ("/space-chip/chooses", test_chooses);
  g_test_add_func ("/space-chip/changes-nothing", test_changes_nothing);

  return stage_run ();
}
