#include "parts/lively.h"

/* Every text has another look than the one before, and only a text that changed. */
static void
test_changes (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("one"));

  aster_lively (label);
  g_assert_false (gtk_widget_has_css_class (label, ASTER_LIVELY_CLASS));
  gtk_label_set_text (GTK_LABEL (label), "in");
  g_assert_true (gtk_widget_has_css_class (label, ASTER_LIVELY_CLASS));
  gtk_label_set_text (GTK_LABEL (label), "in");
  g_assert_true (gtk_widget_has_css_class (label, ASTER_LIVELY_CLASS));
  gtk_label_set_text (GTK_LABEL (label), "at");
  g_assert_false (gtk_widget_has_css_class (label, ASTER_LIVELY_CLASS));
  g_object_unref (label);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  g_test_add_func ("/lively/changes", test_changes);

  return g_test_run ();
}
