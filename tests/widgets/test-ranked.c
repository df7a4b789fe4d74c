#include "parts/ranked.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tools/random.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return x < y ? -1 : x > y;
}

/* The same that sorting finds, at every rank: among small numbers, equal ones, ones of
 * very different size, and with nothing and infinity among them. */
static void
test_as_sorted (void)
{
  enum { N = 300 };
  AsterRandom random = aster_random_init (42, 9);
  float x[N], sorted[N];

  for (int kind = 0; kind < 4; kind++)
    {
      for (gsize i = 0; i < N; i++)
        {
          float size = fabsf ((float) aster_random_normal (&random));

          x[i] = kind == 0   ? size
                 : kind == 1 ? size * 1e-39f
                 : kind == 2 ? roundf (size)
                             : ldexpf (size, (int) (i % 200) - 100);
        }
      x[7] = 0;
      x[8] = INFINITY;
      memcpy (sorted, x, sizeof x);
      qsort (sorted, N, sizeof (float), compare);
      for (gsize rank = 0; rank < N; rank++)
        g_assert_cmpfloat (aster_ranked_find (x, N, rank), ==, sorted[rank]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranked/as-sorted", test_as_sorted);

  return g_test_run ();
}
