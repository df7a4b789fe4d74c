#include "parts/frame-share.h"

/* Blocks of memory that this program shares with another one. */
static guint
count_shared (void)
{
  g_autofree char *maps = NULL;
  guint n = 0;

  if (!g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL))
    return 0;
  for (const char *at = maps; (at = strstr (at, "/SYSV")) != NULL; at++)
    n++;

  return n;
}

/* What was shared for one frame is there for the next, once. */
static void
test_keeps (void)
{
  GtkWidget *window = gtk_window_new ();
  guint before, kept;

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (window) == 0)
    g_main_context_iteration (NULL, TRUE);

  before = count_shared ();
  aster_frame_share_keep (window);
  kept = count_shared ();
  if (kept == before)
    g_test_skip ("the display does not share memory, or draws by a graphics card");
  for (int i = 0; i < 3; i++)
    {
      aster_frame_share_keep (window);
      g_assert_cmpuint (count_shared (), ==, kept);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_minds_no_window (void)
{
  GtkWidget *nowhere = g_object_ref_sink (gtk_label_new (NULL));

  aster_frame_share_keep (nowhere);
  g_object_unref (nowhere);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  g_test_add_func ("/frame-share/keeps", test_keeps);
  g_test_add_func ("/frame-share/minds-no-window", test_minds_no_window);
  return g_test_run ();
}
