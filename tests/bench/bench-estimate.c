/* What maps cost beside what they were said to cost, on this machine.
 *
 *     build/tests/bench/bench-estimate [ROWS...]
 *
 * Of each size, 50 dimensions in clouds, every map that moves is computed once with
 * nothing kept. The constants of run/estimate.c are right where the ratio is near 1. */

#include "run/estimate.h"
#include "run/recipe.h"
#include "tools/random.h"

#define DIMS   50
#define GROUPS 40

/* Clouds around GROUPS centres. */
static AsterSpace *
make_space (gsize n)
{
  AsterMatrix *x = aster_matrix_new (n, DIMS, NULL);
  AsterRandom random = aster_random_init (1, 0);
  g_auto (GStrv) names = g_new0 (char *, n + 1);
  float centres[GROUPS][DIMS];

  for (gsize i = 0; i < GROUPS * DIMS; i++)
    centres[i / DIMS][i % DIMS] = 3 * (float) aster_random_normal (&random);
  for (gsize i = 0; i < n; i++)
    {
      gsize group = (gsize) (aster_random_double (&random) * GROUPS);

      names[i] = g_strdup_printf ("word%zu", i);
      for (gsize p = 0; p < DIMS; p++)
        aster_matrix_row (x, i)[p] = centres[group][p] +
                                     (float) aster_random_normal (&random);
    }

  return aster_space_new (x, aster_tokens_new_from_strv ((const char *const *) names));
}

static void
compare (AsterMapMethod method, AsterSpace *space)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (AsterResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AsterEstimate said;
  gint64 begun = g_get_monotonic_time ();
  double took;

  recipe->method = method;
  recipe->tsne.tsne.stop_early = FALSE;
  recipe->mds.eps = 0;
  said = aster_recipe_estimate (recipe, aster_space_n (space), aster_space_d (space));
  result = aster_recipe_run (recipe, space, NULL, NULL, NULL, &error);
  took = (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;

  if (result == NULL)
    g_print ("%-5s %7zu  %s\n", aster_map_method_to_string (method),
             aster_space_n (space), error->message);
  else
    g_print ("%-5s %7zu  %6.2f s said, %6.2f s taken, ratio %.2f; %.0f MB\n",
             aster_map_method_to_string (method), aster_space_n (space), said.seconds,
             took, said.seconds / took, said.bytes / 1e6);
}

static void
measure (gsize n)
{
  g_autoptr (AsterSpace) space = make_space (n);

  compare (ASTER_MAP_TSNE, space);
  compare (ASTER_MAP_UMAP, space);
  if (n <= 5000)
    compare (ASTER_MAP_MDS, space);
}

int
main (int argc, char *argv[])
{
  static const gsize usual[] = { 3000, 12000, 50000 };

  if (argc > 1)
    for (int i = 1; i < argc; i++)
      measure ((gsize) g_ascii_strtoull (argv[i], NULL, 10));
  else
    for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
      measure (usual[i]);

  return 0;
}
