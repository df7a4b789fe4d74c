/* A legend is seen whole where there is room, and scrolls where there is not. */

#include "map/map-legend.h"

#include "stage.h"

#define WIDTH  700
#define HEIGHT 400

/* The corner that a legend asking for so much is given. */
static GtkAllocation
place (int width, int height, GtkTextDirection direction)
{
  GtkWidget *overlay = g_object_ref_sink (gtk_overlay_new ());
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *frame = aster_map_legend_new (overlay, content);
  GtkAllocation where;

  gtk_widget_set_direction (overlay, direction);
  gtk_widget_set_size_request (content, width, height);
  gtk_widget_measure (overlay, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (overlay, &(GtkAllocation){ 0, 0, WIDTH, HEIGHT }, -1);
  gtk_widget_get_allocation (frame, &where);
  g_object_unref (overlay);

  return where;
}

static void
test_room (void)
{
  GtkAllocation few = place (150, 150, GTK_TEXT_DIR_LTR);
  GtkAllocation many = place (150, 290, GTK_TEXT_DIR_LTR);
  GtkAllocation too_many = place (150, 900, GTK_TEXT_DIR_LTR);

  GtkAllocation wide = place (290, 390, GTK_TEXT_DIR_LTR);

  /* Whatever the theme puts around it. */
  g_assert_cmpint (few.height, >=, 150);
  g_assert_cmpint (many.height, ==, few.height + 140);
  g_assert_cmpint (too_many.height, <, HEIGHT);
  g_assert_cmpint (too_many.height, >=, many.height);
  /* Where it would hide the map instead of explaining it, it scrolls. */
  g_assert_cmpint (wide.width * wide.height, <, WIDTH * HEIGHT / 4);
}

static void
test_corner (void)
{
  GtkAllocation left = place (150, 150, GTK_TEXT_DIR_RTL);
  GtkAllocation right = place (150, 150, GTK_TEXT_DIR_LTR);

  g_assert_cmpint (right.y, ==, left.y);
  g_assert_cmpint (right.width, ==, left.width);
  g_assert_cmpint (right.x - left.x, ==, WIDTH - left.width);
}

/* What says how one came here stands in the other corner, and hides no title. */
static void
test_beside (void)
{
  GtkWidget *overlay = g_object_ref_sink (gtk_overlay_new ());
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *crumbs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *frame = aster_map_legend_new (overlay, content);
  GtkAllocation where;

  gtk_widget_set_size_request (content, 150, 150);
  gtk_widget_set_halign (crumbs, GTK_ALIGN_START);
  gtk_widget_set_valign (crumbs, GTK_ALIGN_START);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), crumbs);
  for (int wide = WIDTH / 2; wide < WIDTH; wide += WIDTH / 2 - 50)
    {
      gtk_widget_set_size_request (crumbs, wide, 40);
      gtk_widget_measure (overlay, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                          NULL);
      gtk_widget_size_allocate (overlay, &(GtkAllocation){ 0, 0, WIDTH, HEIGHT }, -1);
      gtk_widget_get_allocation (frame, &where);
      g_assert_cmpint (where.y, ==, wide > WIDTH / 2 ? 40 : 0);
    }
  g_object_unref (overlay);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-legend/room", test_room);
  g_test_add_func ("/map-legend/corner", test_corner);
  g_test_add_func ("/map-legend/beside", test_beside);

  return stage_run ();
}
