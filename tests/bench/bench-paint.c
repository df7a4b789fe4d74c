/* Times the painting of points; one line each, TSV `points median_ms p99_ms cpu_ms`,
 * at 1600 × 1000 px. The last is what all processors together spent on one picture,
 * which says something on a busy machine too. Points are what a map of words looks like:
 * a few hundred clumps of very different size. */

#include <math.h>
#include <stdlib.h>
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
time_points (gsize n)
{
  g_autoptr (AsterMatrix) x = make_points (n);
  g_autoptr (AsterPlotIndex) index = aster_plot_index_new (x);
  g_autoptr (AsterViewport) viewport = aster_viewport_new ();
  g_auto (AsterPage) page = { 0 };
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  double times[N_RUNS], cpu;

  aster_viewport_set_bounds (viewport, index->x0, index->y0, index->x1, index->y1);
  scene.index = index;
  scene.theme = ASTER_THEME_DARK;
  scene.transform = aster_viewport_get_transform (viewport, WIDTH, HEIGHT);
  g_assert_true (aster_page_init (&page, WIDTH, HEIGHT, 1));

  cpu = get_cpu ();
  for (int run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();

      aster_plot_points_paint (&scene, 1, &page);
      times[run] = (double) (g_get_monotonic_time () - start) / 1000;
    }

  cpu = get_cpu () - cpu;
  qsort (times, N_RUNS, sizeof (double), compare);
  g_print ("%" G_GSIZE_FORMAT "\t%.2f\t%.2f\t%.2f\n", n, times[N_RUNS / 2],
           times[N_RUNS * 99 / 100], cpu * 1000 / N_RUNS);
}

int
main (int argc, char **argv)
{
  aster_frame_memory_keep ();
  g_print ("points\tmedian_ms\tp99_ms\tcpu_ms\n");
  time_points (12000);
  time_points (50000);
  time_points (400000);

  return 0;
}
