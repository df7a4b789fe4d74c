/* Where GTK draws by Cairo, as it does without a graphics card, GTK 4.8 takes every
 * texture through floating point on its way to the screen, even one that has the right
 * format already: 10 ns a pixel and frame, which is more than painting a map takes.
 * There the same pixels are handed to Cairo itself, as a source of its own kind: of a
 * surface that goes while somebody means to draw it Cairo makes a copy.
 *
 * Before Cairo draws a node it makes a picture of it, clear at first, and blends that in:
 * three passes over memory for a large one. So a large picture is many nodes, strips that
 * stay in the cache of a processor meanwhile. */

#include "figure/picture.h"

#include <math.h>

#define PIXELS "aster-pixels"
#define STRIP  (256 << 10) /* bytes of a large picture that are drawn at once */

/* The pixels as Cairo has them, and the node that shows them, which lasts as long as they
 * do: a node that is the same as in the frame before is not drawn again. */
typedef struct
{
  cairo_surface_t *surface;
  GskRenderNode *node; /* (nullable) */
  graphene_rect_t area;
} Pixels;

static void
pixels_free (gpointer data)
{
  Pixels *pixels = data;

  g_clear_pointer (&pixels->node, gsk_render_node_unref);
  cairo_surface_destroy (pixels->surface);
  g_free (pixels);
}

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
  Pixels *own = g_new0 (Pixels, 1);

  /* The surface reads what the bytes own, and nobody writes it. */
  static const cairo_user_data_key_t owner;
  own->surface = cairo_image_surface_create_for_data (
      (guchar *) g_bytes_get_data (pixels, NULL), format, width, height, (int) stride);
  cairo_surface_set_user_data (own->surface, &owner, pixels,
                               (cairo_destroy_func_t) g_bytes_unref);
  g_object_set_data_full (G_OBJECT (self), PIXELS, own, pixels_free);

  return self;
}

static gboolean
is_drawn_by_cairo (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

static cairo_surface_t *
acquire_cb (cairo_pattern_t *pattern,
            gpointer surface,
            cairo_surface_t *target,
            const cairo_rectangle_int_t *extents)
{
  return cairo_surface_reference (surface);
}

static void
release_cb (cairo_pattern_t *pattern, gpointer data, cairo_surface_t *surface)
{
  cairo_surface_destroy (surface);
}

static cairo_status_t
copy_cb (cairo_pattern_t *pattern, gpointer surface, const cairo_pattern_t *other)
{
  cairo_surface_reference (surface);

  return CAIRO_STATUS_SUCCESS;
}

static void
finish_cb (cairo_pattern_t *pattern, gpointer surface)
{
  cairo_surface_destroy (surface);
}

/* (transfer full): what draws @surface, and all copies of it share one. */
static cairo_pattern_t *
new_source (cairo_surface_t *surface)
{
  cairo_pattern_t *source = cairo_pattern_create_raster_source (
      cairo_surface_reference (surface), cairo_surface_get_content (surface),
      cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface));

  cairo_raster_source_pattern_set_acquire (source, acquire_cb, release_cb);
  cairo_raster_source_pattern_set_copy (source, copy_cb);
  cairo_raster_source_pattern_set_finish (source, finish_cb);

  return source;
}

/* A node for the rows of @surface from @top on that belong to @area. */
static GskRenderNode *
new_strip (cairo_surface_t *surface,
           cairo_pattern_t *source,
           const graphene_rect_t *area,
           double top)
{
  GskRenderNode *node = gsk_cairo_node_new (area);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  double scale = (double) area->size.width / cairo_image_surface_get_width (surface);

  cairo_translate (cr, (double) area->origin.x, (double) area->origin.y - top);
  cairo_scale (cr, scale, scale);
  cairo_set_source (cr, source);
  cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

/* How many logical px of its height are drawn at once. */
static int
get_strip_height (cairo_surface_t *surface, const graphene_rect_t *area)
{
  double scale = cairo_image_surface_get_width (surface) / (double) area->size.width;

  return MAX ((int) (STRIP / cairo_image_surface_get_stride (surface) / scale), 1);
}

static GskRenderNode *
new_node (cairo_surface_t *surface, const graphene_rect_t *area)
{
  cairo_pattern_t *source = new_source (surface);
  int height = (int) ceil ((double) area->size.height);
  int step = get_strip_height (surface, area);
  g_autoptr (GPtrArray) strips = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gsk_render_node_unref);
  GskRenderNode *node;

  for (int top = 0; top < height; top += step)
    {
      graphene_rect_t part = GRAPHENE_RECT_INIT (
          area->origin.x, area->origin.y + (float) top, area->size.width,
          MIN ((float) step, area->size.height - (float) top));

      g_ptr_array_add (strips, new_strip (surface, source, &part, top));
    }
  cairo_pattern_destroy (source);
  node = strips->len == 1
             ? gsk_render_node_ref (strips->pdata[0])
             : gsk_container_node_new ((GskRenderNode **) strips->pdata, strips->len);

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
  Pixels *pixels = g_object_get_data (G_OBJECT (self), PIXELS);

  if (pixels == NULL || !is_drawn_by_cairo (widget))
    return gsk_texture_node_new (self, area);

  if (pixels->node == NULL || !graphene_rect_equal (&pixels->area, area))
    {
      g_clear_pointer (&pixels->node, gsk_render_node_unref);
      pixels->node = new_node (pixels->surface, area);
      pixels->area = *area;
    }

  return gsk_render_node_ref (pixels->node);
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
