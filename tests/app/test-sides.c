/* Sides fold away while there is no room for them, and what a person asked for stays
 * asked for. */

#include "window/sides.h"

#include "stage.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *sides;
  GtkWidget *panes;
} Desk;

static Desk
new_desk (void)
{
  Desk desk = { gtk_window_new (), NULL, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0) };

  gtk_widget_set_size_request (desk.panes, 300, 200);
  desk.sides = aster_sides_new (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), desk.panes,
                                gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_window_set_child (GTK_WINDOW (desk.window), desk.sides);

  return desk;
}

static gboolean
shows (const Desk *desk, gboolean library, gboolean inspector)
{
  gboolean has_library, has_inspector;

  g_object_get (desk->sides, "library", &has_library, "inspector", &has_inspector, NULL);

  return has_library == library && has_inspector == inspector;
}

/* As wide as that, and then what there is room for. */
static void
make_wide (Desk *desk, int width, gboolean library, gboolean inspector)
{
  gtk_window_set_default_size (GTK_WINDOW (desk->window), width, 400);
  gtk_window_present (GTK_WINDOW (desk->window));
  WAIT_UNTIL (ABS (gtk_widget_get_width (desk->sides) - width) < 60);
  WAIT_UNTIL (shows (desk, library, inspector));
}

static void
test_fold (void)
{
  Desk desk = new_desk ();
  int min;

  make_wide (&desk, 1200, TRUE, TRUE);

  /* The library first; then the inspector as well; and back. */
  make_wide (&desk, 800, FALSE, TRUE);
  make_wide (&desk, 420, FALSE, FALSE);
  make_wide (&desk, 1200, TRUE, TRUE);

  /* No side keeps the window wide. */
  gtk_widget_measure (desk.sides, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  g_assert_cmpint (min, <, 200);

  gtk_window_destroy (GTK_WINDOW (desk.window));
}

/* What is asked for while there is no room takes the place of the other side. */
static void
test_insist (void)
{
  Desk desk = new_desk ();

  make_wide (&desk, 700, FALSE, TRUE);
  g_object_set (desk.sides, "library", TRUE, NULL);
  g_assert_true (shows (&desk, TRUE, FALSE));
  g_object_set (desk.sides, "library", FALSE, NULL);
  g_assert_true (shows (&desk, FALSE, TRUE));

  /* What is put away by hand stays away, wide as the window may become. */
  make_wide (&desk, 1200, FALSE, TRUE);

  gtk_window_destroy (GTK_WINDOW (desk.window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sides/fold", test_fold);
  g_test_add_func ("/sides/insist", test_insist);

  return stage_run ();
}
