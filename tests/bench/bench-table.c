/* Times a table in a window of 1280 × 800 px, TSV `rows work median_ms p99_ms cpu_ms
 * cpu_p99_ms stall_ms times`. Of scrolling, a time is that of a whole frame, from the
 * moment in which the frame clock begins it to the one in which it has been handed to the
 * display. Of sorting and of choosing rows it is what passes from the wish to the first
 * frame that shows them; `stall_ms` is the longest that the main loop did not answer
 * meanwhile. `cpu_ms` is what all processors spent on one time, `cpu_p99_ms` what the
 * main thread did on all but one of a hundred frames, which other programs do not spoil.
 * Needs a display:
 *
 *     xvfb-run -a -s '-screen 0 1700x1100x24' build/tests/bench/bench-table
 *
 * A number of rows may be named; 400,000 if none is. */

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "table/table.h"
#include "tools/random.h"

#define WIDTH    1280
#define HEIGHT   800
#define N_FRAMES 301
#define N_SORTS  5

typedef struct
{
  GtkWidget *window;
  AsterTable *table;
  AsterSelection *selection;
  GtkAdjustment *scroll;
  gsize n;
} Stage;

typedef void (*Work) (Stage *stage, int time);

typedef struct
{
  double start, end; /* ms; end is 0 while the frame is under way */
} Clock;

/* Milliseconds of the processors: of all, or for the main thread. */
static double
get_cpu (clockid_t of)
{
  struct timespec t;

  clock_gettime (of, &t);

  return (double) t.tv_sec * 1e3 + (double) t.tv_nsec * 1e-6;
}

static double
get_now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
before_paint_cb (GdkFrameClock *clock, Clock *times)
{
  times->start = get_now ();
}

static void
after_paint_cb (GdkFrameClock *clock, Clock *times)
{
  times->end = get_now ();
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
report (Stage *stage,
        const char *name,
        double *times,
        int n,
        double cpu,
        double cpu_most,
        double stall)
{
  qsort (times, (gsize) n, sizeof (double), compare);
  g_print ("%zu\t%s\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%d\n", stage->n, name, times[n / 2],
           times[(n - 1) * 99 / 100], cpu / n, cpu_most, stall, n);
}

/* One frame, and how long it took. */
static double
draw_frame (Stage *stage, Clock *clock)
{
  clock->end = 0;
  gtk_widget_queue_draw (GTK_WIDGET (stage->table));
  while (clock->end == 0)
    g_main_context_iteration (NULL, TRUE);

  return clock->end - clock->start;
}

/* Three lines on, as a wheel does it. */
static void
wheel (Stage *stage, int time)
{
  gtk_adjustment_set_value (stage->scroll, gtk_adjustment_get_value (stage->scroll) + 72);
}

static void
page (Stage *stage, int time)
{
  gtk_adjustment_set_value (stage->scroll,
                            gtk_adjustment_get_value (stage->scroll) +
                                gtk_adjustment_get_page_size (stage->scroll));
}

/* The handle of the bar is dragged from one end to the other. */
static void
drag (Stage *stage, int time)
{
  double upper = gtk_adjustment_get_upper (stage->scroll);

  gtk_adjustment_set_value (stage->scroll, upper * (time % 100) / 100);
}

static void
hover (Stage *stage, int time)
{
  aster_selection_set_hovered (stage->selection, time % 20);
}

static void
time_scrolling (Stage *stage, const char *name, Work work)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (stage->window);
  double times[N_FRAMES], spent[N_FRAMES], cpu;
  Clock clock = { 0, 0 };
  gulong before = g_signal_connect (frames, "before-paint", G_CALLBACK (before_paint_cb),
                                    &clock);
  gulong after = g_signal_connect (frames, "after-paint", G_CALLBACK (after_paint_cb),
                                   &clock);

  gtk_adjustment_set_value (stage->scroll, 0);
  for (int i = 0; i < 5; i++)
    draw_frame (stage, &clock);
  cpu = get_cpu (CLOCK_PROCESS_CPUTIME_ID);
  for (int i = 0; i < N_FRAMES; i++)
    {
      double start = get_now (), turn = get_cpu (CLOCK_THREAD_CPUTIME_ID);

      work (stage, i);
      times[i] = get_now () - start + draw_frame (stage, &clock);
      spent[i] = get_cpu (CLOCK_THREAD_CPUTIME_ID) - turn;
    }
  cpu = get_cpu (CLOCK_PROCESS_CPUTIME_ID) - cpu;
  g_signal_handler_disconnect (frames, before);
  g_signal_handler_disconnect (frames, after);
  qsort (spent, N_FRAMES, sizeof (double), compare);
  report (stage, name, times, N_FRAMES, cpu, spent[(N_FRAMES - 1) * 99 / 100], NAN);
}

/* From the wish until the rows have been drawn. */
static void
time_rows (Stage *stage, const char *name, Work work)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (stage->window);
  double times[N_SORTS], stall = 0, cpu = 0;

  for (int i = 0; i < N_SORTS; i++)
    {
      Clock clock = { 0, 0 };
      gulong after = g_signal_connect (frames, "after-paint", G_CALLBACK (after_paint_cb),
                                       &clock);
      double start = get_now (), turn = start, spent = get_cpu (CLOCK_PROCESS_CPUTIME_ID);

      work (stage, i);
      stall = MAX (stall, get_now () - turn);
      while (aster_table_is_busy (stage->table))
        {
          turn = get_now ();
          if (!g_main_context_iteration (NULL, FALSE))
            g_usleep (200);
          stall = MAX (stall, get_now () - turn);
        }
      clock.end = 0;
      gtk_widget_queue_draw (GTK_WIDGET (stage->table));
      while (clock.end == 0)
        {
          turn = get_now ();
          g_main_context_iteration (NULL, TRUE);
          stall = MAX (stall, get_now () - turn);
        }
      times[i] = clock.end - start;
      cpu += get_cpu (CLOCK_PROCESS_CPUTIME_ID) - spent;
      g_signal_handler_disconnect (frames, after);
    }
  report (stage, name, times, N_SORTS, cpu, NAN, stall);
}

