/* When a plot is zoomed far in, the whole map stands small in a corner, with a frame
 * around what is seen. A press or a drag on it brings that place to the middle; so do
 * the arrow keys, and Home shows everything again. */

#include "plot/plot-minimap.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "colour/shape.h"
#include "figure/picture.h"
#include "parts/numbers.h"
#include "plot/plot-points.h"
#include "plot/plot-private.h"
#include "text/text-paint.h"

#define NEAR    4.0 /* zoom, from which on it is shown */
#define WIDTH   168 /* px */
#define HEIGHT  112
#define INSET   5    /* px of frame */
#define LEAST   8.0  /* px, the least that the frame of the view measures */
#define STEP    0.25 /* of the page, by an arrow key */
#define CORNER  7.0
#define SMALLER 8.0                             /* than the page whose margins it has */
#define EASE    200.0                           /* ms */
#define FOLLOW  (100 * G_TIME_SPAN_MILLISECOND) /* between pages of a map on the move */
#define SOME    20000                           /* points of these */

struct _AsterPlotMinimap
{
  GtkWidget parent_instance;

  AsterPlot *plot; /* (unowned): it goes with the window */
  AsterViewport *viewport;
  GdkTexture *page;
  guint edition;  /* of the plot, that the page shows */
  gint64 painted; /* monotonic time; and */
  guint again;    /* the source that asks for the next page, or 0 */
  double drag_x, drag_y;
};

G_DEFINE_FINAL_TYPE (AsterPlotMinimap, aster_plot_minimap, GTK_TYPE_WIDGET)

/* How the whole plane meets the minimap, px within its frame. The margins of a large page
 * would leave little of a small one, so it is that of a larger one made smaller. */
static AsterTransform
get_home (AsterPlotMinimap *self)
{
  double width = WIDTH - 2 * INSET, height = HEIGHT - 2 * INSET;
  AsterTransform t = aster_viewport_get_transform (self->viewport, SMALLER * width,
                                                   SMALLER * height);
  AsterView whole = aster_viewport_get_whole (self->viewport);

  t.width = width;
  t.height = height;
  t.scale /= SMALLER * aster_viewport_get_zoom (self->viewport);
  t.dx = width / 2 - t.scale * whole.x;
  t.dy = height / 2 + t.scale * whole.y;

  return t;
}

/* What the plot shows now, px of the minimap within its frame. */
static void
find_view (AsterPlotMinimap *self, double from[2], double to[2])
{
  AsterTransform t = aster_plot_get_transform (self->plot), home = get_home (self);
  double a[2], b[2];

  aster_transform_to_plane (&t, 0, 0, a);
  aster_transform_to_plane (&t, t.width, t.height, b);
  aster_transform_to_page (&home, a[0], a[1], from);
  aster_transform_to_page (&home, b[0], b[1], to);
  for (int p = 0; p < 2; p++)
    {
      double middle = (from[p] + to[p]) / 2, half = MAX (to[p] - from[p], LEAST) / 2;

      from[p] = middle - half;
      to[p] = middle + half;
    }
}

