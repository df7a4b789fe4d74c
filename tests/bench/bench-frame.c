/* Times whole frames of a map in a window of 1600 × 1000 px: everything between the
 * moment in which the frame clock begins a picture and the one in which it has been
 * handed to the display, with labels, axes of principal components and marks. TSV, a line
 * each gesture:
 *
 *     points gesture median_ms p99_ms late main_median_ms main_p99_ms between_p99_ms
 *     all_ms whole reach_ms
 *
 * The first two times are on the wall; `late` is the number of frames, of 101, that took
 * longer than a screen waits for one. The next three are the processor's in the main
 * thread alone, which other programs spoil less: in a frame, and between one and the
 * next, where what the next one needs is made ready. `all_ms` is what all threads
 * together spent on a frame and before the next. `whole` is the share of frames with
 * every point in them: what a machine cannot paint in time is painted in part while it
 * moves, and a line that holds its reach with `whole` below 1 holds it by that. GTK draws
 * as in the program: by Cairo where there is no graphics card. Needs a display:
 *
 *     xvfb-run -a -s '-screen 0 1700x1100x24' build/tests/bench/bench-frame
 *
 * Without arguments, 12,000, 50,000 and 400,000 points and all gestures; a number of
 * points, then a gesture, may be named. */

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "clumps.h"
#include "parts/frame-memory.h"
#include "parts/frame-renderer.h"
#include "plot/plot-private.h"

#define WIDTH       1600
#define HEIGHT      1000
#define N_FRAMES    101
#define HOVER_REACH 4.0        /* ms */
#define REFRESH     (1e3 / 60) /* ms for which a screen shows a frame */

typedef struct
{
  GtkWidget *window;
  AsterPlot *plot;
  AsterSelection *selection;
  gsize n;
} Stage;

typedef void (*Gesture) (Stage *stage, int frame);

/* What a frame took, ms, once it is done. */
typedef struct
{
  double wall;
  double main, between; /* of the main thread's, in it and before it */
  gboolean done;
} Frame;

static double
get_ms (clockid_t clock)
{
  struct timespec t;

  clock_gettime (clock, &t);

  return (double) t.tv_sec * 1e3 + (double) t.tv_nsec * 1e-6;
}

static void
before_paint_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->wall = -get_ms (CLOCK_MONOTONIC);
  frame->main = -get_ms (CLOCK_THREAD_CPUTIME_ID);
  frame->between -= frame->main;
}

static void
after_paint_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->wall += get_ms (CLOCK_MONOTONIC);
  frame->main += get_ms (CLOCK_THREAD_CPUTIME_ID);
  frame->done = TRUE;
}

static void
draw_frame (Stage *stage, Frame *frame)
{
  frame->done = FALSE;
  frame->between = -get_ms (CLOCK_THREAD_CPUTIME_ID);
  gtk_widget_queue_draw (GTK_WIDGET (stage->plot));
  while (!frame->done)
    g_main_context_iteration (NULL, TRUE);
}

/* From word to word along a line of the page, with neighbours that are near. */
static void
hover (Stage *stage, int frame)
{
  const AsterPlotIndex *index = stage->plot->index;
  gsize at = stage->n / 2 + (gsize) (frame * 13) % (stage->n / 4);

  aster_selection_set_hovered (stage->selection, (int) index->rows[at]);
  aster_plot_set_neighbours (stage->plot, index->rows + at + 1, 9);
}

/* To and fro by so many px that most of the map stays on the page. */
static void
pan (Stage *stage, int frame)
{
  double px = 1 / aster_plot_get_transform (stage->plot).scale;

  aster_viewport_move (aster_plot_get_viewport (stage->plot),
                       px * (frame % 50 < 25 ? 15 : -15),
                       px * (frame % 30 < 15 ? 9 : -9));
}

static void
zoom (Stage *stage, int frame)
{
  aster_viewport_zoom_about (aster_plot_get_viewport (stage->plot), 1, 1,
                             frame % 50 < 25 ? 1.06 : 1 / 1.06);
}

static void
orbit (Stage *stage, int frame)
{
  aster_plot_turn (stage->plot, 0.02, frame % 50 < 25 ? 0.01 : -0.01, FALSE);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Sorts @times; returns the one that a share of them is not above. */
static double
find_share (double times[N_FRAMES], int percent)
{
  qsort (times, N_FRAMES, sizeof (double), compare);

  return times[N_FRAMES * percent / 100];
}

static void
time_gesture (Stage *stage, const char *name, Gesture gesture, double reach)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (stage->plot));
  Frame frame = { 0 };
  double wall[N_FRAMES], alone[N_FRAMES], between[N_FRAMES], all;
  guint whole = 0, late = 0;
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb),
                                    &frame);
  gulong after = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb),
                                   &frame);

  for (int i = 0; i < 10; i++)
    draw_frame (stage, &frame);
  all = get_ms (CLOCK_PROCESS_CPUTIME_ID);
  for (int i = 0; i < N_FRAMES; i++)
    {
      gesture (stage, i);
      draw_frame (stage, &frame);
      wall[i] = frame.wall;
      alone[i] = frame.main;
      between[i] = frame.between;
      late += frame.wall > REFRESH;
      whole += !stage->plot->page.coarse;
    }
  all = (get_ms (CLOCK_PROCESS_CPUTIME_ID) - all) / N_FRAMES;
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);

  g_print ("%zu\t%s\t%.2f\t%.2f\t%u\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%g\n", stage->n, name,
           find_share (wall, 50), find_share (wall, 99), late, find_share (alone, 50),
           find_share (alone, 99), find_share (between, 99), all,
           (double) whole / N_FRAMES, reach);
}

