/* Finds the clusters of the rows of one file of raw float32 numbers and prints seconds,
 * seconds of processor, and those of a second cut; bench-clusters calls it. */

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "run/recipe.h"
#include "tools/linalg.h"

static AsterSpace *
read_space (const char *path, gsize n, gsize d)
{
  g_autoptr (AsterMatrix) x = aster_matrix_new (n, d, NULL);
  AsterTokens *tokens = aster_tokens_new ();
  g_autofree char *bytes = NULL;
  gsize length;

  if (x == NULL || !g_file_get_contents (path, &bytes, &length, NULL) ||
      length != n * d * sizeof (float))
    return NULL;
  memcpy (x->data, bytes, length);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *word = g_strdup_printf ("%zu", i);

      aster_tokens_append (tokens, word, strlen (word), NULL);
    }

  return aster_space_new (g_steal_pointer (&x), tokens);
}

static double
run (const AsterRecipe *recipe, AsterSpace *space, AsterEngine *engine, int *labels)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterResult) result = aster_recipe_run (recipe, space, NULL, engine, NULL,
                                                     &error);

  if (result == NULL)
    g_error ("%s", error->message);
  memcpy (labels, result->clusters->labels, aster_space_n (space) * sizeof (int));

  return (double) (g_get_monotonic_time () - start) / 1e6;
}

/* FILE N D METHOD METRIC EPS MIN_POINTS K OUT: OUT receives the labels as int32. */
int
main (int argc, char *argv[])
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_CLUSTERS);
  g_autoptr (AsterEngine) engine = NULL;
  g_autoptr (AsterSpace) space = NULL;
  g_autofree int *labels = NULL;
  double first, again;
  clock_t used;

  if (argc != 10)
    return 2;

  aster_linalg_init ();
  engine = aster_engine_new (1);
  space = read_space (argv[1], g_ascii_strtoull (argv[2], NULL, 10),
                      g_ascii_strtoull (argv[3], NULL, 10));
  if (space == NULL ||
      !aster_cluster_method_from_string (argv[4], &recipe->clusters.method) ||
      !aster_cluster_metric_from_string (argv[5], &recipe->clusters.metric))
    return 1;
  recipe->clusters.eps = g_ascii_strtod (argv[6], NULL);
  recipe->clusters.min_points = (guint) g_ascii_strtoull (argv[7], NULL, 10);
  recipe->clusters.k = (guint) g_ascii_strtoull (argv[8], NULL, 10);

  labels = g_new (int, aster_space_n (space));
  used = clock ();
  first = run (recipe, space, engine, labels);
  used = clock () - used;
  g_file_set_contents (argv[9], (const char *) labels,
                       (gssize) (aster_space_n (space) * sizeof (int)), NULL);
  recipe->clusters.min_cluster_size++;
  recipe->clusters.eps *= 1.01;
  again = run (recipe, space, engine, labels);
  printf ("%.3f %.3f %.3f\n", first, (double) used / CLOCKS_PER_SEC, again);

  return 0;
}
