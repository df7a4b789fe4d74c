#include "document/recent.h"

static void
test_order (void)
{
  const char *const before[] = { "/a", "/b", "/c", NULL };
  const char *const fresh[] = { "/d", "/a", "/b", "/c", NULL };
  const char *const again[] = { "/b", "/a", "/c", NULL };
  g_auto (GStrv) with_d = aster_recent_with (before, "/d");
  g_auto (GStrv) with_b = aster_recent_with (before, "/b");

  g_assert_cmpstrv (with_d, fresh);
  g_assert_cmpstrv (with_b, again);
}

static void
test_most (void)
{
  g_auto (GStrv) paths = g_new0 (char *, 1);

  for (guint i = 0; i < 2 * ASTER_RECENT_MOST; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_auto (GStrv) before = g_steal_pointer (&paths);

      paths = aster_recent_with ((const char *const *) before, path);
    }

  g_assert_cmpuint (g_strv_length (paths), ==, ASTER_RECENT_MOST);
  g_assert_cmpstr (paths[0], ==, "/19");
  g_assert_cmpstr (paths[ASTER_RECENT_MOST - 1], ==, "/10");
}

/* Samples are listed anyway, and the settings keep only UTF-8. */
static void
test_kept (void)
{
  const char *const kept[] = { "/tmp/b.vec", "/tmp/a.txt", NULL };
  g_auto (GStrv) paths = NULL, none = NULL;

  aster_recent_clear ();
  aster_recent_add ("/tmp/a.txt");
  aster_recent_add ("sample:dictionary");
  aster_recent_add ("/tmp/\xff");
  aster_recent_add (NULL);
  aster_recent_add ("/tmp/b.vec");

  paths = aster_recent_dup ();
  g_assert_cmpstrv (paths, kept);

  aster_recent_clear ();
  none = aster_recent_dup ();
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recent/order", test_order);
  g_test_add_func ("/recent/most", test_most);
  g_test_add_func ("/recent/kept", test_kept);

  return g_test_run ();
}
