/* Times the placing of labels, TSV `points selected first_ms median_ms p99_ms placed
 * overlaps vanished`, at 1600 × 1000 px, over a walk of 600 frames that zooms in and
 * out about places near points and moves the page. Scales that were never looked at
 * before are among them. `first` is the first frame of all, which measures letters;
 * `overlaps` counts pairs of labels whose rectangles meet, over all frames, and
 * `vanished` labels that a frame of zooming in took away from the middle of the page. */

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "clumps.h"
#include "labels/plot-asked.h"
#include "parts/bits.h"
#include "plot/plot-scene.h"
#include "tools/random.h"

#define WIDTH    1600
#define HEIGHT   1000
#define N_FRAMES 600
#define MARGIN   120.0 /* px: nearer to the rim a label may leave the page */

static AsterTokens *
make_tokens (gsize n)
{
  static const char *const syllables[] = { "ka", "ro", "min", "tel", "su",   "ver",
                                           "an", "i",  "lo",  "qué", "nghi", "ß" };
  AsterTokens *tokens = aster_tokens_new ();
  AsterRandom random = aster_random_init (7, n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);

      for (gsize k = 1 + aster_random_below (&random, 4); k > 0; k--)
        g_string_append (
            word, syllables[aster_random_below (&random, G_N_ELEMENTS (syllables))]);
      aster_tokens_append (tokens, word->str, word->len, NULL);
    }

  return tokens;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Milliseconds of this thread: what other programs do is not counted. */
static double
get_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);

  return (double) t.tv_sec * 1e3 + (double) t.tv_nsec * 1e-6;
}

static gsize
count_overlaps (const GArray *placed)
{
  gsize n = 0;

  for (guint i = 0; i < placed->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const AsterPlacedLabel *a = &g_array_index (placed, AsterPlacedLabel, i);
        const AsterPlacedLabel *b = &g_array_index (placed, AsterPlacedLabel, k);

        n += a->x + 1e-6 < b->x + b->width && b->x + 1e-6 < a->x + a->width &&
             a->y + 1e-6 < b->y + b->height && b->y + 1e-6 < a->y + a->height;
      }

  return n;
}

static gboolean
has (const GArray *placed, guint32 row)
{
  for (guint i = 0; i < placed->len; i++)
    if (g_array_index (placed, AsterPlacedLabel, i).row == row)
      return TRUE;

  return FALSE;
}

/* Labels of the frame before whose points are well inside and that are gone. */
static gsize
count_vanished (const AsterPlotScene *scene, const GArray *before, const GArray *after)
{
  gsize n = 0;

  for (guint i = 0; i < before->len; i++)
    {
      guint32 row = g_array_index (before, AsterPlacedLabel, i).row;
      double page[2];

      aster_plot_scene_locate (scene, row, page);
      n += page[0] > MARGIN && page[1] > MARGIN && page[0] < WIDTH - MARGIN &&
           page[1] < HEIGHT - MARGIN && !has (after, row);
    }

  return n;
}

/* The next frame of the walk: eight steps nearer to the middle, then one of moving a
 * little, and in the end back to some other point; returns whether nothing may vanish. */
static gboolean
go_on (AsterViewport *viewport, AsterRandom *random, const AsterMatrix *x, int frame)
{
  AsterView view = aster_viewport_get_view (viewport);

  if (frame % 10 == 8)
    aster_viewport_move (viewport, 2 / view.zoom * aster_random_normal (random),
                         1 / view.zoom * aster_random_normal (random));
  else if (frame % 10 == 9 && view.zoom > 8)
    {
      const float *p = aster_matrix_row (x, aster_random_below (random, x->n_rows));

      view = (AsterView){ (double) p[0], (double) p[1], 1 + frame % 7 };
      aster_viewport_set_view (viewport, &view);
    }
  else
    {
      aster_viewport_zoom_about (viewport, view.x, view.y, 1.15);
      return TRUE;
    }

  return FALSE;
}

static void
time_labels (gsize n, gsize n_selected)
{
  g_autoptr (AsterMatrix) x = make_points (n);
  g_autoptr (AsterTokens) tokens = make_tokens (n);
  g_autoptr (AsterPlotIndex) index = aster_plot_index_new (x);
  g_autoptr (AsterViewport) viewport = aster_viewport_new ();
  g_autoptr (AsterLabels) labels = aster_labels_new (index, tokens, NULL, NULL, 13);
  g_autoptr (AsterPlotAsked) asked = aster_plot_asked_new ();
  g_autoptr (GArray) before = NULL;
  g_autofree guint64 *selected = g_new0 (guint64, aster_bits_words (n) + 1);
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  AsterRandom random = aster_random_init (3, n);
  double times[N_FRAMES], counts[N_FRAMES], first = 0;
  gsize overlaps = 0, vanished = 0;

  aster_viewport_set_bounds (viewport, index->x0, index->y0, index->x1, index->y1);
  for (gsize i = 0; i < n_selected; i++)
    aster_bits_set (selected, 997 * (i + 1) % n, TRUE);
  scene.index = index;
  scene.tokens = tokens;
  scene.labels = labels;
  scene.asked = asked;
  scene.selected = selected;
  scene.n_selected = n_selected;

  for (int frame = 0; frame < N_FRAMES; frame++)
    {
      gboolean nearer = frame > 0 && go_on (viewport, &random, x, frame);
      g_autoptr (GArray) placed = NULL;
      double start = get_ms ();

      scene.transform = aster_viewport_get_transform (viewport, WIDTH, HEIGHT);
      placed = aster_plot_scene_place_labels (&scene);
      times[frame] = get_ms () - start;
      if (frame == 0)
        first = times[0];
      counts[frame] = placed->len;
      overlaps += count_overlaps (placed);
      if (nearer)
        vanished += count_vanished (&scene, before, placed);
      g_clear_pointer (&before, g_array_unref);
      before = g_steal_pointer (&placed);
    }

  qsort (times, N_FRAMES, sizeof (double), compare);
  qsort (counts, N_FRAMES, sizeof (double), compare);
  g_print ("%zu\t%zu\t%.2f\t%.2f\t%.2f\t%.0f\t%zu\t%zu\n", n, n_selected, first,
           times[N_FRAMES / 2], times[N_FRAMES * 99 / 100], counts[N_FRAMES / 2],
           overlaps, vanished);
}

int
main (int argc, char **argv)
{
  g_print ("points\tselected\tfirst_ms\tmedian_ms\tp99_ms\tplaced\toverlaps\tvanished\n");
  for (gsize n_selected = 0; n_selected <= 200; n_selected += 50 + 100 * (n_selected > 0))
    {
      time_labels (12000, n_selected);
      time_labels (50000, n_selected);
      time_labels (400000, n_selected);
    }

  return 0;
}
