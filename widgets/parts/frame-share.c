/* Without a graphics card Cairo hands each frame to the X server in memory that the two
 * share, and gives that up as soon as nothing of it is in use, which is after each frame.
 * Fresh pages come from the kernel one by one, which takes longer than painting them and
 * handing them over. A hundred bytes that stay in use keep the rest. */

#include "parts/frame-share.h"

#ifdef GDK_WINDOWING_X11
#include <cairo-xlib.h>
#include <gdk/x11/gdkx.h>
#endif

#ifdef GDK_WINDOWING_X11

/* Cairo shares pieces of one large block, for eight pictures. Holds on to a block for
 * pictures of @width × @height px by a small piece of it. */
static cairo_surface_t *
hold (GdkDisplay *display, int width, int height)
{
  Display *x = gdk_x11_display_get_xdisplay (display);
  cairo_surface_t *root = cairo_xlib_surface_create (
      x, DefaultRootWindow (x), DefaultVisual (x, DefaultScreen (x)), width, height);
  cairo_surface_t *whole = cairo_surface_create_similar_image (root, CAIRO_FORMAT_RGB24,
                                                               width, height);
  cairo_surface_t *piece = cairo_surface_create_similar_image (root, CAIRO_FORMAT_RGB24,
                                                               32, 1);

  cairo_surface_destroy (whole);
  cairo_surface_destroy (root);

  return piece;
}

#endif

/**
 * aster_frame_share_keep:
 * @widget: part of a window that is drawn again and again
 *
 * Lets GTK keep what it shares with the X server for frames of that window, where it
 * draws by Cairo. Cheap, but for the first time that a window is so large.
 */
void
aster_frame_share_keep (GtkWidget *widget)
{
#ifdef GDK_WINDOWING_X11
  static cairo_surface_t *held;
  static gsize held_size; /* px */
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  int scale = gtk_widget_get_scale_factor (widget), width, height;
  cairo_surface_t *before = held;

  if (surface == NULL || !GDK_IS_X11_SURFACE (surface) ||
      !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native)))
    return;

  width = gdk_surface_get_width (surface) * scale;
  height = gdk_surface_get_height (surface) * scale;
  if ((gsize) width * (gsize) height <= held_size)
    return;

  held_size = (gsize) width * (gsize) height;
  held = hold (gdk_surface_get_display (surface), width, height);
  g_clear_pointer (&before, cairo_surface_destroy);
#endif
}
