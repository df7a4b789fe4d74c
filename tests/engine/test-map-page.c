#include "run/map-page.h"

#include "support.h"

static void
test_page (void)
{
  g_autoptr (AsterLayout) page = aster_layout_new (support_uniform_matrix (7, 2, 1));
  g_autoptr (GError) none = NULL, other = NULL;

  g_assert_true (aster_map_page_check (page, 7, "no map", NULL));
  g_assert_false (aster_map_page_check (NULL, 7, "no map", &none));
  g_assert_error (none, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_cmpstr (none->message, ==, "no map");
  g_assert_false (aster_map_page_check (page, 8, "no map", &other));
  g_assert_error (other, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_nonnull (strstr (other->message, "7 tokens, and here are 8"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-page/check", test_page);

  return g_test_run ();
}
