/* Where GTK draws by Cairo, as it does without a graphics card, GTK 4.8 takes every
 * texture through floating point on its way to the screen, even one that has the right
 * format already: 10 ns a pixel and frame, which is more than painting a map takes.
 * There the same pixels are handed to Cairo itself. */

#include "picture.h"

#define PIXELS "aster-pixels"

/**
 * aster_picture_new:
 * @pixels: (transfer full): as %CAIRO_FORMAT_ARGB32 has them
 * @width: px of the device
 * @height: px of the device
 * @stride: bytes from row to row
 *
 * Returns: (transfer full): a texture to be put on the screen by aster_picture_append()
 */
GdkTexture *
aster_picture_new (GBytes *pixels, int width, int height, gsize stride)
{
  GdkTexture *self = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels,
                                             stride);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      (guchar *) g_bytes_get_data (pixels, NULL), CAIRO_FORMAT_ARGB32, width, height,
      (int) stride);

  /* The surface reads what the bytes own, and nobody writes it. */
  static const cairo_user_data_key_t owner;
  cairo_surface_set_user_data (surface, &owner, pixels,
                               (cairo_destroy_func_t) g_bytes_unref);
  g_object_set_data_full (G_OBJECT (self), PIXELS, surface,
                          (GDestroyNotify) cairo_surface_destroy);

  return self;
}

static gboolean
is_drawn_by_cairo (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

/* Puts the picture on @area, logical px, of what @widget shows. */
void
aster_picture_append (GdkTexture *self,
                      GtkWidget *widget,
                      GtkSnapshot *snapshot,
                      const graphene_rect_t *area)
{
  cairo_surface_t *surface = g_object_get_data (G_OBJECT (self), PIXELS);
  cairo_t *cr;

  if (surface == NULL || !is_drawn_by_cairo (widget))
    {
      gtk_snapshot_append_texture (snapshot, self, area);
      return;
    }

  cr = gtk_snapshot_append_cairo (snapshot, area);
  cairo_translate (cr, (double) area->origin.x, (double) area->origin.y);
  cairo_scale (cr, (double) area->size.width / gdk_texture_get_width (self),
               (double) area->size.height / gdk_texture_get_height (self));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}
