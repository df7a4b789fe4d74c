#include "parts/frame-renderer.h"

/* Whoever says what GTK is to draw by is obeyed. */
static void
test_obeys (void)
{
  g_setenv ("GSK_RENDERER", "gl", TRUE);
  aster_frame_renderer_choose ();
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "gl");
}

/* It is Cairo or what GTK would choose, and nothing else. */
static void
test_chooses (void)
{
  const char *chosen;

  g_unsetenv ("GSK_RENDERER");
  aster_frame_renderer_choose ();
  chosen = g_getenv ("GSK_RENDERER");
  if (!g_file_test ("/dev/dri", G_FILE_TEST_IS_DIR) &&
      !g_file_test ("/dev/nvidiactl", G_FILE_TEST_EXISTS) &&
      !g_file_test ("/dev/dxg", G_FILE_TEST_EXISTS))
    g_assert_cmpstr (chosen, ==, "cairo");
  else
    g_assert_true (chosen == NULL || g_str_equal (chosen, "cairo"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frame-renderer/obeys", test_obeys);
  g_test_add_func ("/frame-renderer/chooses", test_chooses);
  return g_test_run ();
}
