/* Unfolds a file of vectors, or a made-up space, as a pane would, and says how it feels:
 *
 *     tsne-once [--threads N] [--iterations N] [--dims D] (FILE | ROWSxDIMS)
 *
 * JSON: seconds to the first picture and to the first that moves, pictures a second while
 * it moves, the longest time between two beats, and how long it takes to stop when it is
 * stopped anywhere: at each of 40 moments of a whole run, from the beat before to the
 * return. */

#include <locale.h>
#include <stdlib.h>

#include "files/load.h"
#include "run/tsne-map.h"
#include "support.h"

#define STOPS 40

typedef struct
{
  AsterPulse pulse;
  gint64 begin, last;      /* µs */
  gint64 first, moving;    /* µs from the beginning; 0 if there was none */
  gint64 gap;              /* µs, the longest between two beats */
  gint64 stop_at, stopped; /* µs: not before, and the beat before it was */
  guint frames;
} Watcher;

static gboolean
watch (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  Watcher *self = (Watcher *) pulse;
  gint64 now = g_get_monotonic_time (), before = self->last;

  self->gap = MAX (self->gap, now - before);
  self->last = now;
  if (frame != NULL && self->frames++ == 0)
    self->first = now - self->begin;
  if (frame != NULL && self->frames == 3)
    self->moving = now - self->begin;
  if (now - self->begin < self->stop_at)
    return TRUE;

  self->stopped = before;
  return FALSE;
}

static AsterMatrix *
read_vectors (const char *what)
{
  g_autoptr (AsterSpace) space = NULL;
  g_autoptr (GError) error = NULL;
  char *end;
  gsize n = strtoull (what, &end, 10);

  if (n > 0 && *end == 'x')
    return support_uniform_matrix (n, strtoull (end + 1, NULL, 10), 1);
  if (!(space = aster_load (what, NULL, NULL, &error)))
    {
      g_printerr ("tsne-once: %s\n", error->message);
      exit (1);
    }

  return aster_matrix_ref (space->vectors);
}

/* A run that is stopped at @stop_at, or a whole one if it ends before. Seconds that it
 * took, or took to stop. */
static double
run (const AsterMatrix *x, const AsterTsneMapParams *params, gint64 stop_at, Watcher *out)
{
  Watcher watcher = { .pulse = { .beat = watch }, .stop_at = stop_at };
  g_autoptr (AsterLayout) layout = NULL;

  watcher.begin = watcher.last = g_get_monotonic_time ();
  layout = aster_tsne_map (x, params, NULL, NULL, "", NULL, &watcher.pulse, NULL);
  *out = watcher;

  return (double) (g_get_monotonic_time () - (layout ? watcher.begin : watcher.stopped)) /
         1e6;
}

int
main (int argc, char *argv[])
{
  int threads = 0, iterations = 750, dims = 2;
  const GOptionEntry entries[] = {
    { "threads", 0, 0, G_OPTION_ARG_INT, &threads, "How many", "N" },
    { "iterations", 0, 0, G_OPTION_ARG_INT, &iterations, "Steps in all", "N" },
    { "dims", 0, 0, G_OPTION_ARG_INT, &dims, "2 or 3", "D" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE|ROWSxDIMS");
  g_autoptr (AsterMatrix) x = NULL;
  AsterTsneMapParams params = ASTER_TSNE_MAP_DEFAULTS;
  Watcher whole, part;
  double seconds, slowest = 0;

  setlocale (LC_NUMERIC, "C");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL) || argc != 2)
    return 2;

  x = read_vectors (argv[1]);
  aster_parallel_set_threads ((guint) threads);
  params.dims = (guint) dims;
  params.tsne.iterations = (guint) iterations;
  params.tsne.stop_early = FALSE;
  seconds = run (x, &params, G_MAXINT64, &whole);
  for (guint s = 0; s < STOPS; s++)
    {
      /* Half of the moments in the first second, where everything is different. */
      double at = s % 2 ? seconds * s / STOPS : MIN (1, seconds) * s / STOPS;
      double took = run (x, &params, (gint64) (1e6 * at), &part);

      if (part.stopped > 0)
        slowest = MAX (slowest, took);
    }

  g_print ("{\"n\":%zu,\"d\":%zu,\"seconds\":%.3f,\"first\":%.3f,\"moving\":%.3f,"
           "\"per_second\":%.1f,\"gap_ms\":%.1f,\"stop_ms\":%.1f}\n",
           x->n_rows, x->n_cols, seconds, (double) whole.first / 1e6,
           (double) whole.moving / 1e6,
           whole.frames / (seconds - (double) whole.moving / 1e6),
           (double) whole.gap / 1e3, 1e3 * slowest);

  return 0;
}
