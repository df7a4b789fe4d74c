#include "figure/picture.h"

/* 4 × 3 px of one colour. */
static GdkTexture *
new_picture (guint32 pixel)
{
  guint32 *pixels = g_new (guint32, 12);

  for (int i = 0; i < 12; i++)
    pixels[i] = pixel;

  return aster_picture_new (g_bytes_new_take (pixels, 12 * sizeof (guint32)),
                            CAIRO_FORMAT_ARGB32, 4, 3, 4 * sizeof (guint32));
}

static GskRenderNode *
append (GdkTexture *picture, GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t area = GRAPHENE_RECT_INIT (10, 20, 8, 6);

  aster_picture_append (picture, widget, snapshot, &area);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
test_is_a_texture (void)
{
  g_autoptr (GdkTexture) picture = new_picture (0xff204060);
  GtkWidget *nowhere = g_object_ref_sink (gtk_label_new (NULL));
  GskRenderNode *node = append (picture, nowhere);

  g_assert_cmpint (gdk_texture_get_width (picture), ==, 4);
  g_assert_cmpint (gdk_texture_get_height (picture), ==, 3);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_TEXTURE_NODE);
  gsk_render_node_unref (node);
  g_object_unref (nowhere);
}

/* Cairo gets the pixels themselves, and they outlive the texture. */
static void
test_is_drawn_where_it_belongs (void)
{
  GtkWidget *window = gtk_window_new ();
  GdkTexture *picture = new_picture (0xff204060);
  cairo_surface_t *page = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 40, 40);
  cairo_t *cr = cairo_create (page);
  const guint32 *pixels;
  GskRenderNode *node;
  int stride;

  gtk_widget_realize (window);
  node = append (picture, window);
  if (GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (GTK_NATIVE (window))))
    g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_CAIRO_NODE);
  g_object_unref (picture);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (page);
  pixels = (const guint32 *) cairo_image_surface_get_data (page);
  stride = cairo_image_surface_get_stride (page) / 4;
  g_assert_cmphex (pixels[22 * stride + 14], ==, 0xff204060);
  g_assert_cmphex (pixels[18 * stride + 14], ==, 0);
  g_assert_cmphex (pixels[22 * stride + 19], ==, 0);

  cairo_surface_destroy (page);
  gsk_render_node_unref (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A large picture is drawn by strips, which nobody sees: each px of it stands on the page
 * at @scale px of the device for one of the widget. */
static void
check_large (int scale)
{
  enum { WIDTH = 700, HEIGHT = 530 };
  GtkWidget *window = gtk_window_new ();
  guint32 *pixels = g_new (guint32, WIDTH * HEIGHT);
  cairo_surface_t *page = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH + 8,
                                                      HEIGHT + 8);
  graphene_rect_t area = GRAPHENE_RECT_INIT (4.f / (float) scale, 4.f / (float) scale,
                                             WIDTH / (float) scale,
                                             HEIGHT / (float) scale);
  cairo_t *cr = cairo_create (page);
  g_autoptr (GdkTexture) picture = NULL;
  GskRenderNode *node;

  for (guint i = 0; i < WIDTH * HEIGHT; i++)
    pixels[i] = 0xff000000 | (i * 2654435761u >> 8);
  picture = aster_picture_new (g_bytes_new_take (pixels, WIDTH * HEIGHT * 4),
                               CAIRO_FORMAT_RGB24, WIDTH, HEIGHT, WIDTH * 4);

  gtk_widget_realize (window);
  node = aster_picture_get_node (picture, window, &area);
  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (page);
  for (int y = 0; y < HEIGHT; y++)
    {
      const guchar *row = cairo_image_surface_get_data (page) +
                          (y + 4) * cairo_image_surface_get_stride (page);

      g_assert_cmpmem (row + 16, WIDTH * 4, pixels + y * WIDTH, WIDTH * 4);
    }

  cairo_surface_destroy (page);
  gsk_render_node_unref (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_shows_no_strips (void)
{
  check_large (1);
  check_large (2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  g_test_add_func ("/picture/is-a-texture", test_is_a_texture);
  g_test_add_func ("/picture/is-drawn-where-it-belongs", test_is_drawn_where_it_belongs);
  g_test_add_func ("/picture/shows-no-strips", test_shows_no_strips);
  return g_test_run ();
}