static void
describe (AsterPlotMinimap *self)
{
  double zoom = aster_viewport_get_zoom (self->viewport);
  g_autofree char *times = aster_number_dup_fixed (zoom, 1);
  /* Translators: said of the small map in a corner; %s is a number such as 6.3. */
  g_autofree char *text = g_strdup_printf (
      _ ("Zoomed in %s times. Arrow keys move about, Home shows everything."), times);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Overview of the map"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* Whether there is anything to be said that the plot does not show. */
static void
update (AsterPlotMinimap *self)
{
  gboolean wanted = self->plot->index != NULL && self->plot->style.minimap &&
                    aster_viewport_get_zoom (self->viewport) >= NEAR &&
                    gtk_widget_get_width (GTK_WIDGET (self->plot)) > 2 * WIDTH &&
                    gtk_widget_get_height (GTK_WIDGET (self->plot)) > 2 * HEIGHT;

  if (gtk_widget_get_visible (GTK_WIDGET (self)) != wanted)
    gtk_widget_set_visible (GTK_WIDGET (self), wanted);
  if (!wanted)
    return;

  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
again_cb (gpointer data)
{
  AsterPlotMinimap *self = data;

  self->again = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* A map on the move is followed a few times a second, by some of its points; at rest all
 * of them are there. */
static void
update_page (AsterPlotMinimap *self)
{
  gsize n = aster_plot_get_n (self->plot);
  gboolean moving = self->plot->moving != NULL;
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  AsterPlotScene scene;
  AsterPage page;

  if (moving && self->again == 0)
    self->again = g_timeout_add (FOLLOW / 1000, again_cb, self);
  if (self->page != NULL && self->edition == self->plot->edition)
    return;
  if (self->page != NULL && moving && g_get_monotonic_time () - self->painted < FOLLOW)
    return;

  scene = aster_plot_get_scene (self->plot, WIDTH, HEIGHT);
  scene.transform = get_home (self);
  scene.style.axes = FALSE;
  scene.style.outlines = FALSE;
  scene.style.marks = ASTER_MARKS_POINTS;
  scene.axes = NULL;
  scene.portion = moving && n > SOME ? (double) SOME / (double) n : 1;
  g_clear_object (&self->page);
  if (!aster_page_init (&page, (gsize) ((WIDTH - 2 * INSET) * scale),
                        (gsize) ((HEIGHT - 2 * INSET) * scale), scale))
    return;

  aster_plot_points_paint (&scene, scale, &page);
  self->page = aster_plot_page_to_texture (&page);
  self->edition = self->plot->edition;
  self->painted = g_get_monotonic_time ();
}

static void
paint_frame (AsterPlotMinimap *self, cairo_t *cr)
{
  AsterTheme theme = self->plot->theme;
  AsterColour accent = aster_palette_ink (theme, ASTER_INK_ACCENT);
  AsterColour paper = aster_palette_ink (theme, ASTER_INK_PAPER);
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self));
  double from[2], to[2];

  aster_round_rectangle (cr, 0.5, 0.5, WIDTH - 1, HEIGHT - 1, CORNER);
  aster_cairo_set_colour (
      cr, focused
              ? accent
              : aster_colour_with_alpha (aster_palette_ink (theme, ASTER_INK_LINE), 0.8));
  cairo_set_line_width (cr, focused ? 2 : 1);
  cairo_stroke (cr);

  find_view (self, from, to);
  cairo_rectangle (cr, INSET, INSET, WIDTH - 2 * INSET, HEIGHT - 2 * INSET);
  cairo_clip_preserve (cr);

  /* What is not seen stands back. */
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_rectangle (cr, INSET + from[0], INSET + from[1], to[0] - from[0],
                   to[1] - from[1]);
  aster_cairo_set_colour (cr, aster_colour_with_alpha (paper, 0.55));
  cairo_fill (cr);
  cairo_rectangle (cr, INSET + from[0], INSET + from[1], to[0] - from[0],
                   to[1] - from[1]);
  aster_cairo_set_colour (cr, aster_colour_with_alpha (paper, 0.9));
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  aster_cairo_set_colour (cr, aster_palette_ink (theme, ASTER_INK_HOVER));
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
aster_plot_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AsterPlotMinimap *self = ASTER_PLOT_MINIMAP (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT);
  graphene_rect_t inner = GRAPHENE_RECT_INIT (INSET, INSET, WIDTH - 2 * INSET,
                                              HEIGHT - 2 * INSET);
  AsterColour card = aster_palette_ink (self->plot->theme, ASTER_INK_CARD);
  GdkRGBA rgba = { (float) card.r, (float) card.g, (float) card.b, 0.94f };
  GskRoundedRect rounded;
  cairo_t *cr;

  if (self->plot->index == NULL)
    return;

  update_page (self);
  gsk_rounded_rect_init_from_rect (&rounded, &area, (float) CORNER);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &rgba, &area);
  gtk_snapshot_pop (snapshot);
  if (self->page != NULL)
    aster_picture_append (self->page, widget, snapshot, &inner);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  paint_frame (self, cr);
  cairo_destroy (cr);
}

