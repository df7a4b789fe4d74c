/* How long each verb takes to return once it is told to stop, at large sizes.
 *
 *     build/tests/bench/bench-cancel [--stops N] [--where MS] [NAME...]
 *
 * Every verb is run whole, on one thread, with a pulse that looks at the clock: the
 * longest time between two beats is the longest that anybody may wait, whenever it is
 * stopped. It is told on the wall and by the processor of that thread, which a machine
 * that is busy with something else does not spoil, with the part of the work where it
 * was. Then the verb runs on all threads and is stopped at N moments spread over that
 * time, 8 unless told: the longest time of the processor from the beat that says stop to
 * the return, which is what unwinding costs, and on the wall from the moment itself.
 * Target: 50 ms in all.
 *
 * With --where, gaps longer than MS of the processor are told as they come, each with the
 * calls of the beat that begins it and of the one that ends it, for addr2line. */

#include <execinfo.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cancel-verbs.h"
#include "run/recipe.h"
#include "tools/linalg.h"
#include "tools/parallel.h"

#define GROUPS 100
#define STOPS  8
#define DEPTH  24   /* calls of a beat that are told */
#define TARGET 50.0 /* ms */

typedef struct
{
  AsterPulse pulse;
  gint64 begun, stop_at, stopped; /* µs of the wall; 0 for never */
  double last_wall, last_alone;   /* ms */
  double gap_wall, gap_alone;     /* ms, the longest */
  double told_alone;              /* ms, when a beat said stop */
  double where;                   /* the fraction after the longest gap */
  void *calls[DEPTH];             /* of the last beat */
  int n_calls;
} Watcher;

static double tell_above; /* ms; 0: tell nothing */

static double
get_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
tell_calls (Watcher *self, double gap, double fraction)
{
  void *calls[DEPTH];
  int n_calls = backtrace (calls, DEPTH);

  if (gap > tell_above)
    {
      g_printerr ("%.1f ms to %.4f, from\n", gap, fraction);
      backtrace_symbols_fd (self->calls, self->n_calls, STDERR_FILENO);
      g_printerr ("to\n");
      backtrace_symbols_fd (calls, n_calls, STDERR_FILENO);
    }
  memcpy (self->calls, calls, sizeof calls);
  self->n_calls = n_calls;
}

static void
note_gap (Watcher *self, double fraction)
{
  double wall = get_ms (CLOCK_MONOTONIC), alone = get_ms (CLOCK_THREAD_CPUTIME_ID);
  double gap = alone - self->last_alone;

  self->gap_wall = MAX (self->gap_wall, wall - self->last_wall);
  if (gap > self->gap_alone)
    {
      self->gap_alone = gap;
      self->where = fraction;
    }
  if (tell_above > 0 && self->stop_at == 0)
    tell_calls (self, gap, fraction);
  self->last_wall = get_ms (CLOCK_MONOTONIC);
  self->last_alone = get_ms (CLOCK_THREAD_CPUTIME_ID);
}

static gboolean
watch (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  Watcher *self = (Watcher *) pulse;

  note_gap (self, fraction);
  if (self->stop_at == 0 || g_get_monotonic_time () < self->stop_at)
    return TRUE;

  self->told_alone = self->last_alone;

  return FALSE;
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
  int method;      /* of a map or of clusters */
  gboolean cosine; /* distances */
  gboolean on_map; /* clusters */
  guint rounds;    /* iterations or epochs, where they are all alike; 0: as usual */
  Verb verb;       /* (nullable) instead of a recipe */
} Case;

