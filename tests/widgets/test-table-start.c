/* What is too wide opens at the side where reading begins, and stays where it is put. */

#include "table/table-start.h"

#include "display.h"

#define WIDE 900

static GtkWidget *
new_scroller (GtkTextDirection direction)
{
  GtkWidget *scroller = g_object_ref_sink (gtk_scrolled_window_new ());
  GtkWidget *content = gtk_drawing_area_new ();

  gtk_widget_set_direction (scroller, direction);
  gtk_widget_set_size_request (content, WIDE, 100);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  aster_table_start_keep (GTK_SCROLLED_WINDOW (scroller));

  return scroller;
}

/* The left end of what is seen of it in so much room, px. */
static double
show (GtkWidget *scroller, int width)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (scroller));

  gtk_widget_measure (scroller, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (scroller, &(GtkAllocation){ 0, 0, width, 200 }, -1);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return gtk_adjustment_get_value (across);
}

static void
test_mirrored (void)
{
  GtkWidget *scroller = new_scroller (GTK_TEXT_DIR_RTL);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (scroller));

  g_assert_cmpfloat (show (scroller, 300), ==, WIDE - 300);
  g_assert_cmpfloat (show (scroller, 400), ==, WIDE - 400);

  /* 100 px of the first column are out of sight, and stay so. */
  gtk_adjustment_set_value (across, WIDE - 400 - 100);
  g_assert_cmpfloat (show (scroller, 350), ==, WIDE - 350 - 100);
  g_object_unref (scroller);
}

static void
test_as_usual (void)
{
  GtkWidget *scroller = new_scroller (GTK_TEXT_DIR_LTR);

  g_assert_cmpfloat (show (scroller, 300), ==, 0);
  g_assert_cmpfloat (show (scroller, 400), ==, 0);
  g_object_unref (scroller);
}

static void
add_all (void)
{
  g_test_add_func ("/table-start/mirrored", test_mirrored);
  g_test_add_func ("/table-start/as-usual", test_as_usual);
}

int
main (int argc, char *argv[])
{
  return display_run (argc, argv, add_all);
}
