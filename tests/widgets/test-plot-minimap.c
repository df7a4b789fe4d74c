#include "plot/plot-minimap.h"

#include "plot-stage.h"

#define WIDE 500 /* px: a map that is smaller has no room for a second one */

typedef struct
{
  Fixture stage;
  GtkWidget *minimap;
} Room;

static void
set_up_room (Room *self, gconstpointer data)
{
  GtkWidget *overlay = gtk_overlay_new ();

  set_up (&self->stage, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->stage.window), WIDE, WIDE);
  g_object_ref (self->stage.plot);
  gtk_window_set_child (GTK_WINDOW (self->stage.window), overlay);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->stage.plot));
  g_object_unref (self->stage.plot);
  self->minimap = aster_plot_minimap_new (self->stage.plot);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->minimap);
  while (gtk_widget_get_width (GTK_WIDGET (self->stage.plot)) < WIDE)
    draw_frames (GTK_WIDGET (self->stage.plot), 1);
}

static void
tear_down_room (Room *self, gconstpointer data)
{
  tear_down (&self->stage, NULL);
}

static AsterViewport *
look_near (Room *self)
{
  AsterViewport *viewport = aster_plot_get_viewport (self->stage.plot);

  aster_viewport_zoom_about (viewport, 0.5, 0.5, 8);
  draw_frames (GTK_WIDGET (self->stage.plot), 2);

  return viewport;
}

/* It is there when the map is zoomed far in, unless nobody wants it. */
static void
test_comes_and_goes (Room *self, gconstpointer data)
{
  AsterViewport *viewport = aster_plot_get_viewport (self->stage.plot);
  AsterPlotStyle style = ASTER_PLOT_STYLE_INIT;

  g_assert_false (gtk_widget_get_visible (self->minimap));
  aster_viewport_zoom_about (viewport, 0, 0, 3);
  g_assert_false (gtk_widget_get_visible (self->minimap));
  aster_viewport_zoom_about (viewport, 0, 0, 2);
  g_assert_true (gtk_widget_get_visible (self->minimap));

  style.minimap = FALSE;
  aster_plot_set_style (self->stage.plot, &style);
  aster_viewport_zoom_about (viewport, 0, 0, 1.1);
  g_assert_false (gtk_widget_get_visible (self->minimap));
  style.minimap = TRUE;
  aster_plot_set_style (self->stage.plot, &style);
  aster_viewport_fit (viewport);
  g_assert_false (gtk_widget_get_visible (self->minimap));
}

/* A press goes where it points, a drag follows; the middle of it is the middle of all. */
static void
test_press (Room *self, gconstpointer data)
{
  AsterViewport *viewport = look_near (self);
  gpointer drag = NULL;
  g_autoptr (GListModel) list = gtk_widget_observe_controllers (self->minimap);
  double middle[2] = { gtk_widget_get_width (self->minimap) / 2.0,
                       gtk_widget_get_height (self->minimap) / 2.0 };

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (list, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        drag = controller;
    }

  g_signal_emit_by_name (drag, "drag-begin", middle[0], middle[1]);
  g_assert_cmpfloat_with_epsilon (aster_viewport_get_view (viewport).x, 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (aster_viewport_get_view (viewport).y, 0, 1e-6);
  g_signal_emit_by_name (drag, "drag-update", 20.0, -10.0);
  g_assert_cmpfloat (aster_viewport_get_view (viewport).x, >, 0.2);
  g_assert_cmpfloat (aster_viewport_get_view (viewport).y, >, 0.1);
  g_assert_cmpfloat_with_epsilon (aster_viewport_get_zoom (viewport), 8, 1e-9);
}

static void
test_keys (Room *self, gconstpointer data)
{
  AsterViewport *viewport = look_near (self);
  g_autoptr (GListModel) list = gtk_widget_observe_controllers (self->minimap);
  AsterView before = aster_viewport_get_view (viewport);
  gpointer keys = NULL;
  gboolean handled;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (list, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        keys = controller;
    }

  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Left, 0, 0, &handled);
  g_assert_true (handled);
  g_assert_cmpfloat (aster_viewport_get_view (viewport).x, <, before.x);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Up, 0, 0, &handled);
  g_assert_cmpfloat (aster_viewport_get_view (viewport).y, >, before.y);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_a, 0, 0, &handled);
  g_assert_false (handled);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Home, 0, 0, &handled);
  g_assert_cmpfloat_with_epsilon (aster_viewport_get_zoom (viewport), 1, 1e-9);
}

/* Moving about paints it no more than once. */
static void
test_is_painted_once (Room *self, gconstpointer data)
{
  AsterViewport *viewport = look_near (self);
  guint before = self->stage.plot->edition;

  for (guint i = 0; i < 3; i++)
    {
      aster_viewport_move (viewport, 0.01, 0.01);
      draw_frames (GTK_WIDGET (self->stage.plot), 1);
    }
  g_assert_cmpuint (self->stage.plot->edition, ==, before);
}

#define ADD(path, func) g_test_add (path, Room, NULL, set_up_room, func, tear_down_room)

/* The middle of the minimap as it is drawn, a sum of its bytes. */
static guint64
weigh_minimap (Room *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (self->minimap);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *page = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 150);
  cairo_t *cr = cairo_create (page);
  GskRenderNode *node;
  guint64 sum = 0;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (self->minimap),
                          gtk_widget_get_height (self->minimap));
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (page);
  for (int i = 0; i < 150 * cairo_image_surface_get_stride (page); i++)
    sum = sum * 31 + cairo_image_surface_get_data (page)[i];
  cairo_surface_destroy (page);
  gsk_render_node_unref (node);

  return sum;
}

/* While points are on their way, as those of a t-SNE always are, the minimap follows; and
 * it ends where they do. */
static void
test_follows (Room *self, gconstpointer data)
{
  AsterPlot *plot = self->stage.plot;
  guint64 before, now;
  gint64 deadline = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  look_near (self);
  before = weigh_minimap (self);
  plot->moving = aster_matrix_copy (plot->index->positions, NULL);
  for (int i = 0; i < 10; i++)
    plot->moving->data[i] *= 0.5f;
  aster_plot_stale (plot);
  do
    {
      gtk_widget_queue_draw (self->minimap);
      draw_frames (GTK_WIDGET (plot), 2);
      now = weigh_minimap (self);
  } while (now == before && g_get_monotonic_time () < deadline);
  g_assert_cmpuint (now, !=, before);

  aster_plot_rest (plot);
  do
    {
      draw_frames (GTK_WIDGET (plot), 2);
      now = weigh_minimap (self);
  } while (now != before && g_get_monotonic_time () < deadline);
  g_assert_cmpuint (now, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  ADD ("/plot-minimap/comes-and-goes", test_comes_and_goes);
  ADD ("/plot-minimap/press", test_press);
  ADD ("/plot-minimap/keys", test_keys);
  ADD ("/plot-minimap/is-painted-once", test_is_painted_once);
  ADD ("/plot-minimap/follows", test_follows);

  return g_test_run ();
}
