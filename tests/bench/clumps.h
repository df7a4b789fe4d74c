/* clumps.h - points like those of a map of words, for the benches of drawing. */
#pragma once

#include <math.h>

#include "tools/random.h"
#include "values/matrix.h"

#define N_CLUMPS 300

/* A few hundred clumps of very different size, (n × 2). */
static inline AsterMatrix *
make_points (gsize n)
{
  AsterMatrix *x = aster_matrix_new (n, 2, NULL);
  AsterRandom random = aster_random_init (42, n);
  double clumps[N_CLUMPS][3];

  for (int c = 0; c < N_CLUMPS; c++)
    {
      clumps[c][0] = 8 * aster_random_normal (&random);
      clumps[c][1] = 5 * aster_random_normal (&random);
      clumps[c][2] = exp (0.6 * aster_random_normal (&random));
    }
  for (gsize i = 0; i < n; i++)
    {
      double *clump = clumps[aster_random_below (&random, N_CLUMPS)];
      float *p = aster_matrix_row (x, i);

      p[0] = (float) (clump[0] + clump[2] * aster_random_normal (&random));
      p[1] = (float) (clump[1] + clump[2] * aster_random_normal (&random));
    }

  return x;
}