static AsterTokens *
new_tokens (gsize n)
{
  g_auto (GStrv) words = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    words[i] = g_strdup_printf ("word%" G_GSIZE_FORMAT, i);

  return aster_tokens_new_from_strv ((const char *const *) words);
}

/* The points of a map, bent into three dimensions if it has to have that many. */
static AsterMatrix *
place_points (gsize n, guint dims)
{
  AsterMatrix *flat = make_points (n), *x;

  if (dims == 2)
    return flat;

  x = aster_matrix_new (n, 3, NULL);
  for (gsize i = 0; i < n; i++)
    {
      const float *from = aster_matrix_row (flat, i);
      float *to = aster_matrix_row (x, i);

      to[0] = from[0];
      to[1] = from[1];
      to[2] = 4 * sinf (0.3f * from[0]) + 4 * cosf (0.4f * from[1]);
    }
  aster_matrix_unref (flat);

  return x;
}

/* Axes of principal components: a title each, and numbers along two rims. */
static void
set_layout (Stage *stage, guint dims)
{
  g_autoptr (AsterLayout) layout = aster_layout_new (place_points (stage->n, dims));

  for (guint p = 0; p < dims; p++)
    layout->axes[p] = (AsterAxisInfo){ .kind = ASTER_AXIS_COMPONENT,
                                       .component = p + 1,
                                       .share = 0.2 / (p + 1) };
  aster_plot_set_layout (stage->plot, layout);
  aster_viewport_fit (aster_plot_get_viewport (stage->plot));
}

/* @only: (nullable): the one gesture to time */
static void
time_map (gsize n, const char *only)
{
  static const struct
  {
    const char *name;
    Gesture gesture;
    guint dims;
  } gestures[] = {
    { "hover", hover, 2 }, { "pan", pan, 2 }, { "zoom", zoom, 2 }, { "orbit", orbit, 3 }
  };
  Stage stage = { gtk_window_new (), ASTER_PLOT (aster_plot_new ()),
                  aster_selection_new (n), n };
  g_autoptr (AsterTokens) tokens = new_tokens (n);
  double reach = n > 50000 ? 16 : 8;

  aster_plot_set_selection (stage.plot, stage.selection);
  aster_plot_set_tokens (stage.plot, tokens);
  aster_plot_set_theme (stage.plot, ASTER_THEME_DARK);
  set_layout (&stage, 2);
  gtk_window_set_decorated (GTK_WINDOW (stage.window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (stage.window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (stage.window), GTK_WIDGET (stage.plot));
  gtk_window_present (GTK_WINDOW (stage.window));
  while (gtk_widget_get_width (GTK_WIDGET (stage.plot)) < WIDTH)
    g_main_context_iteration (NULL, TRUE);
  g_printerr ("drawn by %s\n",
              G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (stage.window))));

  for (guint i = 0; i < G_N_ELEMENTS (gestures); i++)
    if (only == NULL || g_str_equal (only, gestures[i].name))
      {
        aster_selection_set_hovered (stage.selection, -1);
        set_layout (&stage, gestures[i].dims);
        time_gesture (&stage, gestures[i].name, gestures[i].gesture,
                      gestures[i].gesture == hover ? HOVER_REACH : reach);
      }

  gtk_window_destroy (GTK_WINDOW (stage.window));
  g_object_unref (stage.selection);
}

int
main (int argc, char **argv)
{
  static const char *const usual[] = { "12000", "50000", "400000" };

  aster_frame_memory_keep ();
  aster_frame_renderer_choose ();

  if (!gtk_init_check ())
    {
      g_printerr ("bench-frame: there is no display; run it by xvfb-run\n");
      return 77;
    }

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_print ("points\tgesture\tmedian_ms\tp99_ms\tlate\tmain_median_ms\tmain_p99_ms\t"
           "between_p99_ms\tall_ms\twhole\treach_ms\n");
  for (guint i = 0; argc < 2 && i < G_N_ELEMENTS (usual); i++)
    time_map (strtoul (usual[i], NULL, 10), NULL);
  if (argc >= 2)
    time_map (strtoul (argv[1], NULL, 10), argv[2]);

  return 0;
}
