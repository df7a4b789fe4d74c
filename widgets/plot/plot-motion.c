/* The way from one picture to the next: points glide to their new places, and the
 * page to what it shows, in one slowing motion. Jumps at once if the desktop asks
 * for less motion. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "parts/bits.h"
#include "plot/plot-private.h"

#define EASE     300.0 /* ms */
#define RIM      12.0  /* px: nearer to the rim of the page a row is not well seen */
#define FILLED   0.7   /* of the page by what was flown to */
#define READABLE 400.0 /* points on a page whose words can be read */
#define FOLDED   0.4   /* of its size: how a first map begins */

static gboolean
wants_motion (AsterPlot *self)
{
  gboolean wanted = FALSE;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations",
                  &wanted, NULL);

  return wanted;
}

/* Ends the motion: everything is where it belongs. */
void
aster_plot_rest (AsterPlot *self)
{
  gboolean moved = self->moving != NULL;

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  self->duration = 0;
  g_clear_pointer (&self->from, aster_matrix_unref);
  g_clear_pointer (&self->moving, aster_matrix_unref);
  if (moved)
    aster_plot_stale (self);
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* How far the motion is, [0, 1], slowing down towards its end. */
static double
get_progress (AsterPlot *self, gint64 now)
{
  double t = CLAMP ((double) (now - self->start) / 1000 / self->duration, 0, 1);

  return 1 - (1 - t) * (1 - t) * (1 - t);
}

static void
move_points (AsterPlot *self, double t)
{
  const AsterMatrix *to = self->index->positions;

  for (gsize i = 0; i < to->n_rows; i++)
    {
      const float *a = aster_matrix_row (self->from, i), *b = aster_matrix_row (to, i);
      float *p = aster_matrix_row (self->moving, i);

      p[0] = a[0] + (b[0] - a[0]) * (float) t;
      p[1] = a[1] + (b[1] - a[1]) * (float) t;
    }
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AsterPlot *self = ASTER_PLOT (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->start == 0)
    self->start = now;
  if ((double) (now - self->start) / 1000 >= self->duration)
    {
      self->tick = 0;
      aster_plot_rest (self);
      return G_SOURCE_REMOVE;
    }

  if (self->moving != NULL)
    {
      move_points (self, get_progress (self, now));
      aster_plot_stale (self);
    }
  gtk_widget_queue_draw (widget);

  return G_SOURCE_CONTINUE;
}

/* Where points set out from on their way to @to, (n × 2): from where they are seen, or,
 * if none are, from nearer to the middle. */
AsterMatrix *
aster_plot_dup_origin (AsterPlot *self, const AsterMatrix *to)
{
  const AsterMatrix *seen = self->moving          ? self->moving
                            : self->index != NULL ? self->index->positions
                                                  : to;
  AsterMatrix *from;

  if (seen->n_rows != to->n_rows)
    return NULL;

  from = aster_matrix_copy (seen, NULL);
  if (from != NULL && seen == to)
    {
      AsterView middle = aster_viewport_get_whole (self->viewport);

      for (gsize i = 0; i < from->n_rows; i++)
        {
          float *p = aster_matrix_row (from, i);

          p[0] = (float) (middle.x + FOLDED * ((double) p[0] - middle.x));
          p[1] = (float) (middle.y + FOLDED * ((double) p[1] - middle.y));
        }
    }

  return from;
}

/**
 * aster_plot_carry_over:
 * @self: a plot whose viewport shows the plane as it will be
 * @from: (n × 2 or 3) where points are seen now, on the plane as it was; changed
 * @before: how that plane met the page
 *
 * Puts @from where the points stand on the page now. The frames of a t-SNE grow a
 * hundred thousandfold; on the page they only change their shape.
 */
void
aster_plot_carry_over (AsterPlot *self, AsterMatrix *from, const AsterTransform *before)
{
  AsterTransform now = aster_viewport_get_transform (self->viewport, before->width,
                                                     before->height);

  for (gsize i = 0; i < from->n_rows; i++)
    {
      float *p = aster_matrix_row (from, i);
      double page[2], plane[2];

      aster_transform_to_page (before, p[0], p[1], page);
      aster_transform_to_plane (&now, page[0], page[1], plane);
      p[0] = (float) plane[0];
      p[1] = (float) plane[1];
    }

  /* The page has arrived: what glides from now on is the points alone. A page that
   * still came from the plane of many frames ago would show none of them. */
  self->duration = 0;
}

/**
 * aster_plot_ease:
 * @self: a plot whose page, or whose points, are just about to change
 * @duration: ms
 * @from: (transfer full) (nullable): (n × 2 or 3) where the points come from; %NULL
 *   if they stay
 *
 * From what is seen now, the plot glides to what its layout and viewport say.
 */
void
aster_plot_ease (AsterPlot *self, double duration, AsterMatrix *from)
{
  AsterTransform now = aster_plot_get_transform (self);
  g_autoptr (AsterMatrix) begin = from;

  if (!wants_motion (self) || !(now.width > 0))
    {
      aster_plot_rest (self);
      return;
    }

  self->from_transform = now;
  self->duration = duration;
  self->start = 0;
  if (begin != NULL)
    {
      g_clear_pointer (&self->from, aster_matrix_unref);
      g_clear_pointer (&self->moving, aster_matrix_unref);
      self->moving = aster_matrix_copy (begin, NULL);
      self->from = self->moving ? g_steal_pointer (&begin) : NULL;
    }
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* The nearest px of the device, in logical px. A page that goes by these keeps what was
 * painted of it. */
double
aster_plot_round (AsterPlot *self, double px)
{
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return round (px * scale) / scale;
}

/* How the plane meets the page at this moment, on the way or at rest. */
AsterTransform
aster_plot_get_transform (AsterPlot *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AsterTransform to = aster_viewport_get_transform (
      self->viewport, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  const AsterTransform *from = &self->from_transform;
  double a[2], b[2], t;

  if (self->duration <= 0 || clock == NULL || from->width != to.width ||
      from->height != to.height)
    return to;

  t = self->start == 0 ? 0 : get_progress (self, gdk_frame_clock_get_frame_time (clock));
  aster_transform_to_plane (from, to.width / 2, to.height / 2, a);
  aster_transform_to_plane (&to, to.width / 2, to.height / 2, b);
  to.scale = from->scale * pow (to.scale / from->scale, t);
  to.dx = to.width / 2 - to.scale * (a[0] + (b[0] - a[0]) * t);
  to.dy = to.height / 2 + to.scale * (a[1] + (b[1] - a[1]) * t);
  if (to.scale == from->scale)
    {
      to.dx = from->dx + aster_plot_round (self, to.dx - from->dx);
      to.dy = from->dy + aster_plot_round (self, to.dy - from->dy);
    }

  return to;
}

/* Shows everything. */
void
aster_plot_fit (AsterPlot *self)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  aster_plot_ease (self, EASE, NULL);
  aster_viewport_fit (self->viewport);
}

/* Brings @row to the middle, if it has a place. */
void
aster_plot_centre_on (AsterPlot *self, gsize row)
{
  const float *p;

  g_return_if_fail (ASTER_IS_PLOT (self));
  g_return_if_fail (row < aster_plot_get_n (self));

  if (!aster_plot_index_has_place (self->index, row))
    return;

  p = aster_matrix_row (self->index->positions, row);
  aster_plot_ease (self, EASE, NULL);
  aster_viewport_centre_on (self->viewport, p[0], p[1]);
}

/* So near that the words around one point can be read: about as many points are on the
 * page as have room. */
static double
get_reading_zoom (AsterPlot *self)
{
  return CLAMP (sqrt ((double) aster_plot_get_n (self) * self->share / READABLE), 1, 20);
}

/**
 * aster_plot_fly_to:
 * @self: a plot
 * @rows: (array length=n): what is to be looked at
 * @n: how many
 *
 * Goes to where all of those that are seen are on the page: never farther away than to
 * show everything, and no nearer than one can read. If none are, it stays and says so.
 */
void
aster_plot_fly_to (AsterPlot *self, const guint32 *rows, gsize n)
{
  double low[2] = { INFINITY, INFINITY }, high[2] = { -INFINITY, -INFINITY };
  AsterTransform t;
  AsterView view;

  g_return_if_fail (ASTER_IS_PLOT (self));

  for (gsize i = 0; i < n; i++)
    if (rows[i] < aster_plot_get_n (self) &&
        (self->visible == NULL || aster_bits_get (self->visible, rows[i])))
      {
        const float *p = aster_matrix_row (self->index->positions, rows[i]);

        for (int k = 0; k < 2; k++)
          {
            low[k] = MIN (low[k], (double) p[k]);
            high[k] = MAX (high[k], (double) p[k]);
          }
      }
  if (!(low[0] <= high[0]))
    {
      aster_plot_set_note (self, ngettext ("That word is not among those shown.",
                                           "Those words are not among those shown.", n));
      return;
    }

  view = aster_viewport_get_view (self->viewport);
  t = aster_viewport_get_transform (self->viewport,
                                    gtk_widget_get_width (GTK_WIDGET (self)),
                                    gtk_widget_get_height (GTK_WIDGET (self)));
  if (n == 1)
    view.zoom = MAX (view.zoom, get_reading_zoom (self));
  else
    view.zoom = CLAMP (view.zoom * FILLED *
                           MIN (t.width / (MAX (high[0] - low[0], 1e-12) * t.scale),
                                t.height / (MAX (high[1] - low[1], 1e-12) * t.scale)),
                       aster_viewport_get_home (self->viewport).zoom,
                       get_reading_zoom (self));
  view.x = (low[0] + high[0]) / 2;
  view.y = (low[1] + high[1]) / 2;
  aster_plot_ease (self, EASE, NULL);
  aster_viewport_set_view (self->viewport, &view);
}

/* Brings @row to the middle if it is not on the page, or on its rim. */
void
aster_plot_reveal (AsterPlot *self, gsize row)
{
  AsterTransform t;
  const float *p;
  double page[2];

  g_return_if_fail (ASTER_IS_PLOT (self));

  t = aster_viewport_get_transform (self->viewport,
                                    gtk_widget_get_width (GTK_WIDGET (self)),
                                    gtk_widget_get_height (GTK_WIDGET (self)));
  if (row >= aster_plot_get_n (self) || !(t.width > 0))
    return;

  p = aster_matrix_row (self->index->positions, row);
  aster_transform_to_page (&t, (double) p[0], (double) p[1], page);
  if (page[0] < RIM || page[1] < RIM || page[0] > t.width - RIM ||
      page[1] > t.height - RIM)
    aster_plot_centre_on (self, row);
}
