/* Loads one file and prints the seconds it took; bench-load calls it. */

#include <stdio.h>

#include "files/load.h"

int
main (int argc, char *argv[])
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) space = NULL;

  if (argc != 2)
    return 2;
  if (!(space = aster_load (argv[1], NULL, NULL, &error)))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  printf ("%.4f %zu %zu\n", (double) (g_get_monotonic_time () - start) / 1e6,
          aster_space_n (space), aster_space_d (space));

  return 0;
}
