/* Where GTK draws by Cairo, as it does without a graphics card, GTK 4.8 takes every
 * texture through floating point on its way to the screen, even one that has the right
 * format already: 10 ns a pixel and frame, which is more than painting a map takes.
 * There the same pixels are handed to Cairo itself. */

#include "figure/picture.h"

#include <math.h>

#define PIXELS "aster-pixels"
#define PLACED "aster-placed"

/**
 * aster_picture_new:
 * @pixels: (transfer full): as %CAIRO_FORMAT_ARGB32 has them
 * @format: that, or %CAIRO_FORMAT_RGB24 if nothing is seen through them, which is copied
 *   in half the time
 * @width: px of the device
 * @height: px of the device
 * @stride: bytes from row to row
 *
 * Returns: (transfer full): a texture to be put on the screen by aster_picture_append()
 */
GdkTexture *
aster_picture_new (
    GBytes *pixels, cairo_format_t format, int width, int height, gsize stride)
{
  GdkTexture *self = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels,
                                             stride);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      (guchar *) g_bytes_get_data (pixels, NULL), format, width, height, (int) stride);

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

/* The picture as a node of its own that lasts as long as it does: a node that is the same
 * as in the frame before is not drawn again. */
typedef struct
{
  GskRenderNode *node;
  graphene_rect_t area;
} Placed;

static void
placed_free (gpointer data)
{
  Placed *placed = data;

  gsk_render_node_unref (placed->node);
  g_free (placed);
}

static GskRenderNode *
new_node (cairo_surface_t *surface, const graphene_rect_t *area)
{
  GskRenderNode *node = gsk_cairo_node_new (area);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_translate (cr, (double) area->origin.x, (double) area->origin.y);
  cairo_scale (cr, (double) area->size.width / cairo_image_surface_get_width (surface),
               (double) area->size.height / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

/**
 * aster_picture_get_node:
 * @self: a picture
 * @widget: what will show it
 * @area: where, logical px of @widget
 *
 * Returns: (transfer full): the same node for the same area
 */
GskRenderNode *
aster_picture_get_node (GdkTexture *self, GtkWidget *widget, const graphene_rect_t *area)
{
  cairo_surface_t *surface = g_object_get_data (G_OBJECT (self), PIXELS);
  Placed *placed = g_object_get_data (G_OBJECT (self), PLACED);

  if (surface == NULL || !is_drawn_by_cairo (widget))
    return gsk_texture_node_new (self, area);

  if (placed == NULL || !graphene_rect_equal (&placed->area, area))
    {
      placed = g_new (Placed, 1);
      placed->node = new_node (surface, area);
      placed->area = *area;
      g_object_set_data_full (G_OBJECT (self), PLACED, placed, placed_free);
    }

  return gsk_render_node_ref (placed->node);
}

/* Puts the picture on @area, logical px, of what @widget shows. */
void
aster_picture_append (GdkTexture *self,
                      GtkWidget *widget,
                      GtkSnapshot *snapshot,
                      const graphene_rect_t *area)
{
  GskRenderNode *node = aster_picture_get_node (self, widget, area);

  gtk_snapshot_append_node (snapshot, node);
  gsk_render_node_unref (node);
}

/**
 * aster_picture_new_drawing:
 * @recording: what somebody drew, a recording surface
 *
 * Returns: (transfer full) (nullable): a node that claims no more room than the ink
 * takes; %NULL if there is none
 */
GskRenderNode *
aster_picture_new_drawing (cairo_surface_t *recording)
{
  double x, y, width, height;
  graphene_rect_t area;
  GskRenderNode *node;
  cairo_t *cr;

  cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
  if (width <= 0 || height <= 0)
    return NULL;

  area = GRAPHENE_RECT_INIT ((float) floor (x) - 1, (float) floor (y) - 1,
                             (float) ceil (width) + 3, (float) ceil (height) + 3);
  node = gsk_cairo_node_new (&area);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}
