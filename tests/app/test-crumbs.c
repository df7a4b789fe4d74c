#include "crumbs.h"

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

/* Hidden at the surface; one step for each depth with arrows between; a click on the
 * first goes all the way back. */
static void
test_way_back (void)
{
  static const guint32 outer[] = { 1, 3, 5, 7 }, inner[] = { 3, 5 };
  g_autoptr (AsterIsolation) isolation = aster_isolation_new (10);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *crumbs = aster_crumbs_new (isolation);

  g_object_ref_sink (box);
  gtk_box_append (GTK_BOX (box), crumbs);
  g_assert_false (gtk_widget_get_visible (crumbs));

  aster_isolation_enter (isolation, outer, 4);
  aster_isolation_enter (isolation, inner, 2);
  g_assert_true (gtk_widget_get_visible (crumbs));
  g_assert_cmpuint (count_children (crumbs), ==, 5);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (crumbs))),
                   ==, "2 alone");

  g_signal_emit_by_name (gtk_widget_get_first_child (crumbs), "clicked");
  g_assert_cmpuint (aster_isolation_get_depth (isolation), ==, 0);
  g_assert_false (gtk_widget_get_visible (crumbs));
  g_object_unref (box);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crumbs/way-back", test_way_back);

  return stage_run ();
}
