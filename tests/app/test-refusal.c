/* What a person is told when a file is refused. */

#include "document/refusal.h"

static void
test_places (void)
{
  static const struct
  {
    const char *message, *told;
  } cases[] = {
    { "/a/b.txt:7: too few numbers", "Could not open “b.txt”, line 7: too few numbers" },
    { "/a/b.txt@1024: cut off", "Could not open “b.txt”, byte 1024: cut off" },
    { "/a/b.txt @1024: cut off", "Could not open “b.txt”, byte 1024: cut off" },
    { "/a/b.txt@0: the file is empty", "Could not open “b.txt”: the file is empty" },
    { "/a/b.txt: no such file", "Could not open “b.txt”: no such file" },
    { "/a/b.txt: 3 rows: too few", "Could not open “b.txt”: 3 rows: too few" },
    { "out of memory", "Could not open “b.txt”: out of memory" },
    { "/a/b.txt", "Could not open “b.txt”: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = aster_refusal_dup_text ("b.txt", "/a/b.txt",
                                                      cases[i].message);

      g_assert_cmpstr (text, ==, cases[i].told);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refusal/places", test_places);

  return g_test_run ();
}
