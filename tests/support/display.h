/* display.h - suites of widgets: a display or a reason to skip, and time that passes. */
#pragma once

#include <gtk/gtk.h>

/* Runs the suite, or skips all of it where there is no display: 77 is Meson's word. */
static inline int
display_run (int argc, char *argv[], void (*add) (void))
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display; ./test brings one\n");
      return 0;
    }
  add ();

  return g_test_run ();
}

/* What is waiting happens: events, idle work, a few frames. It rests when it has been
 * asked sixty times, a millisecond apart, and had nothing to do; where the processor is
 * somebody else's meanwhile, no time that passes is taken for rest. A blinking cursor
 * never rests, so this ends when it has been asked three hundred times. */
static inline void
display_settle (void)
{
  gdk_display_sync (gdk_display_get_default ());
  for (int quiet = 0, asked = 0; quiet < 60 && asked < 300;)
    if (g_main_context_iteration (NULL, FALSE))
      quiet = 0;
    else
      {
        g_usleep (1000);
        quiet++;
        asked++;
      }
}

/* Waits, at most a minute, for something to become so. */
#define display_wait(condition)                                                          \
  G_STMT_START                                                                           \
  {                                                                                      \
    gint64 end_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                         \
    while (!(condition) && g_get_monotonic_time () < end_)                               \
      if (!g_main_context_iteration (NULL, FALSE))                                       \
        g_usleep (1000);                                                                 \
    g_assert_true (condition);                                                           \
  }                                                                                      \
  G_STMT_END

/* Shows @child in a window of its own; destroy it with gtk_window_destroy(). */
static inline GtkWindow *
display_show (GtkWidget *child, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, width, height);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  display_settle ();

  return window;
}

/* The controller of that type that was added to @widget last. */
static inline GtkEventController *
display_find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller; /* the widget holds it */
    }

  g_assert_not_reached ();
}

/* Presses a key for the widget's own controller; whether it was taken. */
static inline gboolean
display_press (GtkWidget *widget, guint key, GdkModifierType state)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (display_find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed", key, 0, state, &taken);

  return taken;
}

/* Moves the pointer within @widget, for its own controller. */
static inline void
display_move (GtkWidget *widget, double x, double y)
{
  g_signal_emit_by_name (
      display_find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", x, y);
}

/* The first widget of that type at or below @root, in depth first order. */
static inline GtkWidget *
display_find (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *w = gtk_widget_get_first_child (root); w != NULL;
       w = gtk_widget_get_next_sibling (w))
    {
      GtkWidget *found = display_find (w, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}
