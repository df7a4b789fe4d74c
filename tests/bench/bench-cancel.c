/* How long each verb takes to return once it is told to stop, at large sizes.
 *
 *     build/tests/bench/bench-cancel [--stops N] [NAME...]
 *
 * Every verb is run whole, on one thread, with a pulse that looks at the clock: the
 * longest time between two beats is the longest that anybody may wait, whenever it is
 * stopped. It is told on the wall and by the processor of that thread, which a machine
 * that is busy with something else does not spoil, with the part of the work where it
 * was. Then the verb runs on all threads and is stopped at N moments spread over that
 * time, 8 unless told: from the moment itself to the return. Target: 50 ms. */

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "run/recipe.h"
#include "tools/linalg.h"
#include "tools/parallel.h"
#include "tools/random.h"
#include "words/knn-near.h"

#define GROUPS 100
#define STOPS  8
#define TARGET 50.0 /* ms */

typedef struct
{
  AsterPulse pulse;
  gint64 begun, stop_at, stopped; /* µs of the wall; 0 for never */
  double last_wall, last_alone;   /* ms */
  double gap_wall, gap_alone;     /* ms, the longest */
  double where;                   /* the fraction after the longest gap */
} Watcher;

static double
get_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
note_gap (Watcher *self, double fraction)
{
  double wall = get_ms (CLOCK_MONOTONIC), alone = get_ms (CLOCK_THREAD_CPUTIME_ID);

  self->gap_wall = MAX (self->gap_wall, wall - self->last_wall);
  if (alone - self->last_alone > self->gap_alone)
    {
      self->gap_alone = alone - self->last_alone;
      self->where = fraction;
    }
  self->last_wall = wall;
  self->last_alone = alone;
}

static gboolean
watch (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  Watcher *self = (Watcher *) pulse;

  note_gap (self, fraction);

  return self->stop_at == 0 || g_get_monotonic_time () < self->stop_at;
}

/* Clouds around GROUPS centres. */
static AsterSpace *
make_space (gsize n, gsize d)
{
  AsterMatrix *x = aster_matrix_new (n, d, NULL);
  AsterTokens *tokens = aster_tokens_new ();
  AsterRandom random = aster_random_init (1, 0);
  g_autofree float *centres = g_new (float, GROUPS *d);

  for (gsize i = 0; i < GROUPS * d; i++)
    centres[i] = 2 * (float) aster_random_normal (&random);
  for (gsize i = 0; i < n; i++)
    {
      gsize group = aster_random_below (&random, GROUPS);
      g_autofree char *name = g_strdup_printf ("w%zu", i);

      aster_tokens_append (tokens, name, strlen (name), NULL);
      for (gsize p = 0; p < d; p++)
        aster_matrix_row (x, i)[p] = centres[group * d + p] +
                                     (float) aster_random_normal (&random);
    }

  return aster_space_new (x, tokens);
}

typedef struct
{
  const char *name;
  gsize n, d;
  AsterRecipeKind kind;
  int method;      /* of a map or of clusters; −1: neighbours, approximate */
  gboolean cosine; /* distances */
  gboolean on_map; /* clusters */
  guint rounds;    /* iterations or epochs, where they are all alike; 0: as usual */
} Case;

static const Case cases[] = {
  { "knn-near", 120000, 50, ASTER_RECIPE_MAP, -1, FALSE, FALSE, 0 },
  { "pca", 50257, 768, ASTER_RECIPE_MAP, ASTER_MAP_PCA, FALSE, FALSE, 0 },
  { "pca-wide", 3000, 4000, ASTER_RECIPE_MAP, ASTER_MAP_PCA, FALSE, FALSE, 0 },
  { "tsne", 50257, 50, ASTER_RECIPE_MAP, ASTER_MAP_TSNE, FALSE, FALSE, 300 },
  { "tsne-768", 50257, 768, ASTER_RECIPE_MAP, ASTER_MAP_TSNE, FALSE, FALSE, 5 },
  { "umap", 50257, 768, ASTER_RECIPE_MAP, ASTER_MAP_UMAP, TRUE, FALSE, 20 },
  { "umap-400k", 400000, 20, ASTER_RECIPE_MAP, ASTER_MAP_UMAP, FALSE, FALSE, 5 },
  { "mds", 12000, 100, ASTER_RECIPE_MAP, ASTER_MAP_MDS, FALSE, FALSE, 3 },
  { "mds-cosine", 12000, 100, ASTER_RECIPE_MAP, ASTER_MAP_MDS, TRUE, FALSE, 3 },
  { "quality", 50257, 300, ASTER_RECIPE_QUALITY, 0, FALSE, FALSE, 0 },
  { "hubness", 50257, 50, ASTER_RECIPE_VALUES, 0, FALSE, FALSE, 0 },
  { "dbscan", 50257, 50, ASTER_RECIPE_CLUSTERS, ASTER_CLUSTER_DBSCAN, TRUE, FALSE, 0 },
  { "dbscan-map", 400000, 2, ASTER_RECIPE_CLUSTERS, ASTER_CLUSTER_DBSCAN, FALSE, TRUE,
    0 },
  { "hdbscan", 20000, 50, ASTER_RECIPE_CLUSTERS, ASTER_CLUSTER_HDBSCAN, TRUE, FALSE, 0 },
  { "hdbscan-map", 400000, 2, ASTER_RECIPE_CLUSTERS, ASTER_CLUSTER_HDBSCAN, FALSE, TRUE,
    0 },
  { "kmeans", 50257, 300, ASTER_RECIPE_CLUSTERS, ASTER_CLUSTER_KMEANS, FALSE, FALSE, 0 },
};

