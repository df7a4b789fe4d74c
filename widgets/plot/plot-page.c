/* Paper, points and axes of a plot are one picture, painted again only when something in
 * it changes: moving the pointer never repaints a point.
 * A page that is moved by whole px keeps its
 * points, and only what comes in is painted.
 *
 * While the picture moves otherwise, a machine that could not paint all points in time
 * paints a part of them, as many as it can, from everywhere in the file; those that are
 * selected or found are all there. At rest everything is. How many it can paint is known
 * from the last picture of all of them, and from each part that took less than its share.
 *
 * At rest, a picture for which the window would have to wait is painted beside the main
 * thread, and what was there before stays until it has come. Where that has another size,
 * a part of the points is painted first. */

#include "plot/plot-page.h"

#include "density/plot-heat.h"
#include "density/plot-hulls-brush.h"
#include "figure/picture.h"
#include "plot/plot-axes.h"
#include "plot/plot-points.h"
#include "plot/plot-torn.h"

#define BUDGET 10.0 /* ms, for a picture on the move */
#define LEAST  0.05 /* of the points */

/* @widget: (transfer none): what shows it, and outlives it. */
void
aster_plot_page_init (AsterPlotPage *self, GtkWidget *widget)
{
  self->widget = widget;
  self->patience = ASTER_PAGE_PATIENCE;
}

/* Does not wait for a picture any more, nor want the one that has come. */
static void
forget_exposure (AsterPlotPage *self)
{
  if (self->waiting != NULL)
    g_cancellable_cancel (self->waiting);
  g_clear_object (&self->waiting);
  g_clear_pointer (&self->exposure, aster_plot_exposure_free);
}

void
aster_plot_page_clear (AsterPlotPage *self)
{
  forget_exposure (self);
  g_clear_object (&self->now);
  aster_plot_layer_clear (&self->layer);
  g_clear_pointer (&self->stamps, aster_text_stamps_free);
}

/* (transfer full): the pixels of @page, which has none afterwards, to be shown. */
GdkTexture *
aster_plot_page_to_texture (AsterPage *page)
{
  GBytes *bytes = g_bytes_new_with_free_func (
      page->pixels, page->stride * page->height * sizeof (guint32), g_free, page->block);
  GdkTexture *texture = aster_picture_new (bytes, CAIRO_FORMAT_RGB24, (int) page->width,
                                           (int) page->height,
                                           page->stride * sizeof (guint32));

  page->block = NULL;

  return texture;
}

static void
paint_axes (const AsterPlotScene *scene, AsterPage *page, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      (guchar *) page->pixels, CAIRO_FORMAT_ARGB32, (int) page->width, (int) page->height,
      (int) (page->stride * sizeof (guint32)));
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  aster_plot_hulls_paint (scene, cr);
  aster_plot_torn_paint (scene, cr);
  aster_plot_axes_paint (scene, cr);
  aster_heat_legend_paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Whether what is there is a picture of this view. */
static gboolean
is_in_place (const AsterPlotPage *self,
             const AsterPlotScene *scene,
             gsize width,
             gsize height)
{
  return self->now != NULL && (gsize) gdk_texture_get_width (self->now) == width &&
         (gsize) gdk_texture_get_height (self->now) == height &&
         memcmp (&self->transform, &scene->transform, sizeof (AsterTransform)) == 0;
}

/* Paints all points that there is time for, ms. */
static void
paint_points (AsterPlotPage *self,
              AsterPlotScene *scene,
              double scale,
              double time,
              AsterPage *page)
{
  gint64 start = g_get_monotonic_time ();
  double whole;

  if (self->cost > time)
    scene->portion = MAX (time / self->cost, LEAST);
  aster_plot_layer_paint (&self->layer, scene, scale, page);
  whole = (double) (g_get_monotonic_time () - start) / 1000 / scene->portion;
  self->cost = scene->portion < 1 ? MIN (self->cost, whole) : whole;
}

/* Shows @page, which has none of its pixels afterwards, under what lies on it. */
static void
show (AsterPlotPage *self, AsterPlotScene *scene, double scale, AsterPage *page)
{
  if (self->stamps == NULL)
    self->stamps = aster_text_stamps_new ();
  scene->stamps = self->stamps;
  paint_axes (scene, page, scale);
  g_clear_object (&self->now);
  self->now = aster_plot_page_to_texture (page);
  self->transform = scene->transform;
  self->coarse = scene->portion < 1;
  self->n_painted++;
}

static void
paint_now (AsterPlotPage *self,
           AsterPlotScene *scene,
           int scale,
           gboolean moving,
           AsterPage *page)
{
  gboolean slides = !self->stale && self->waiting == NULL && (moving || !self->coarse);

  forget_exposure (self);
  if (slides && aster_plot_layer_slide (&self->layer, scene, scale, page))
    self->n_slid++;
  else
    paint_points (self, scene, scale, moving ? BUDGET : self->patience, page);
  show (self, scene, scale, page);
  self->stale = FALSE;
}

static void
exposed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AsterPlotExposure *exposure = aster_plot_exposure_finish (result);
  AsterPlotPage *self = data;

  if (exposure == NULL)
    return;

  g_clear_object (&self->waiting);
  self->exposure = exposure;
  gtk_widget_queue_draw (self->widget);
}

static void
paint_beside (AsterPlotPage *self, const AsterPlotScene *scene, int scale)
{
  self->waiting = g_cancellable_new ();
  self->stale = FALSE;
  aster_plot_exposure_begin (scene, scale, self->waiting, exposed_cb, self);
}

/* Shows the picture that has come, if it is still wanted. */
static void
take_exposure (AsterPlotPage *self, AsterPlotScene *scene, int scale)
{
  g_autoptr (AsterPlotExposure) exposure = g_steal_pointer (&self->exposure);

  if (!aster_plot_exposure_fits (exposure, scene, scale))
    {
      self->stale = TRUE;
      return;
    }

  aster_plot_layer_clear (&self->layer);
  self->layer = exposure->layer;
  memset (&exposure->layer, 0, sizeof exposure->layer);
  self->cost = exposure->cost;
  show (self, scene, scale, &exposure->page);
}

/**
 * aster_plot_page_update:
 * @self: a page
 * @scene: what it is to show; its portion is chosen here
 * @scale: device px for each logical px
 * @moving: whether the next picture will be another one
 *
 * Paints, if what is there is not what is wanted, or sees to it that it is painted.
 */
void
aster_plot_page_update (AsterPlotPage *self,
                        AsterPlotScene *scene,
                        int scale,
                        gboolean moving)
{
  gsize width = (gsize) scene->transform.width * (gsize) scale;
  gsize height = (gsize) scene->transform.height * (gsize) scale;
  gboolean in_place;
  AsterPage page;

  if (self->exposure != NULL)
    take_exposure (self, scene, scale);
  in_place = is_in_place (self, scene, width, height);
  if (in_place && !self->stale && (moving || !self->coarse || self->waiting != NULL))
    return;

  if (in_place && !moving && self->cost > self->patience)
    {
      if (self->waiting == NULL)
        paint_beside (self, scene, scale);
    }
  else
    {
      g_clear_object (&self->now);
      if (aster_page_init (&page, width, height, scale))
        paint_now (self, scene, scale, moving, &page);
    }
}
