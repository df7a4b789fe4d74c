/* Finds the neighbours of the rows of one file of raw float32 numbers and prints seconds,
 * seconds of processor and recall; bench-knn calls it. */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "tools/linalg.h"
#include "words/knn-graph.h"

/* FILE N D K euclidean|cosine exact|approximate OUT: OUT receives the rows as uint32. */
int
main (int argc, char *argv[])
{
  AsterKnnParams params = ASTER_KNN_DEFAULTS;
  g_autoptr (AsterMatrix) x = NULL;
  g_autoptr (AsterGraph) graph = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize n, d, length;
  gint64 start;
  double seconds;
  clock_t used;

  if (argc != 8)
    return 2;

  aster_linalg_init ();
  n = g_ascii_strtoull (argv[2], NULL, 10);
  d = g_ascii_strtoull (argv[3], NULL, 10);
  params.k = g_ascii_strtoull (argv[4], NULL, 10);
  if (g_str_equal (argv[5], "cosine"))
    params.metric = ASTER_KNN_COSINE;
  params.method = g_str_equal (argv[6], "exact") ? ASTER_KNN_EXACT
                                                 : ASTER_KNN_APPROXIMATE;
  if (!(x = aster_matrix_new (n, d, &error)) ||
      !g_file_get_contents (argv[1], &bytes, &length, &error) ||
      length != n * d * sizeof (float))
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "not as long as it says");
      return 1;
    }
  memcpy (x->data, bytes, length);

  start = g_get_monotonic_time ();
  used = clock ();
  graph = aster_knn_graph (x, &params, NULL, &error);
  seconds = (double) (g_get_monotonic_time () - start) / 1e6;
  used = clock () - used;
  if (graph == NULL ||
      !g_file_set_contents (argv[7], (const char *) graph->rows,
                            (gssize) (n * params.k * sizeof (guint32)), &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  printf ("%.3f %.3f %.4f\n", seconds, (double) used / CLOCKS_PER_SEC, graph->recall);

  return 0;
}
