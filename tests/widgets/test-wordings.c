/* The longest wording that fits is the one that is shown, and only the last is cut. */

#include "parts/wordings.h"

static const char *const three[] = { "Click selects, drag moves, wheel zooms",
                                     "Click selects, drag moves", "Click selects", NULL };

static void
make_wide (AsterWordings *wordings, int width)
{
  int least, natural;

  /* GTK asks before it gives. */
  gtk_widget_measure (GTK_WIDGET (wordings), GTK_ORIENTATION_HORIZONTAL, -1, &least,
                      &natural, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (wordings), GTK_ORIENTATION_VERTICAL, -1, &least,
                      &natural, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (wordings),
                            &(GtkAllocation){ 0, 0, width, natural }, -1);
}

/* The wording that there is room for, or NULL. */
static const char *
get_shown (AsterWordings *wordings)
{
  for (GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (wordings));
       label != NULL; label = gtk_widget_get_next_sibling (label))
    if (gtk_widget_get_child_visible (label))
      return gtk_label_get_text (GTK_LABEL (label));

  return NULL;
}

static void
test_fit (void)
{
  AsterWordings *wordings = g_object_ref_sink (ASTER_WORDINGS (aster_wordings_new (0)));
  int least, natural, width;
  guint at = 0;

  aster_wordings_set (wordings, three);
  gtk_widget_measure (GTK_WIDGET (wordings), GTK_ORIENTATION_HORIZONTAL, -1, &least,
                      &natural, NULL, NULL);
  g_assert_cmpint (least, <, natural / 2);

  make_wide (wordings, natural);
  g_assert_cmpstr (get_shown (wordings), ==, three[0]);
  make_wide (wordings, natural - 1);
  g_assert_cmpstr (get_shown (wordings), ==, three[1]);

  /* Less room never says more. */
  for (width = natural; width >= least; width--)
    {
      make_wide (wordings, width);
      while (three[at] != NULL && !g_str_equal (get_shown (wordings), three[at]))
        at++;
      g_assert_nonnull (three[at]);
    }
  g_assert_cmpuint (at, ==, 2);
  g_object_unref (wordings);
}

/* What is said anew may have fewer wordings. */
static void
test_change (void)
{
  AsterWordings *wordings = g_object_ref_sink (ASTER_WORDINGS (aster_wordings_new (0.5)));
  const char *const one[] = { "All", NULL };

  g_assert_null (get_shown (wordings));
  aster_wordings_set (wordings, three);
  aster_wordings_set (wordings, one);
  make_wide (wordings, 2);
  g_assert_cmpstr (get_shown (wordings), ==, "All");
  g_object_unref (wordings);
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

  g_test_add_func ("/wordings/fit", test_fit);
  g_test_add_func ("/wordings/change", test_change);

  return g_test_run ();
}