static GtkSortType
direction (int time)
{
  return time % 2 ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;
}

static void
sort_tokens (Stage *stage, int time)
{
  aster_table_sort_by (stage->table, ASTER_TABLE_TOKEN, direction (time));
}

static void
sort_numbers (Stage *stage, int time)
{
  aster_table_sort_by (stage->table, "metadata:number", direction (time));
}

static void
sort_levels (Stage *stage, int time)
{
  aster_table_sort_by (stage->table, "metadata:level", direction (time));
}

static void
sort_distinct (Stage *stage, int time)
{
  aster_table_sort_by (stage->table, "metadata:distinct", direction (time));
}

static void
sort_ranks (Stage *stage, int time)
{
  aster_table_sort_by (stage->table, ASTER_TABLE_RANK, direction (time));
}

/* Every third row, and none again. */
static void
select_rows (Stage *stage, int time)
{
  g_autofree guint32 *rows = g_new (guint32, stage->n / 3 + 1);
  gsize n = 0;

  for (guint32 row = 0; row < stage->n && time % 2 == 0; row += 3)
    rows[n++] = row;
  aster_selection_apply (stage->selection, rows, n, ASTER_SELECT_REPLACE);
}

static void
show_selected (Stage *stage, int time)
{
  aster_table_set_show (stage->table, time % 2 ? ASTER_TABLE_ALL : ASTER_TABLE_SELECTED);
}

/* Words of syllables, as long as words are, some in other scripts. */
static char *
new_word (AsterRandom *random)
{
  static const char *const syllables[] = { "ka", "ro", "min", "tel", "su",   "ver",
                                           "an", "i",  "lo",  "qué", "nghi", "ß" };
  GString *word = g_string_new (NULL);

  for (gsize k = 1 + aster_random_below (random, 6); k > 0; k--)
    g_string_append (word,
                     syllables[aster_random_below (random, G_N_ELEMENTS (syllables))]);

  return g_string_free (word, FALSE);
}

static AsterSpace *
new_space (gsize n)
{
  AsterRandom random = aster_random_init (7, n);
  g_auto (GStrv) words = g_new0 (char *, n + 1);
  g_autofree const char **levels = g_new (const char *, n);
  g_autofree double *numbers = g_new (double, n);
  AsterSpace *space;

  for (gsize i = 0; i < n; i++)
    {
      words[i] = new_word (&random);
      levels[i] = words[aster_random_below (&random, MIN (i + 1, 200))];
      numbers[i] = i % 50 == 0 ? NAN : aster_random_normal (&random);
    }
  space = aster_space_new (aster_matrix_new (n, 2, NULL),
                           aster_tokens_new_from_strv ((const char *const *) words));
  g_ptr_array_add (space->columns, aster_column_new_numbers ("number", numbers, n));
  g_ptr_array_add (space->columns, aster_column_new_text ("level", levels, n));
  for (gsize i = 0; i < n; i++)
    levels[i] = words[n - 1 - i];
  g_ptr_array_add (space->columns, aster_column_new_text ("distinct", levels, n));

  return space;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

static void
set_stage (Stage *stage, gsize n)
{
  g_autoptr (AsterSpace) space = new_space (n);
  GtkWidget *scroller;

  stage->n = n;
  stage->window = gtk_window_new ();
  stage->selection = aster_selection_new (n);
  stage->table = ASTER_TABLE (aster_table_new ());
  scroller = find (GTK_WIDGET (stage->table), GTK_TYPE_SCROLLED_WINDOW);
  stage->scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  aster_table_set_selection (stage->table, stage->selection);
  aster_table_set_space (stage->table, space);
  gtk_window_set_decorated (GTK_WINDOW (stage->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (stage->window), GTK_WIDGET (stage->table));
  gtk_window_present (GTK_WINDOW (stage->window));
  while (gtk_widget_get_width (GTK_WIDGET (stage->table)) < WIDTH)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    Work work;
  } scrolling[] = { { "wheel", wheel },
                    { "page", page },
                    { "drag", drag },
                    { "hover", hover } },
    rows[] = { { "sort numbers", sort_numbers },    { "sort 200 words", sort_levels },
               { "sort all words", sort_distinct }, { "sort tokens", sort_tokens },
               { "sort ranks", sort_ranks },        { "select", select_rows },
               { "show selected", show_selected } };
  Stage stage;

  setlocale (LC_ALL, "");
  if (!gtk_init_check ())
    {
      g_printerr ("bench-table: there is no display; run it by xvfb-run\n");
      return 77;
    }

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_print ("rows\twork\tmedian_ms\tp99_ms\tcpu_ms\tcpu_p99_ms\tstall_ms\ttimes\n");
  set_stage (&stage, argc > 1 ? strtoul (argv[1], NULL, 10) : 400000);
  for (guint i = 0; i < G_N_ELEMENTS (scrolling); i++)
    time_scrolling (&stage, scrolling[i].name, scrolling[i].work);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    time_rows (&stage, rows[i].name, rows[i].work);
  gtk_window_destroy (GTK_WINDOW (stage.window));
  g_object_unref (stage.selection);

  return 0;
}
