/* How soon there is something to look at after the click that asks for a map, and how
 * many pictures a second it moves by, in the window as a person has it.
 *
 *     xvfb-run -a build/tests/bench/bench-first-picture [ROWSxDIMS...]
 *
 * Of each size every map that moves is asked for anew, with nothing kept but the open
 * space. Time runs from the change of the recipe, as a click on a method makes it, with
 * the moment of rest that the pane takes for somebody who goes on clicking: until the
 * first picture has been painted, until the first that moves, and then as pictures
 * painted in a second. Target for t-SNE of 12,000: 0.3 s, then 30 a second. What a
 * picture takes of the main thread's processor says how many there could be on a machine
 * that does nothing else. GTK draws as in the program: by Cairo where there is no
 * graphics card. */

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "document/document.h"
#include "panes/pane-grid.h"
#include "parts/frame-memory.h"
#include "parts/frame-renderer.h"
#include "tools/random.h"

#define GROUPS 40
#define SLOW   0.3 /* s */
#define RATE   30  /* pictures a second */

typedef struct
{
  AsterPane *pane;
  gint64 asked;    /* µs */
  gboolean is_new; /* there is a picture that has not been painted */
  guint painted;
  double first, moving, last; /* s after it was asked for */
  double begun, spent;        /* s of the main thread: at the first that moves, since */
} Watch;

/* Seconds of processor of this thread. */
static double
get_spent (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);

  return (double) t.tv_sec + (double) t.tv_nsec * 1e-9;
}

/* Clouds around GROUPS centres. */
static AsterSpace *
make_space (gsize n, gsize d)
{
  AsterMatrix *x = aster_matrix_new (n, d, NULL);
  AsterRandom random = aster_random_init (1, 0);
  g_autofree float *centres = g_new (float, GROUPS *d);
  g_auto (GStrv) names = g_new0 (char *, n + 1);

  for (gsize i = 0; i < GROUPS * d; i++)
    centres[i] = 3 * (float) aster_random_normal (&random);
  for (gsize i = 0; i < n; i++)
    {
      gsize group = aster_random_below (&random, GROUPS);

      names[i] = g_strdup_printf ("word%zu", i);
      for (gsize p = 0; p < d; p++)
        aster_matrix_row (x, i)[p] = centres[group * d + p] +
                                     (float) aster_random_normal (&random);
    }

  return aster_space_new (x, aster_tokens_new_from_strv ((const char *const *) names));
}

static void
layout_cb (Watch *self)
{
  self->is_new = aster_pane_get_layout (self->pane) != NULL;
}

static void
painted_cb (Watch *self)
{
  double now = (double) (g_get_monotonic_time () - self->asked) / G_USEC_PER_SEC;

  if (!self->is_new)
    return;

  self->is_new = FALSE;
  self->painted++;
  if (self->painted == 1)
    self->first = now;
  if (self->painted == 2)
    {
      self->moving = now;
      self->begun = get_spent ();
    }
  self->last = now;
  self->spent = get_spent () - self->begun;
}

static void
rest (AsterPane *pane)
{
  while (aster_pane_is_running (pane))
    g_main_context_iteration (NULL, TRUE);
}

/* TRUE if it is soon enough. */
static gboolean
measure (AsterMapMethod method, gsize n, gsize d)
{
  AsterEngine *engine = aster_engine_new (0);
  g_autoptr (AsterSpace) space = make_space (n, d);
  g_autoptr (AsterDocument) document = aster_document_new (engine, space);
  AsterPaneSet *panes = aster_document_get_panes (document);
  GtkWidget *window = gtk_window_new ();
  g_autoptr (AsterRecipe) recipe = NULL;
  Watch watch = { 0 };
  double rate;

  aster_pane_set_arrange (panes, "map");
  watch.pane = aster_pane_set_find (panes, 1);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), aster_pane_grid_new (document));
  gtk_window_present (GTK_WINDOW (window));
  rest (watch.pane);

  g_signal_connect_swapped (watch.pane, "notify::layout", G_CALLBACK (layout_cb), &watch);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint",
                            G_CALLBACK (painted_cb), &watch);
  recipe = aster_recipe_copy (aster_pane_get_recipe (watch.pane));
  recipe->method = method;
  recipe->tsne.tsne.stop_early = FALSE;
  watch.asked = g_get_monotonic_time ();
  aster_pane_set_recipe (watch.pane, recipe);
  while (!aster_pane_is_running (watch.pane))
    {
      if (aster_pane_is_waiting (watch.pane))
        aster_pane_run (watch.pane);
      g_main_context_iteration (NULL, TRUE);
    }
  rest (watch.pane);

  rate = (watch.painted - 1) / MAX (watch.last - watch.moving, 1e-3);
  g_print ("%-5s %7zu × %4zu  first picture %5.2f s, moves after %5.2f s, then %5.1f "
           "pictures a second until %5.1f s, %4.1f ms each of the main thread\n",
           aster_map_method_to_string (method), n, d, watch.first, watch.moving, rate,
           watch.last, 1e3 * watch.spent / (MAX (watch.painted, 3) - 2));

  gtk_window_destroy (GTK_WINDOW (window));
  g_signal_handlers_disconnect_by_data (watch.pane, &watch);
  g_clear_object (&document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  aster_engine_free (engine);

  return method != ASTER_MAP_TSNE || n > 12000 || (watch.first <= SLOW && rate >= RATE);
}

static gboolean
measure_all (gsize n, gsize d)
{
  gboolean met = measure (ASTER_MAP_TSNE, n, d);

  met &= measure (ASTER_MAP_UMAP, n, d);
  if (n <= 5000)
    met &= measure (ASTER_MAP_MDS, n, d);

  return met;
}

int
main (int argc, char *argv[])
{
  gboolean met = TRUE;

  aster_frame_memory_keep ();
  aster_frame_renderer_choose ();
  if (!gtk_init_check ())
    {
      g_printerr ("bench-first-picture: there is no display; run it under xvfb-run\n");
      return 1;
    }
  adw_init ();

  for (int i = 1; i < argc; i++)
    {
      char *end;
      gsize n = strtoull (argv[i], &end, 10);

      met &= measure_all (n, *end == 'x' ? strtoull (end + 1, NULL, 10) : 100);
    }
  if (argc == 1)
    met = measure_all (3000, 100) & measure_all (12000, 100) & measure_all (50257, 768);
  g_print ("%s\n", met ? "it is there at once and moves" : "it is not there at once");

  return met ? 0 : 1;
}