static const Case cases[] = {
  { "knn-near", 120000, 50, .verb = find_near },
  { "unit", 50257, 768, .verb = make_unit },
  { "centred", 50257, 768, .verb = centre },
  { "spectrum", 50257, 768, .verb = find_spectrum },
  { "norms", 400000, 50, .verb = find_norms },
  { "search", 400000, 50, .verb = search },
  { "torn", 50257, 300, .verb = find_torn },
  { "save-txt", 400000, 50, .verb = save_glove },
  { "load-txt", 400000, 50, .verb = load_glove },
  { "save-bin", 400000, 50, .verb = save_binary },
  { "load-bin", 400000, 50, .verb = load_binary },
  { "save-npy", 400000, 50, .verb = save_npy },
  { "save-st", 400000, 50, .verb = save_safetensors },
  { "load-st", 400000, 50, .verb = load_safetensors },
  { "save-tsv", 400000, 50, .verb = save_tsv },
  { "load-tsv", 400000, 50, .verb = load_tsv },
  { "load-768", 50257, 768, .verb = load_binary },
  { "read-map", 400000, 50, .verb = read_map },
  { "metadata", 400000, 50, .verb = join_metadata },
  { "train", 10, 10, .verb = train },
  { "pca", 50257, 768, ASTER_RECIPE_MAP, ASTER_MAP_PCA, FALSE, FALSE, 0, NULL },
  { "pca-wide", 3000, 4000, ASTER_RECIPE_MAP, ASTER_MAP_PCA, FALSE, FALSE, 0, NULL },
  { "tsne", 50257, 50, ASTER_RECIPE_MAP, ASTER_MAP_TSNE, FALSE, FALSE, 300, NULL },
  { "tsne-768", 50257, 768, ASTER_RECIPE_MAP, ASTER_MAP_TSNE, FALSE, FALSE, 5, NULL },
  { "umap", 50257, 768, ASTER_RECIPE_MAP, ASTER_MAP_UMAP, TRUE, FALSE, 20, NULL },
  { "umap-400k", 400000, 20, ASTER_RECIPE_MAP, ASTER_MAP_UMAP, FALSE, FALSE, 5, NULL },
  { "mds", 12000, 100, ASTER_RECIPE_MAP, ASTER_MAP_MDS, FALSE, FALSE, 3, NULL },
  { "mds-cosine", 12000, 100, ASTER_RECIPE_MAP, ASTER_MAP_MDS, TRUE, FALSE, 3, NULL },
  { "quality", 50257, 300, ASTER_RECIPE_QUALITY, 0, FALSE, FALSE, 0, NULL },
  { "hubness", 50257, 50, ASTER_RECIPE_VALUES, 0, FALSE, FALSE, 0, NULL },
  { "dbscan", 50257, 50, ASTER_RECIPE_CLUSTERS, ASTER_CLUSTER_DBSCAN, TRUE, FALSE, 0,
    NULL },
  { "dbscan-map", 400000, 2, ASTER_RECIPE_CLUSTERS, ASTER_CLUSTER_DBSCAN, FALSE, TRUE, 0,
    NULL },
  { "hdbscan", 20000, 50, ASTER_RECIPE_CLUSTERS, ASTER_CLUSTER_HDBSCAN, TRUE, FALSE, 0,
    NULL },
  { "hdbscan-map", 400000, 2, ASTER_RECIPE_CLUSTERS, ASTER_CLUSTER_HDBSCAN, FALSE, TRUE,
    0, NULL },
  { "kmeans", 50257, 300, ASTER_RECIPE_CLUSTERS, ASTER_CLUSTER_KMEANS, FALSE, FALSE, 0,
    NULL },
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
run (const Case *self, const Input *input, gint64 stop_at)
{
  g_autoptr (AsterRecipe) recipe = make_recipe (self);
  gint64 begun = g_get_monotonic_time ();
  Watcher watcher = { .pulse = { .beat = watch }, .begun = begun };
  AsterResult *result = NULL;
  g_autoptr (GError) error = NULL;

  watcher.stop_at = stop_at > 0 ? begun + stop_at : 0;
  watcher.last_wall = get_ms (CLOCK_MONOTONIC);
  watcher.last_alone = get_ms (CLOCK_THREAD_CPUTIME_ID);
  if (self->verb != NULL)
    self->verb (input, &watcher.pulse, &error);
  else
    result = aster_recipe_run (recipe, input->space, input->page, NULL, &watcher.pulse,
                               &error);
  watcher.stopped = g_get_monotonic_time ();
  note_gap (&watcher, 1);
  g_clear_pointer (&result, aster_result_unref);
  if (error != NULL && stop_at == 0)
    g_print ("%s: %s\n", self->name, error->message);

  return watcher;
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
measure (const Case *self, guint n_stops)
{
  g_autoptr (AsterSpace) space = make_space (self->n, self->d);
  g_autoptr (AsterSpace) two = make_space (self->n, 2);
  g_autoptr (AsterLayout) page = aster_layout_new (aster_matrix_ref (two->vectors));
  g_autofree char *folder = g_dir_make_tmp ("bench-cancel-XXXXXX", NULL);
  Input input = { space, page, folder };
  Watcher whole;
  gint64 all;
  double worst = 0, unwinding = 0;

  if (self->verb != NULL)
    self->verb (&input, NULL, NULL); /* leaves the files that it reads */
  aster_parallel_set_threads (1);
  whole = run (self, &input, 0);
  aster_parallel_set_threads (0);
  all = whole.stopped - whole.begun;
  for (guint s = 0; s < n_stops; s++)
    {
      gint64 at = all * (2 * s + 1) / (2 * n_stops) / aster_parallel_get_threads ();
      Watcher stopped = run (self, &input, MAX (at, 1));

      worst = MAX (worst, (double) (stopped.stopped - stopped.stop_at) / 1e3);
      if (stopped.told_alone > 0)
        unwinding = MAX (unwinding, stopped.last_alone - stopped.told_alone);
    }
  remove_files (folder);

  g_print ("%-12s %7zu × %4zu  %7.2f s  between beats %6.1f ms wall %6.1f ms alone at "
           "%3.0f %%  unwinds %5.1f ms alone  to stop %6.1f ms  %s\n",
           self->name, self->n, self->d, (double) all / 1e6, whole.gap_wall,
           whole.gap_alone, 100 * whole.where, unwinding, worst,
           whole.gap_alone + unwinding <= TARGET ? "" : "TOO LONG");
}

int
main (int argc, char *argv[])
{
  guint n_stops = STOPS, from = 1;

  aster_linalg_init ();
  for (; (guint) argc > from + 1 && g_str_has_prefix (argv[from], "--"); from += 2)
    if (strcmp (argv[from], "--stops") == 0)
      n_stops = (guint) g_ascii_strtoull (argv[from + 1], NULL, 10);
    else
      tell_above = g_ascii_strtod (argv[from + 1], NULL);
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
