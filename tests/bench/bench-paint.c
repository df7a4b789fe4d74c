/* Times the painting of points, of a heat map and of contours over them; one line each,
 * TSV `points median_ms p99_ms cpu_ms marks`, at 1600 × 1000 px. The last is what all
 * processors together spent on one picture, which says something on a busy machine too.
 * Points are what a map of words looks like: a few hundred clumps of very different size.
 */

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "clumps.h"
#include "parts/frame-memory.h"
#include "plot/plot-points.h"
#include "tools/parallel.h"

#define WIDTH  1600
#define HEIGHT 1000
#define N_RUNS 101

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Seconds of all processors. */
static double
get_cpu (void)
{
  struct timespec t;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);

  return (double) t.tv_sec + (double) t.tv_nsec * 1e-9;
}

static void
time_scene (const AsterPlotScene *scene, const char *marks)
{
  g_auto (AsterPage) page = { 0 };
  double times[N_RUNS], cpu;

  g_assert_true (aster_page_init (&page, WIDTH, HEIGHT, 1));

  cpu = get_cpu ();
  for (int run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();

      aster_plot_points_paint (scene, 1, &page);
      times[run] = (double) (g_get_monotonic_time () - start) / 1000;
    }

  cpu = get_cpu () - cpu;
  qsort (times, N_RUNS, sizeof (double), compare);
  g_print ("%" G_GSIZE_FORMAT "\t%.2f\t%.2f\t%.2f\t%s\n", aster_plot_scene_n (scene),
           times[N_RUNS / 2], times[N_RUNS * 99 / 100], cpu * 1000 / N_RUNS, marks);
}

/* Each row is of one of eight classes. */
static AsterColouring *
make_classes (gsize n)
{
  g_autofree guint8 *styles = g_new (guint8, n);
  AsterLegendEntry entries[ASTER_N_CLASS_COLOURS] = { 0 };

  for (gsize row = 0; row < n; row++)
    styles[row] = (guint8) (row % ASTER_N_CLASS_COLOURS);
  for (guint8 style = 0; style < ASTER_N_CLASS_COLOURS; style++)
    {
      entries[style].label = (char *) "class";
      entries[style].style = style;
    }

  return aster_colouring_new_from_classes ("class", entries, ASTER_N_CLASS_COLOURS,
                                           styles, n);
}

/* The order of @n words. */
static AsterShuffle *
make_shuffle (gsize n)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();

  for (gsize row = 0; row < n; row++)
    {
      g_autofree char *name = g_strdup_printf ("w%" G_GSIZE_FORMAT, row);

      g_assert_true (aster_tokens_append (tokens, name, strlen (name), NULL));
    }

  return aster_shuffle_new (tokens);
}

static void
time_marks (gsize n)
{
  g_autoptr (AsterShuffle) shuffle = make_shuffle (n);
  g_autoptr (AsterMatrix) x = make_points (n);
  g_autoptr (AsterPlotIndex) index = aster_plot_index_new (x);
  g_autoptr (AsterViewport) viewport = aster_viewport_new ();
  g_autoptr (AsterColouring) classes = make_classes (n);
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;

  aster_viewport_set_bounds (viewport, index->x0, index->y0, index->x1, index->y1);
  scene.index = index;
  scene.shuffle = shuffle;
  scene.theme = ASTER_THEME_DARK;
  scene.transform = aster_viewport_get_transform (viewport, WIDTH, HEIGHT);
  time_scene (&scene, "points");
  scene.style.marks = ASTER_MARKS_HEAT_MAP;
  time_scene (&scene, "heat-map");
  scene.style.marks = ASTER_MARKS_CONTOURS;
  time_scene (&scene, "contours");
  scene.colouring = classes;
  time_scene (&scene, "contours, 8 classes");
  scene.style.marks = ASTER_MARKS_HEAT_MAP;
  time_scene (&scene, "heat-map, 8 classes");
}

int
main (int argc, char **argv)
{
  aster_frame_memory_keep ();
  g_print ("points\tmedian_ms\tp99_ms\tcpu_ms\tmarks\n");
  time_marks (12000);
  time_marks (50000);
  time_marks (400000);

  return 0;
}
