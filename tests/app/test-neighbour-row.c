#include "inspector/neighbour-row.h"
#include "stage.h"

/* x and width of a child in its row. */
static graphene_rect_t
bounds_of (GtkWidget *row, guint nth)
{
  GtkWidget *child = gtk_widget_get_first_child (row);
  graphene_rect_t bounds;

  for (guint i = 0; i < nth; i++)
    child = gtk_widget_get_next_sibling (child);
  g_assert_true (gtk_widget_compute_bounds (child, row, &bounds));

  return bounds;
}

static GtkWidget *
show_row (Stage *stage, double share)
{
  GtkWidget *row = aster_neighbour_row_new ();

  aster_neighbour_row_set_token (ASTER_NEIGHBOUR_ROW (row), 7, "a rather long token");
  aster_neighbour_row_set_value (ASTER_NEIGHBOUR_ROW (row), "0.5", 5, share);
  stage_show (stage, row);
  WAIT_UNTIL (gtk_widget_get_width (row) > 0);

  return row;
}

static void
test_columns (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *row = show_row (&stage, 1);
  graphene_rect_t token = bounds_of (row, 0), bar = bounds_of (row, 1);
  graphene_rect_t number = bounds_of (row, 2);
  float room = bar.size.width;

  g_assert_cmpuint (aster_neighbour_row_get_row (ASTER_NEIGHBOUR_ROW (row)), ==, 7);
  g_assert_cmpfloat (token.origin.x, ==, 0);
  g_assert_cmpfloat (bar.origin.x, >, token.size.width);
  g_assert_cmpfloat (bar.origin.x + bar.size.width, <, number.origin.x);
  g_assert_cmpfloat_with_epsilon (number.origin.x + number.size.width,
                                  (float) gtk_widget_get_width (row), 0.5);

  aster_neighbour_row_set_value (ASTER_NEIGHBOUR_ROW (row), "0.5", 5, 0.5);
  WAIT_UNTIL (bounds_of (row, 1).size.width < room);
  g_assert_cmpfloat_with_epsilon (bounds_of (row, 1).size.width, room / 2, 1);

  /* Below zero it is as long and says so by its class. */
  aster_neighbour_row_set_value (ASTER_NEIGHBOUR_ROW (row), "−0.25", 5, -0.25);
  WAIT_UNTIL (bounds_of (row, 1).size.width < room / 2 - 1);
  g_assert_cmpfloat_with_epsilon (bounds_of (row, 1).size.width, room / 4, 1);
  g_assert_true (gtk_widget_has_css_class (
      gtk_widget_get_next_sibling (gtk_widget_get_first_child (row)), "negative"));
}

static void
test_right_to_left (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *row;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  row = show_row (&stage, 1);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  g_assert_cmpfloat (bounds_of (row, 2).origin.x, ==, 0);
  g_assert_cmpfloat (bounds_of (row, 0).origin.x, >, bounds_of (row, 1).origin.x);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/neighbour-row/columns", test_columns);
  g_test_add_func ("/neighbour-row/right-to-left", test_right_to_left);

  return stage_run ();
}