static void
aster_plot_minimap_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

/* Brings a place, px of the widget, to the middle of the plot. */
static void
go_to (AsterPlotMinimap *self, double x, double y)
{
  AsterTransform home = get_home (self);
  double plane[2];

  aster_transform_to_plane (&home, x - INSET, y - INSET, plane);
  aster_viewport_centre_on (self->viewport, plane[0], plane[1]);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, AsterPlotMinimap *self)
{
  self->drag_x = x;
  self->drag_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  go_to (self, x, y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, AsterPlotMinimap *self)
{
  go_to (self, self->drag_x + dx, self->drag_y + dy);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        AsterPlotMinimap *self)
{
  AsterTransform t = aster_plot_get_transform (self->plot);
  double dx = STEP * t.width / t.scale, dy = STEP * t.height / t.scale;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      aster_plot_ease (self->plot, EASE, NULL);
      aster_viewport_move (self->viewport,
                           key == GDK_KEY_Left    ? -dx
                           : key == GDK_KEY_Right ? dx
                                                  : 0,
                           key == GDK_KEY_Down ? -dy
                           : key == GDK_KEY_Up ? dy
                                               : 0);
      return TRUE;

    case GDK_KEY_Home:
      gtk_widget_grab_focus (GTK_WIDGET (self->plot));
      aster_plot_fit (self->plot);
      return TRUE;

    default:
      return FALSE;
    }
}

static void
follow_viewport (AsterPlotMinimap *self)
{
  if (self->viewport != NULL)
    g_signal_handlers_disconnect_by_data (self->viewport, self);
  g_set_object (&self->viewport, aster_plot_get_viewport (self->plot));
  g_signal_connect_swapped (self->viewport, "changed", G_CALLBACK (update), self);
  update (self);
}

static void
aster_plot_minimap_dispose (GObject *object)
{
  AsterPlotMinimap *self = ASTER_PLOT_MINIMAP (object);

  if (self->viewport != NULL)
    g_signal_handlers_disconnect_by_data (self->viewport, self);
  g_clear_handle_id (&self->again, g_source_remove);
  g_clear_object (&self->viewport);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (aster_plot_minimap_parent_class)->dispose (object);
}

static void
aster_plot_minimap_class_init (AsterPlotMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_plot_minimap_dispose;
  widget_class->measure = aster_plot_minimap_measure;
  widget_class->snapshot = aster_plot_minimap_snapshot;
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
aster_plot_minimap_init (AsterPlotMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               _ ("The whole map: press to go somewhere else"));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * aster_plot_minimap_new:
 * @plot: (transfer none): what it is the whole of; must outlive it
 *
 * Returns: (transfer floating): a widget to lay over the plot; it comes and goes with the
 *   zoom
 */
GtkWidget *
aster_plot_minimap_new (AsterPlot *plot)
{
  AsterPlotMinimap *self = g_object_new (ASTER_TYPE_PLOT_MINIMAP, NULL);

  self->plot = plot;
  g_signal_connect_object (plot, "notify::viewport", G_CALLBACK (follow_viewport), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (plot, "notify::layout", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (plot, "notify::theme", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (plot, "notify::style", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  follow_viewport (self);

  return GTK_WIDGET (self);
}

/* Lays one over @overlay, which is over @plot; words keep clear of it. */
void
aster_plot_minimap_add (AsterPlot *plot, GtkOverlay *overlay)
{
  GtkWidget *minimap = aster_plot_minimap_new (plot);

  gtk_overlay_add_overlay (overlay, minimap);
  aster_plot_add_cover (plot, minimap);
}
