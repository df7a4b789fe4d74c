/* Whatever is drawn by hand shows where the keyboard is: with the style sheet of the
 * program, in a light and a dark desktop, a ring of at least 3:1 against what it lies on.
 */

#include "chart/bars.h"
#include "chart/chart.h"
#include "chart/strip.h"
#include "display.h"
#include "fittings/theme.h"
#include "plot/plot.h"
#include "stage.h"

#define SIDE 200 /* px */

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider,
                                       "/io/github/asterism/Asterism/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* What @widget shows now, as the window draws it. */
static cairo_surface_t *
draw (GtkWidget *widget, GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot),
                          gtk_widget_get_width (window), gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  cairo_translate (cr, -(double) bounds.origin.x, -(double) bounds.origin.y);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static AsterColour
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel, data + y * cairo_image_surface_get_stride (surface) + 4 * x, 4);

  return (AsterColour){ (pixel >> 16 & 255) / 255.0, (pixel >> 8 & 255) / 255.0,
                        (pixel & 255) / 255.0, 1 };
}

/* By its left side, half way down, @widget has a ring with the keyboard and none without.
 * The window has a frame of some px where nobody else makes one. */
static void
assert_ring (GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *window = adw_window_new ();
  const char *what = G_OBJECT_TYPE_NAME (widget);
  cairo_surface_t *without, *with;
  double contrast = 0;
  int y;

  gtk_widget_set_vexpand (widget, TRUE);
  gtk_box_append (GTK_BOX (box), widget);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), SIDE, SIDE);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_get_focusable (widget));
  display_settle ();
  y = gtk_widget_get_height (widget) / 2;
  without = draw (widget, window);
  /* What GTK sets on the widget that has the keyboard, in a window that is in front. */
  gtk_widget_set_state_flags (
      widget, GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE, FALSE);
  display_settle ();
  with = draw (widget, window);
  for (int x = 0; x < 12; x++)
    contrast = MAX (contrast, aster_colour_contrast (get_pixel (with, x, y),
                                                     get_pixel (without, x, y)));
  g_test_message ("%s: %.1f", what, contrast);
  g_assert_cmpfloat (contrast, >=, 3);

  cairo_surface_destroy (without);
  cairo_surface_destroy (with);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_rings (gconstpointer scheme)
{
  GtkWidget *plot = aster_plot_new (), *chart = aster_chart_new ();
  const float values[] = { 1, 2, 3 };
  GtkWidget *strip = g_object_new (ASTER_TYPE_STRIP, NULL);
  GtkWidget *bars = g_object_new (ASTER_TYPE_BARS, NULL);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      (AdwColorScheme) GPOINTER_TO_INT (scheme));
  aster_plot_set_theme (ASTER_PLOT (plot), aster_theme_current ());
  aster_strip_set_values (ASTER_STRIP (strip), values, 3);
  aster_bars_set_vector (ASTER_BARS (bars), values, 3);
  assert_ring (plot);
  assert_ring (chart);
  assert_ring (strip);
  assert_ring (bars);
}

/* For those who have asked their desktop for high contrast, before anything was drawn. */
static void
test_high_contrast (void)
{
  if (!g_test_subprocess ())
    {
      g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      g_unsetenv ("ADW_DEBUG_HIGH_CONTRAST");
      g_test_trap_assert_passed ();
      return;
    }

  g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
  test_rings (GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT));
  g_assert_cmpint (aster_theme_current (), ==, ASTER_THEME_CONTRAST);
  test_rings (GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK));
  g_assert_cmpint (aster_theme_current (), ==, ASTER_THEME_CONTRAST_DARK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display; ./test brings one\n");
      return 0;
    }
  adw_init ();
  load_style ();

  g_test_add_data_func ("/focus-ring/light",
                        GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), test_rings);
  g_test_add_data_func ("/focus-ring/dark", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK),
                        test_rings);
  g_test_add_func ("/focus-ring/high-contrast", test_high_contrast);

  return g_test_run ();
}