static AsterRecipe *
make_recipe (const Case *self)
{
  AsterRecipe *recipe = aster_recipe_new (self->kind);

  recipe->values = ASTER_VALUES_HUBNESS;
  recipe->quality.every_row = TRUE;
  recipe->quality.cosine = self->cosine;
  if (self->kind == ASTER_RECIPE_MAP && self->method >= 0)
    recipe->method = (AsterMapMethod) self->method;
  if (self->kind == ASTER_RECIPE_CLUSTERS)
    {
      recipe->clusters.method = (AsterClusterMethod) self->method;
      recipe->clusters.on_map = self->on_map;
    }
  recipe->tsne.tsne.stop_early = FALSE;
  recipe->mds.cosine = self->cosine;
  recipe->mds.eps = 0;
  if (self->rounds > 0)
    recipe->tsne.tsne.iterations = recipe->umap.umap.epochs = recipe->mds.iterations =
        self->rounds;

  return recipe;
}

/* Runs it once; @stop_at is in µs after the beginning, 0 for never. */
static Watcher
run (const Case *self, AsterSpace *space, AsterLayout *page, gint64 stop_at)
{
  g_autoptr (AsterRecipe) recipe = make_recipe (self);
  gint64 begun = g_get_monotonic_time ();
  Watcher watcher = { .pulse = { .beat = watch }, .begun = begun };
  g_autoptr (AsterGraph) graph = NULL;
  g_autoptr (AsterResult) result = NULL;
  g_autoptr (GError) error = NULL;

  watcher.stop_at = stop_at > 0 ? begun + stop_at : 0;
  watcher.last_wall = get_ms (CLOCK_MONOTONIC);
  watcher.last_alone = get_ms (CLOCK_THREAD_CPUTIME_ID);
  if (self->method < 0)
    graph = aster_knn_near (space->vectors, 15, ASTER_KNN_EUCLIDEAN, 42, &watcher.pulse,
                            &error);
  else
    result = aster_recipe_run (recipe, space, page, NULL, &watcher.pulse, &error);
  watcher.stopped = g_get_monotonic_time ();
  note_gap (&watcher, 1);
  if (error != NULL && stop_at == 0)
    g_print ("%s: %s\n", self->name, error->message);

  return watcher;
}

static void
measure (const Case *self, guint n_stops)
{
  g_autoptr (AsterSpace) space = make_space (self->n, self->d);
  g_autoptr (AsterSpace) two = make_space (self->n, 2);
  g_autoptr (AsterLayout) page = aster_layout_new (aster_matrix_ref (two->vectors));
  Watcher whole;
  gint64 all;
  double worst = 0;

  aster_parallel_set_threads (1);
  whole = run (self, space, page, 0);
  aster_parallel_set_threads (0);
  all = whole.stopped - whole.begun;
  for (guint s = 0; s < n_stops; s++)
    {
      gint64 at = all * (2 * s + 1) / (2 * n_stops) / aster_parallel_get_threads ();
      Watcher stopped = run (self, space, page, MAX (at, 1));

      worst = MAX (worst, (double) (stopped.stopped - stopped.stop_at) / 1e3);
    }

  g_print ("%-12s %7zu × %4zu  %7.2f s  between beats %6.1f ms wall %6.1f ms alone at "
           "%3.0f %%  to stop %6.1f ms  %s\n",
           self->name, self->n, self->d, (double) all / 1e6, whole.gap_wall,
           whole.gap_alone, 100 * whole.where, worst,
           whole.gap_alone <= TARGET ? "" : "TOO LONG");
}

int
main (int argc, char *argv[])
{
  guint n_stops = STOPS, from = 1;

  aster_linalg_init ();
  if (argc > 2 && strcmp (argv[1], "--stops") == 0)
    {
      n_stops = (guint) g_ascii_strtoull (argv[2], NULL, 10);
      from = 3;
    }
  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      gboolean wanted = (guint) argc <= from;

      for (guint a = from; a < (guint) argc; a++)
        wanted |= strcmp (argv[a], cases[c].name) == 0;
      if (wanted)
        measure (&cases[c], n_stops);
    }

  return 0;
}
