/* plot-stage.h - a plot of five words in a window that is really there, for its tests. */
#pragma once

#include "plot/plot.h"

#include <math.h>

#include "plot/plot-private.h"

#define SIDE 400 /* px */

static const char *const words[] = { "the", "of", "and", "to", "in", NULL };

/* Five words as on a die, in a window that is really there. */
typedef struct
{
  GtkWidget *window;
  AsterPlot *plot;
  AsterSelection *selection;
} Fixture;

static inline AsterLayout *
new_layout (float stretch)
{
  const float places[] = { 0, 0, -1, 1, 1, 1, -1, -1, 1, -1 };
  AsterMatrix *positions = aster_matrix_new (5, 2, NULL);

  for (int i = 0; i < 10; i++)
    positions->data[i] = stretch * places[i];

  return aster_layout_new (positions);
}

/* Lets @frames pictures be drawn. */
static inline gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  return --*(int *) frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static inline void
draw_frames (GtkWidget *widget, int frames)
{
  gtk_widget_add_tick_callback (widget, count_frame_cb, &frames, NULL);
  while (frames > 0)
    {
      gtk_widget_queue_draw (widget);
      g_main_context_iteration (NULL, TRUE);
    }
}

static inline void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLayout) layout = new_layout (1);
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (words);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  self->window = gtk_window_new ();
  self->plot = ASTER_PLOT (aster_plot_new ());
  self->plot->page.patience = INFINITY; /* all in the next frame, on any machine */
  self->selection = aster_selection_new (5);
  aster_plot_set_selection (self->plot, self->selection);
  aster_plot_set_tokens (self->plot, tokens);
  aster_plot_set_layout (self->plot, layout);
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), SIDE, SIDE);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->plot));
  gtk_window_present (GTK_WINDOW (self->window));
  draw_frames (GTK_WIDGET (self->plot), 3);
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->selection);
}

/* The pixels of the page, (width · height · 4). */
static inline GBytes *
download (AsterPlot *plot)
{
  GdkTexture *page = plot->page.now;
  gsize stride = 4 * (gsize) gdk_texture_get_width (page);
  gsize size = stride * (gsize) gdk_texture_get_height (page);
  guchar *bytes = g_malloc (size);

  gdk_texture_download (page, bytes, stride);

  return g_bytes_new_take (bytes, size);
}

/* A controller of a kind that the plot has, the last added being the first; emitting
 * its signals is what the events of a pointer come to. */
static inline gpointer
find_controller (AsterPlot *plot, GType type, guint which)
{
  g_autoptr (GListModel) list = gtk_widget_observe_controllers (GTK_WIDGET (plot));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (list, i);

      if (G_OBJECT_TYPE (controller) == type && which-- == 0)
        return controller;
    }
  g_assert_not_reached ();
}

static inline void
locate (AsterPlot *plot, gsize row, double page[2])
{
  AsterTransform t = aster_plot_get_transform (plot);
  const float *p = aster_matrix_row (plot->index->positions, row);

  aster_transform_to_page (&t, (double) p[0], (double) p[1], page);
}

static inline void
point_at (AsterPlot *plot, gsize row)
{
  double page[2];

  locate (plot, row, page);
  g_signal_emit_by_name (find_controller (plot, GTK_TYPE_EVENT_CONTROLLER_MOTION, 0),
                         "motion", page[0] + 3, page[1] - 2);
}

static inline gboolean
press (AsterPlot *plot, guint key, GdkModifierType state)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (plot, GTK_TYPE_EVENT_CONTROLLER_KEY, 0),
                         "key-pressed", key, 0, state, &handled);

  return handled;
}
